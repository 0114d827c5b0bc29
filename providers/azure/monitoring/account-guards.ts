import { PolicyAssignment } from "@pulumi/azure-native/authorization";
import { DeploymentAtSubscriptionScope } from "@pulumi/azure-native/resources";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { Place } from "../options";
import { inSite } from "../options";
import { azureName } from "../shared/names";

/*
 * There is one of each in a subscription, so each hangs on a flag of the config: a second stack, or an organisation that runs
 * them for all its subscriptions, leaves it off.
 */

interface Plan {
  readonly name: string;
  readonly subPlan?: string;
}

/** Source: Defender for Cloud documentation, "pricings" of the REST API, and the plans' own pages; 2026-11. */
const threatPlans: readonly Plan[] = [
  { name: "VirtualMachines", subPlan: "P2" },
  { name: "SqlServers" },
  { name: "StorageAccounts", subPlan: "DefenderForStorageV2" },
  { name: "KeyVaults", subPlan: "PerKeyVault" },
  { name: "Arm", subPlan: "PerSubscription" },
];

const posturePlans: readonly Plan[] = [{ name: "CloudPosture" }];

export function threatDetection(scope: Scope, place: Place): DeploymentAtSubscriptionScope {
  return plans(scope, place, "threat-plans", threatPlans, []);
}

/** The posture plan, and the check of the subscription against PCI DSS. `after`: other plans, if any are switched on. */
export function securityPosture(scope: Scope, place: Place, after: readonly pulumi.Resource[]): void {
  const { account } = place.link;
  plans(scope, place, "posture-plans", posturePlans, after);
  new PolicyAssignment(
    "pci-dss",
    {
      policyAssignmentName: azureName("policyAssignment", { prefix: scope.prefix, account }, "pci-dss"),
      displayName: `PCI DSS v4.0.1 (${scope.prefix})`,
      description: "Judges the subscription and changes nothing in it.",
      scope: `/subscriptions/${account}`,
      // Built in. Source: Azure/azure-policy, "PCI_DSS_v4.0.1.json", version 1.6.0, all of whose parameters have defaults; 2026-04.
      policyDefinitionId:
        "/providers/Microsoft.Authorization/policySetDefinitions/a06d5deb-24aa-4991-9d58-fa7563154e31",
      enforcementMode: "DoNotEnforce",
      // Some of its rules could mend what they find, so the service asks for an identity; it gets no right, so none does.
      identity: { type: "SystemAssigned" },
      location: place.region,
    },
    inSite(scope, place),
  );
}

/**
 * By a template, not as resources: each plan is there from the first day, free of charge, and what is there already can't be
 * made. One after the other, across templates too: the subscription takes one change at a time and refuses the next
 * ("409 Conflict: Another update operation is in progress"). What the stack's end leaves switched on is the subscription's.
 * Source: pulumi-azure-native, `CanCreate` and its list of default states; Azure/CanadaPubSecALZ #305; 2026-11.
 */
function plans(
  scope: Scope,
  place: Place,
  name: string,
  wanted: readonly Plan[],
  after: readonly pulumi.Resource[],
): DeploymentAtSubscriptionScope {
  const { account } = place.link;
  return new DeploymentAtSubscriptionScope(
    name,
    {
      deploymentName: azureName("subscriptionDeployment", { prefix: scope.prefix, account }, name),
      location: place.region,
      properties: {
        mode: "Incremental",
        template: {
          $schema: "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",
          contentVersion: "1.0.0.0",
          resources: wanted.map(({ name: plan, subPlan }, index) => {
            const before = wanted[index - 1];
            return {
              type: "Microsoft.Security/pricings",
              apiVersion: "2024-01-01",
              name: plan,
              dependsOn:
                before === undefined
                  ? []
                  : [`[subscriptionResourceId('Microsoft.Security/pricings', '${before.name}')]`],
              properties: { pricingTier: "Standard", ...(subPlan !== undefined && { subPlan }) },
            };
          }),
        },
      },
      tags: scope.tags,
    },
    inSite(scope, place, { dependsOn: [...after] }),
  );
}
