import type { Variable } from "../components/variables";
import { instanceVariables, settingVariables } from "../components/variables";
import { ownVariables as ownOnAws } from "../providers/aws/app-tier/boot/environment";
import { ownVariables as ownOnAzure } from "../providers/azure/app-tier/boot/environment";
import { table } from "./table";

/** The table of variables that a container is told. */
export function variablesTable(): string {
  const rows = (variables: Readonly<Record<string, Variable>>, where: string) =>
    Object.entries(variables).map(([name, { meaning, example }]) => [
      `\`${name}\``,
      `${meaning}${where}`,
      `\`${example}\``,
    ]);
  return table([
    ["Variable", "Meaning", "Example"],
    ...rows(settingVariables, ""),
    ...rows(instanceVariables, ""),
    ...rows(ownOnAws, " On AWS only."),
    ...rows(ownOnAzure, " On Azure only."),
  ]);
}
