import { settled } from "../engine/stack-file";
import { Cloud } from "./cloud";
import { kinds } from "./kinds";
import { awsGiven } from "./aws/given";
import { azureGiven } from "./azure/given";
import { stackConfig } from "../../config/stack-file";
import type { RecordedResource } from "../../plan/recorded";
import { planStack } from "../../plan/stack-plan";

export interface OpenedStack {
  readonly resources: readonly RecordedResource[];
  /** A cloud in which nothing of the program stands, but all that people must bring. */
  readonly cloud: () => Cloud;
}

const opened = new Map<string, Promise<OpenedStack>>();

/** A stack as it would be run, its placeholders settled; recorded once. */
export function openStack(stack: string): Promise<OpenedStack> {
  const known = opened.get(stack);
  if (known !== undefined) return known;
  const opening = open(stack);
  opened.set(stack, opening);
  return opening;
}

async function open(stack: string): Promise<OpenedStack> {
  const config = stackConfig(stack, settled(stack));
  const set = Object.entries(config)
    .filter(([key]) => !key.includes(":"))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const { resources } = await planStack({ stack, set, now: new Date("2026-11-01T00:00:00Z") });
  return { resources, cloud: () => emptyCloud(stack) };
}

/** What people must bring stands there: accounts, zones, images. */
export function emptyCloud(stack: string): Cloud {
  const cloud = new Cloud(kinds);
  const config = stackConfig(stack, settled(stack));
  (config["cloud"] === "aws" ? awsGiven : azureGiven)(cloud, config);
  return cloud;
}
