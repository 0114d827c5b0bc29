import type { Cloud } from "../cloud";
import { valuesAt } from "../paths";
import { Refusal } from "../refusal";
import type { Thing } from "../thing";

/** Where things name others that they hold on to: type, and path in its inputs. */
export type Users = readonly (readonly [type: string, path: string])[];

/**
 * Codes that only a deletion or a change meets, by what is in use. They are shown one by one in `in-use.test.ts`.
 * Source: learn.microsoft.com, troubleshooting of the Azure Kubernetes Service ("error codes when you delete a cluster") and
 * of role-based access control; 2026-11.
 */
export const inUse = {
  subnet: "InUseSubnetCannotBeDeleted",
  securityGroup: "InUseNetworkSecurityGroupCannotBeDeleted",
  natGateway: "InUseNatGatewayCannotBeDeleted",
  publicAddress: "PublicIPAddressCannotBeDeleted",
  balancer: "CannotDeleteLoadBalancerWithPrivateLinkService",
  balancerOfScaleSet: "LoadBalancerInUseByVirtualMachineScaleSet",
  privateLinkService: "PrivateLinkServiceWithPrivateEndpointConnectionsCannotBeDeleted",
  privateZone: "CannotDeleteResource",
  roleDefinition: "RoleDefinitionHasAssignments",
} as const;

/** Refuses to remove a thing, or what lies below it, while others name it. */
export function keepWhileUsed(thing: Thing, cloud: Cloud, users: Users, code: string): void {
  const own = thing.id.toLowerCase();
  for (const [type, path] of users) {
    for (const user of cloud.things.of(type)) {
      for (const { value } of valuesAt(user.inputs, path)) {
        const named = typeof value === "string" ? value.toLowerCase() : "";
        if (named === own || named.startsWith(`${own}/`))
          throw new Refusal(code, `${thing.id} is in use by ${user.id}`);
      }
    }
  }
}
