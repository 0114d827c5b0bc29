import type { StackPlan } from "../../plan/stack-plan";
import { environmentOf, lookUp } from "./reading";

/** Where the boot script of a fleet stands among the inputs, by cloud. */
const scripts: Readonly<Record<string, { readonly type: string; readonly path: string }>> = {
  aws: { type: "aws:ec2/launchTemplate:LaunchTemplate", path: "userData" },
  azure: {
    type: "azure-native:compute:VirtualMachineScaleSet",
    path: "virtualMachineProfile.osProfile.customData",
  },
};

/** What the container of the active region is told. */
export function environment({ resources, settings: { cloud, active } }: StackPlan): Readonly<Record<string, string>> {
  const script = scripts[cloud];
  const fleet = resources.find(({ type, name }) => type === script?.type && name === `app-${active}`);
  if (script === undefined || fleet === undefined) throw new Error(`${cloud} has no fleet in ${active}`);
  return environmentOf(lookUp(fleet.inputs, script.path));
}
