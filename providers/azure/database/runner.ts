import { RoleAssignment, RoleDefinition } from "@pulumi/azure-native/authorization";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { AzureSite } from "../options";
import { inSite } from "../options";
import { azureName, stableGuid } from "../shared/names";
import { assign } from "../shared/roles";

/** Who starts and removes the short-lived instances of one site. */
export interface Runner {
  readonly identity: UserAssignedIdentity;
  readonly ready: readonly pulumi.Resource[];
}

/**
 * An identity that may run containers in the site's group and hand them these identities, and no other: the built-in role for
 * containers would let it into them, and that for networks change them. People can't sign in as it.
 */
export function runner(
  scope: Scope,
  site: AzureSite,
  hands: Readonly<Record<string, UserAssignedIdentity>>,
  /** What takes minutes: the directory knows a new role only after a while, and refuses to assign it till then. */
  meanwhile: readonly pulumi.Resource[],
): Runner {
  const { account, group } = site.link;
  const name = `database-runs-${site.region}`;
  const naming = { prefix: scope.prefix, account };
  const identity = new UserAssignedIdentity(
    name,
    {
      resourceName: azureName("identity", naming, name),
      resourceGroupName: group.name,
      location: site.region,
      tags: scope.tags,
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
      description: "Runs and removes short-lived containers in the site's own network.",
      scope: group.id,
      assignableScopes: [group.id],
      permissions: [
        {
          actions: [
            "Microsoft.ContainerInstance/containerGroups/read",
            "Microsoft.ContainerInstance/containerGroups/write",
            "Microsoft.ContainerInstance/containerGroups/delete",
            "Microsoft.ContainerInstance/containerGroups/containers/logs/read",
            "Microsoft.Network/virtualNetworks/subnets/read",
            "Microsoft.Network/virtualNetworks/subnets/join/action",
          ],
          notActions: [],
        },
      ],
    },
    inSite(scope, site),
  );
  const runs = new RoleAssignment(
    name,
    {
      roleAssignmentName: stableGuid(account, scope.prefix, name),
      principalId: identity.principalId,
      principalType: "ServicePrincipal",
      roleDefinitionId: definition.id,
      scope: group.id,
      description: "Starts and removes the instances that set the database up and export it.",
    },
    inSite(scope, site, { dependsOn: [...meanwhile] }),
  );
  const handed = Object.entries(hands).map(([thing, hand]) =>
    assign(scope, site, `database-runs-${thing}-${site.region}`, {
      role: "Managed Identity Operator",
      identity,
      on: hand.id,
      why: "Gives the instance the identity that its work needs.",
    }),
  );
  return { identity, ready: [runs, ...handed] };
}
