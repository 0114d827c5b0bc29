import { violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { afdOriginType, afdRouteType, profilesOf } from "./shared/edge";
import { balancersAt, balancerType, networksAt } from "./shared/ids";
import { linked, linkedByEach } from "./shared/links";
import { spread } from "./shared/subnets";

const groupType = "azure-native:cdn:AFDOriginGroup";
const ruleSetType = "azure-native:cdn:RuleSet";
const serviceType = "azure-native:network:PrivateLinkService";
const link = "sharedPrivateLinkResource.privateLink.id";

function judgeOrigin(stack: StackView, origin: ResourceView): readonly Complaint[] {
  const mend = "lead the origin to a private link service, and leave it without a public address";
  const id = at(origin, link);
  if (id === undefined) return violates("sharedPrivateLinkResource", id, "a private link", mend);
  // Where the stack has such services of its own, an id of none of them leads somewhere else.
  const services = stack.ofType(serviceType);
  const strange =
    services.length > 0 &&
    typeof id === "string" &&
    /privateLinkServices/i.test(id) &&
    linked(stack, origin, link, serviceType).length === 0;
  const profile = profilesOf(stack, origin).flatMap((each) =>
    at(each, "sku.name") === "Premium_AzureFrontDoor" || at(each, "sku.name") === unseen ? [] : [each],
  );
  return [
    ...(strange ? violates(link, id, "a private link service of this stack", "name the site's own service") : []),
    ...(profile.length > 0
      ? violates(
          "sharedPrivateLinkResource",
          "a profile without private links",
          "a Premium profile",
          "take Premium_AzureFrontDoor",
        )
      : []),
  ];
}

const telling = violates(
  "ruleSets",
  "the origin's own headers",
  "a rule that deletes Server",
  "let a rule set of the route delete the headers in which the origin says what it is",
);

/** A route whose origins are not this profile's sends requests nobody knows where. */
function judgeRoute(stack: StackView, route: ResourceView): readonly Complaint[] {
  if (profilesOf(stack, route).length === 0) return [];
  const group = at(route, "originGroup.id");
  const known = typeof group !== "string" || linked(stack, route, "originGroup.id", groupType).length > 0;
  const mend = "name the group of the route's own origins";
  return [
    ...(known ? [] : violates("originGroup.id", group, "an origin group of this profile", mend)),
    ...(isSilent(stack, route) ? [] : telling),
  ];
}

/** Some rule of the route's rule sets takes out the header in which a server says what it is. */
function isSilent(stack: StackView, route: ResourceView): boolean {
  const sets = linkedByEach(stack, route, "ruleSets", "id", ruleSetType);
  return stack.ofType("azure-native:cdn:Rule").some((rule) => {
    if (!linked(stack, rule, "ruleSetName", ruleSetType).some((set) => sets.includes(set))) return false;
    const actions = at(rule, "actions");
    if (actions === unseen) return true;
    return entries(actions).some(
      (action) =>
        read(action, "parameters", "headerAction") === "Delete" &&
        /^server$/i.test(String(read(action, "parameters", "headerName"))),
    );
  });
}

/** A service that leads to a balancer of nobody knows where, in a stack that has its own. */
function judgeService(stack: StackView, service: ResourceView): readonly Complaint[] {
  const pattern = "loadBalancerFrontendIpConfigurations.*.id";
  const property = spread(service, pattern).find((each) => typeof at(service, each) === "string");
  if (property === undefined || balancersAt(stack, service, pattern).length > 0) return [];
  return violates(
    property,
    at(service, property),
    "a balancer of this stack",
    "name the balancer that it was made for",
  );
}

/** A balancer behind a private link service is what stands behind the edge: it has no address of its own on the internet. */
function innerBalancers(stack: StackView): readonly About[] {
  return stack.ofType(serviceType).flatMap((service) => {
    const networks = networksAt(service, "ipConfigurations.*.subnet.id");
    return balancersAt(stack, service, "loadBalancerFrontendIpConfigurations.*.id").map((resource) => ({
      resource,
      complaints: entries(at(resource, "frontendIPConfigurations")).flatMap((_, index) => {
        const path = `frontendIPConfigurations.${index}`;
        const address = at(resource, `${path}.publicIPAddress`);
        const own = networksAt(resource, `${path}.subnet.id`);
        const mend = "let it stand in a subnet of the network that it serves";
        const elsewhere = networks.length > 0 && own.some((network) => !networks.includes(network));
        return [
          ...(address === undefined ? [] : violates(`${path}.publicIPAddress`, address, "no public address", mend)),
          ...(elsewhere
            ? violates(`${path}.subnet.id`, at(resource, `${path}.subnet.id`), "its service's network", mend)
            : []),
        ];
      }),
    }));
  });
}

export const originNotExposed: CloudRule = {
  name: "origin-not-exposed",
  relation: (stack) => [
    ...stack.ofType(afdOriginType).map((resource) => ({ resource, complaints: judgeOrigin(stack, resource) })),
    ...stack.ofType(afdRouteType).map((resource) => ({ resource, complaints: judgeRoute(stack, resource) })),
    ...(stack.ofType(balancerType).length > 0
      ? [
          ...innerBalancers(stack),
          ...stack.ofType(serviceType).map((resource) => ({ resource, complaints: judgeService(stack, resource) })),
        ]
      : []),
  ],
};
