import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";
import { linked } from "./links";
import { is } from "./openings";

export const profileType = "azure-native:cdn:Profile";
export const domainType = "azure-native:cdn:AFDCustomDomain";
export const afdEndpointType = "azure-native:cdn:AFDEndpoint";
export const afdOriginType = "azure-native:cdn:AFDOrigin";
export const afdRouteType = "azure-native:cdn:Route";
export const securityPolicyType = "azure-native:cdn:SecurityPolicy";
export const gatewayType = "azure-native:network:ApplicationGateway";
export const edgePolicyType = "azure-native:frontdoor:Policy";
export const gatewayPolicyType = "azure-native:network:WebApplicationFirewallPolicy";

/** The profile of this stack that something of an edge belongs to. */
export function profilesOf(stack: StackView, resource: ResourceView): readonly ResourceView[] {
  return linked(stack, resource, "profileName", profileType);
}

export function isPublicGateway(gateway: ResourceView): boolean {
  return entries(at(gateway, "frontendIPConfigurations")).some(
    (_, index) => at(gateway, `frontendIPConfigurations.${index}.publicIPAddress`) !== undefined,
  );
}

/** Applications that the platform itself puts on the internet. */
export const siteTypes = ["azure-native:web:WebApp", "azure-native:web:WebAppSlot"];
export const containerAppType = "azure-native:app:ContainerApp";

/** How an application that the platform puts on the internet is guarded there. */
export type Guard = "closed" | "some" | "unseen" | "edge" | "any edge" | "open";

/** Of a web app: shut, for named addresses alone, for one Front Door, for everybody's Front Doors, or for everybody. */
export function guardOf(site: ResourceView): Guard {
  const parts = ["siteConfig", "publicNetworkAccess", "siteConfig.ipSecurityRestrictions"];
  if (is(at(site, "publicNetworkAccess"), "Disabled")) return "closed";
  if (parts.some((part) => at(site, part) === unseen)) return "unseen";
  const list = "siteConfig.ipSecurityRestrictions";
  const allows = entries(at(site, list)).flatMap((_, index) => {
    const path = `${list}.${index}`;
    const action = at(site, `${path}.action`);
    return action === undefined || is(action, "Allow") ? [path] : [];
  });
  // Once one is let in, the rest is refused, unless somebody says otherwise.
  const rest = at(site, "siteConfig.ipSecurityRestrictionsDefaultAction");
  if (is(rest, "Allow") || (allows.length === 0 && !is(rest, "Deny"))) return "open";
  const address = (path: string) => String(at(site, `${path}.ipAddress`) ?? "");
  if (allows.some((path) => ["any", "0.0.0.0/0", "*"].includes(address(path).toLowerCase()))) return "open";
  const doors = allows.filter((path) => /^AzureFrontDoor/i.test(address(path)));
  if (doors.some((path) => at(site, `${path}.headers.x-azure-fdid`) === undefined)) return "any edge";
  return doors.length > 0 ? "edge" : "some";
}
