import { VirtualMachineScaleSet } from "@pulumi/azure-native/compute";
import type { AppTierParts, AppTierSpec, Built, Scope } from "../../components/contract";
import { at, bySite, serves } from "../../components/contract";
import type { AzureSettings } from "../../config/settings";
import { alarm } from "./alarm";
import type { AzureLinks } from "./links";
import { inSite } from "./options";
import { azureName } from "./shared/names";

export interface InstanceArgs {
  readonly azure: AzureSettings;
  readonly sshPublicKey: string;
}

/** A fleet at each serving site. */
export function appTier(
  { sites }: Omit<Built<AzureLinks>, "appTier" | "recovery">,
  scope: Scope,
  _spec: AppTierSpec,
  _args: InstanceArgs,
): AppTierParts<AzureLinks> {
  const serving = sites.filter(serves);
  const sets = bySite(serving, (site) => {
    const { account, group } = site.link;
    const scaleSet = new VirtualMachineScaleSet(
      `app-${site.region}`,
      {
        vmScaleSetName: azureName("scaleSet", { prefix: scope.prefix, account }, "app", site.region),
        resourceGroupName: group.name,
        location: site.region,
        orchestrationMode: "Flexible",
        platformFaultDomainCount: 1,
        zones: [...site.zones],
        tags: scope.tags,
      },
      inSite(scope, site),
    );
    return { scaleSet };
  });
  return {
    link: { sites: sets, logged: [] },
    promises: { zones: 3, atRest: "customer-key", inTransit: "tls-required", exposure: "private" },
    signals: serving.map((site) =>
      alarm(scope, site, `app-cpu-${site.region}`, {
        severity: "ticket",
        meaning: "The fleet is busier than its scaling should let it be.",
        target: at(sets, site.region).scaleSet.id,
        namespace: "Microsoft.Compute/virtualMachineScaleSets",
        metric: "Percentage CPU",
        aggregation: "Average",
        operator: "GreaterThan",
        threshold: 85,
      }),
    ),
  };
}
