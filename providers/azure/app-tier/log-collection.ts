import { PolicyAssignment, RoleAssignment, RoleDefinition } from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName, stableGuid } from "../shared/names";

/** "Configure Linux Machines to be associated with a Data Collection Rule"; what it may be told differs by version. */
const builtIn = {
  id: "/providers/Microsoft.Authorization/policyDefinitions/2ea82cdd-f2e8-4500-af75-67a2e084ca74",
  version: "6.*.*",
};

/**
 * Gives each new instance the rule of what its agent sends. A rule that the fleet itself is told reaches no instance: here each
 * is a machine of its own. The site's group has no other machines.
 *
 * Known before a fleet is born, or its first instances would be missed: a policy is in force some minutes after it was made.
 * Source: Azure Monitor documentation, "data collection rule associations" (note on flexible orchestration); Azure/azure-policy,
 * AzureMonitor_DCRA_Linux_DINE.json, version 6.4.0, whose list of images lacks Ubuntu 24.04; 2026-11.
 */
export function logCollection(scope: Scope, site: AzureSite, imageId: string | undefined): readonly pulumi.Resource[] {
  const { region } = site;
  const { account, group, collection, networkReady } = site.link;
  const naming = { prefix: scope.prefix, account };
  const name = `app-logs-${region}`;
  const policy = new PolicyAssignment(
    name,
    {
      policyAssignmentName: azureName("policyAssignment", naming, name),
      displayName: `Logs of instances in ${region} (${scope.prefix})`,
      description: "Gives each instance the rule of what its agent sends.",
      scope: group.id,
      policyDefinitionId: builtIn.id,
      definitionVersion: builtIn.version,
      parameters: {
        dcrResourceId: { value: collection.id },
        scopeToSupportedImages: { value: false },
        listOfLinuxImageIdToInclude: { value: imageId === undefined ? [] : [imageId] },
      },
      enforcementMode: "Default",
      identity: { type: "SystemAssigned" },
      location: region,
    },
    inSite(scope, site),
  );
  const definition = new RoleDefinition(
    name,
    {
      roleDefinitionId: stableGuid(account, scope.prefix, "definition", name),
      // The directory takes each name once.
      roleName: `${azureName("identity", naming, name)} (${account})`,
      roleType: "CustomRole",
      description:
        "Gives machines the rule of what their agent sends; the roles that the policy names may do far more.",
      scope: group.id,
      assignableScopes: [group.id],
      permissions: [
        {
          actions: [
            "Microsoft.Compute/virtualMachines/read",
            "Microsoft.Compute/virtualMachineScaleSets/read",
            "Microsoft.Insights/dataCollectionRules/read",
            "Microsoft.Insights/dataCollectionRuleAssociations/read",
            "Microsoft.Insights/dataCollectionRuleAssociations/write",
            // It does its work by templates.
            "Microsoft.Resources/deployments/*",
          ],
          notActions: [],
        },
      ],
    },
    inSite(scope, site),
  );
  const right = new RoleAssignment(
    name,
    {
      roleAssignmentName: stableGuid(account, scope.prefix, name),
      principalId: policy.identity.apply((identity) => identity?.principalId ?? ""),
      principalType: "ServicePrincipal",
      roleDefinitionId: definition.id,
      scope: group.id,
      description: "The policy tells each instance what to send.",
    },
    // The directory knows a new role only after a while, and refuses to assign it till then.
    inSite(scope, site, { dependsOn: [...networkReady] }),
  );
  return [policy, right];
}
