import { cannotTell, isOneOf, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import {
  afdEndpointType,
  containerAppType,
  domainType,
  edgePolicyType,
  gatewayPolicyType,
  gatewayType,
  guardOf,
  isPublicGateway,
  profilesOf,
  profileType,
  securityPolicyType,
  siteTypes,
} from "./shared/edge";
import { dangles, linked, linkedByEach } from "./shared/links";
import { is } from "./shared/openings";
import { spread } from "./shared/subnets";
import { namesPastTheEdge } from "./shared/edge-names";

const associations = "parameters.associations";

/** Domains and endpoints that a security policy covers: all of their paths, in the policy's own profile. */
function coveredBy(stack: StackView, policy: ResourceView): readonly ResourceView[] {
  const types = [domainType, afdEndpointType];
  const value = at(policy, associations);
  const covered =
    value === unseen
      ? linkedByEach(stack, policy, associations, "", ...types)
      : entries(value).flatMap((_, index) =>
          linkedByEach(stack, policy, `${associations}.${index}.domains`, "id", ...types),
        );
  const mine = profilesOf(stack, policy);
  return covered.filter((entry) => profilesOf(stack, entry).some((profile) => mine.includes(profile)));
}

function judgePolicy(stack: StackView, policy: ResourceView): readonly Complaint[] {
  const partial = entries(at(policy, associations)).flatMap((_, index) => {
    const property = `${associations}.${index}.patternsToMatch`;
    const patterns = at(policy, property);
    if (patterns === unseen) return cannotTell(property, "/*");
    const mend = "let the firewall see every path";
    return entries(patterns).includes("/*") ? [] : violates(property, patterns, "/*", mend);
  });
  const firewall = at(policy, "parameters.wafPolicy.id");
  const gone = dangles(stack, policy, "parameters", edgePolicyType);
  const bare =
    firewall === undefined || gone
      ? violates("parameters.wafPolicy", firewall, "a firewall policy", "name the policy whose rules are to be asked")
      : [];
  return [...partial, ...bare];
}

function judgeEdge(stack: StackView): readonly About[] {
  const policies = stack.ofType(securityPolicyType);
  const covered = new Set(policies.flatMap((policy) => coveredBy(stack, policy)));
  const entriesHere = stack
    .ofType(domainType, afdEndpointType)
    .filter((entry) => profilesOf(stack, entry).length > 0 && !is(at(entry, "enabledState"), "Disabled"));
  const profiles = new Set(entriesHere.flatMap((entry) => profilesOf(stack, entry)));
  const mend = "name it in a SecurityPolicy of its profile";
  return [
    ...entriesHere.map((resource) => ({
      resource,
      complaints: covered.has(resource)
        ? []
        : violates("", "no firewall", "a web application firewall before it", mend),
    })),
    ...policies.map((resource) => ({ resource, complaints: judgePolicy(stack, resource) })),
    ...[...profiles].map((resource) => ({
      resource,
      complaints: isOneOf(
        "sku.name",
        ["Premium_AzureFrontDoor"],
        "take Premium: only there are managed rules",
      )(resource),
    })),
  ];
}

function judgeGateway(gateway: ResourceView): About {
  const own = at(gateway, "firewallPolicy.id") ?? at(gateway, "webApplicationFirewallConfiguration");
  const listeners = spread(gateway, "httpListeners.*");
  const each =
    listeners.length > 0 && listeners.every((path) => at(gateway, `${path}.firewallPolicy.id`) !== undefined);
  const tier = isOneOf("sku.tier", ["WAF_v2"], "take WAF_v2")(gateway);
  const mend = "attach a policy: firewallPolicy";
  const complaints =
    own !== undefined || each ? tier : violates("firewallPolicy", own, "a web application firewall policy", mend);
  return { resource: gateway, complaints };
}

/** A policy that stands before nothing, in a stack that has an entry. */
function idle(stack: StackView): readonly About[] {
  const edges = stack
    .ofType(securityPolicyType)
    .flatMap((policy) => linked(stack, policy, "parameters.wafPolicy.id", edgePolicyType));
  const gateways = stack
    .ofType(gatewayType)
    .flatMap((gateway) =>
      ["firewallPolicy.id", "httpListeners.*.firewallPolicy.id", "urlPathMaps.*.pathRules.*.firewallPolicy.id"]
        .flatMap((pattern) => spread(gateway, pattern))
        .flatMap((property) => linked(stack, gateway, property, gatewayPolicyType)),
    );
  const kinds = [
    { type: edgePolicyType, entry: profileType, used: edges },
    { type: gatewayPolicyType, entry: gatewayType, used: gateways },
  ];
  return kinds.flatMap(({ type, entry, used }) =>
    stack
      .ofType(type)
      .filter((policy) => stack.ofType(entry).length > 0 && !used.includes(policy))
      .map((resource) => ({
        resource,
        complaints: violates("", "no entry behind it", "an entry that it guards", "attach it to the entry"),
      })),
  );
}

function judgeSite(site: ResourceView, mend: string): readonly Complaint[] {
  const property = "siteConfig.ipSecurityRestrictions";
  const wanted = "an entry with a firewall before it";
  const guard = guardOf(site);
  if (guard === "unseen") return cannotTell(property, wanted);
  return guard === "open" ? violates(property, "open to everybody", wanted, mend) : [];
}

/** What the platform puts on the internet by itself, open to everybody. */
function judgeSites(stack: StackView): readonly About[] {
  const mend = "let in one Front Door or gateway with a firewall, and nobody else";
  const sites = stack.ofType(...siteTypes).map((resource) => ({ resource, complaints: judgeSite(resource, mend) }));
  const apps = stack.ofType(containerAppType).flatMap((resource): readonly About[] => {
    const ingress = at(resource, "configuration.ingress");
    if (read(ingress, "external") !== true || entries(read(ingress, "ipSecurityRestrictions")).length > 0) return [];
    const environments = linked(stack, resource, "managedEnvironmentId", "azure-native:app:ManagedEnvironment");
    const open = environments.some(
      (each) => at(each, "vnetConfiguration.internal") !== true && !is(at(each, "publicNetworkAccess"), "Disabled"),
    );
    const property = "configuration.ingress.external";
    return [{ resource, complaints: open ? violates(property, true, "an entry with a firewall before it", mend) : [] }];
  });
  return [...sites, ...apps];
}

export const wafAttached: CloudRule = {
  name: "waf-attached",
  relation: (stack) => [
    ...judgeEdge(stack),
    ...stack.ofType(gatewayType).filter(isPublicGateway).map(judgeGateway),
    ...idle(stack),
    ...judgeSites(stack),
    ...namesPastTheEdge(stack),
  ],
};
