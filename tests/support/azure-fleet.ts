import assert from "node:assert/strict";
import type { StackPlan } from "../../plan/stack-plan";
import type { PlannedArgs } from "./plan";
import { inputsOf, planned as plannedAny } from "./plan";

export const set = "azure-native:compute:VirtualMachineScaleSet";
export const autoscale = "azure-native:monitor:AutoscaleSetting";
export const regions = ["eastus2", "centralus"];
export const planned = (args: PlannedArgs = {}) => plannedAny({ stack: "prod-azure", ...args });
/** prod-azure, and dev-azure, which has one region. */
export const fleets: readonly (readonly [stack: string, region: string])[] = [
  ...regions.map((region) => ["prod-azure", region] as const),
  ["dev-azure", "eastus2"],
];

export interface Rule {
  readonly metricTrigger: Readonly<Record<string, unknown>>;
  readonly scaleAction: Readonly<Record<string, unknown>>;
}

export interface Profile {
  readonly name: string;
  readonly capacity: Readonly<Record<"minimum" | "maximum" | "default", unknown>>;
  readonly rules: readonly Rule[];
  readonly fixedDate?: Readonly<Record<"timeZone" | "start" | "end", string>>;
}

export const profiles = (plan: StackPlan, region = "eastus2") =>
  inputsOf(plan, autoscale, `app-${region}`)["profiles"] as readonly Profile[];

/** A value inside the model of a fleet's machines. */
export function machine(plan: StackPlan, region: string, path: string): unknown {
  const model = inputsOf(plan, set, `app-${region}`)["virtualMachineProfile"];
  return path.split(".").reduce((value: unknown, key) => (value as Record<string, unknown>)[key], model);
}

export const script = (plan: StackPlan, region: string) =>
  Buffer.from(String(machine(plan, region, "osProfile.customData")), "base64").toString();

export const extension = (plan: StackPlan, region: string, type: string) =>
  (machine(plan, region, "extensionProfile.extensions") as Record<string, unknown>[]).find(
    (each) => each["type"] === type,
  ) ?? assert.fail(`no extension ${type}`);
