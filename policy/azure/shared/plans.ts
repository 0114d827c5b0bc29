import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read } from "../../view";
import { deploymentTypes, sentResources } from "./templates";

/** A plan of Defender for Cloud: a resource of its own, or one of those that a template sends. */
export interface Plan {
  readonly holder: ResourceView;
  /** Path before its properties: "" or "properties.template.resources.2.properties.". */
  readonly path: string;
  readonly name: unknown;
  readonly tier: unknown;
  readonly subPlan: unknown;
  readonly extensions: readonly { readonly path: string; readonly name: unknown; readonly enabled: unknown }[];
}

const pricingType = "azure-native:security:Pricing";

export function plansOf(stack: StackView): readonly Plan[] {
  return [
    ...stack.ofType(pricingType).map((holder) => planAt(holder, "", at(holder, "pricingName"))),
    ...stack
      .ofType(...deploymentTypes)
      .flatMap((holder) =>
        sentResources(holder, "Microsoft.Security/pricings").map(({ path, value }) =>
          planAt(holder, `${path}.properties.`, read(value, "name")),
        ),
      ),
  ];
}

function planAt(holder: ResourceView, path: string, name: unknown): Plan {
  return {
    holder,
    path,
    name,
    tier: at(holder, `${path}pricingTier`),
    subPlan: at(holder, `${path}subPlan`),
    extensions: entries(at(holder, `${path}extensions`)).map((extension, index) => ({
      path: `${path}extensions.${index}`,
      name: read(extension, "name"),
      enabled: read(extension, "isEnabled"),
    })),
  };
}

/** Plans that look for threats, and the types that each is for. Source: Defender for Cloud, plans and their names; 2026-11. */
export const threatPlans: Readonly<Record<string, readonly string[]>> = {
  VirtualMachines: ["compute:VirtualMachine", "compute:VirtualMachineScaleSet"],
  SqlServers: ["sql:Server", "sql:ManagedInstance"],
  StorageAccounts: ["storage:StorageAccount"],
  KeyVaults: ["keyvault:Vault"],
  AppServices: ["web:WebApp"],
  Containers: ["containerservice:ManagedCluster", "containerregistry:Registry"],
  CosmosDbs: ["cosmosdb:DatabaseAccount"],
  OpenSourceRelationalDatabases: ["dbforpostgresql:Server", "dbformysql:Server"],
  // The plan for calls to the cloud itself is for whoever has any other.
  Arm: [],
};

/** Finds weak settings and changes of them, not threats. */
export const posturePlan = "CloudPosture";

export function isNamed({ name }: Plan, wanted: string): boolean {
  return typeof name === "string" && name.toLowerCase() === wanted.toLowerCase();
}
