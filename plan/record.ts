import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./made-up";
import { RecordingMonitor } from "./monitor";
import type { RecordedResource } from "./recorded";

export interface RecordArgs {
  readonly project: string;
  readonly stack: string;
  /** As the engine hands it to the program: namespaced keys, values as text. */
  readonly config: Readonly<Record<string, string>>;
  /** "made-up": as after an `up`; "unknown": as in a first preview. */
  readonly outputs: "made-up" | "unknown";
}

export interface Recording {
  readonly resources: readonly RecordedResource[];
  /** Outputs of the stack; secrets are marked. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

const runStack = pulumi.runtime.runInPulumiStack;
let running: Promise<unknown> = Promise.resolve();

/**
 * Runs a program in this process and keeps what it registers: no account, no engine, no network. The runtime's state is
 * global, so recordings take turns.
 */
export function record(program: () => Promise<unknown>, args: RecordArgs): Promise<Recording> {
  const turn = running.then(() => recordNow(program, args));
  running = turn.catch(() => undefined);
  return turn;
}

/** Of the default provider, which one stack uses of one cloud. The account of AWS stands in no config. */
function defaultPlace(config: RecordArgs["config"]): Place {
  const subscription = config["azure-native:subscriptionId"];
  if (subscription !== undefined) return { region: config["azure-native:location"] ?? "", account: subscription };
  const region = config["aws:region"];
  return region === undefined ? { region: "", account: "" } : { region, account: "111122223333" };
}

async function recordNow(program: () => Promise<unknown>, args: RecordArgs): Promise<Recording> {
  const { project, stack, config, outputs } = args;
  const monitor = new RecordingMonitor(project, stack, outputs, defaultPlace(config));
  pulumi.runtime.setMockOptions(monitor, project, stack, outputs === "unknown");
  pulumi.runtime.setAllConfig({ ...config });
  const strays: unknown[] = [];
  const onStray = (reason: unknown) => strays.push(reason);
  process.on("unhandledRejection", onStray);
  try {
    await runStack(program);
    // The promise above settles before the registrations have.
    await pulumi.runtime.disconnect();
  } finally {
    // Rejections that nobody awaits are reported on the next turn.
    await new Promise(setImmediate);
    process.off("unhandledRejection", onStray);
  }
  if (strays.length > 0) throw strays[0];
  const stackUrn = monitor.resources.find(({ type }) => type === pulumi.runtime.rootPulumiStackTypeName)?.urn ?? "";
  return { resources: monitor.resources, outputs: monitor.outputs.get(stackUrn) ?? {} };
}
