import { violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries } from "../view";
import { liesIn, mayOverlap } from "./shared/addresses";
import type { Group } from "./shared/groups";
import { groupsOf } from "./shared/groups";
import { linked } from "./shared/links";
import { is, isOpening, isWorld } from "./shared/openings";
import { endpointType, storesBehind } from "./shared/stores";
import type { Standing, Subnet } from "./shared/subnets";
import { allSubnets, networkType, standings, subnetsAt } from "./shared/subnets";

const servers = ["azure-native:dbforpostgresql:Server", "azure-native:dbformysql:Server"];

function endpoints(stack: StackView): readonly Standing[] {
  return standings(stack, endpointType).filter(({ resource }) => storesBehind(stack, resource).length > 0);
}

function subnetsUnder(stack: StackView, all: readonly Standing[]): readonly Subnet[] {
  const named = all.flatMap(({ resource, property }) => subnetsAt(stack, resource, property));
  return named.filter(
    (subnet, index) =>
      named.findIndex(({ resource, path }) => resource === subnet.resource && path === subnet.path) === index,
  );
}

function prefixesOf({ resource, path }: Subnet): readonly string[] {
  const many = entries(at(resource, `${path}addressPrefixes`));
  return [at(resource, `${path}addressPrefix`), ...many].filter((prefix) => typeof prefix === "string");
}

function wholeNetwork(stack: StackView, { resource }: Subnet): readonly unknown[] {
  const networks =
    resource.type === networkType ? [resource] : linked(stack, resource, "virtualNetworkName", networkType);
  return networks.flatMap((network) => entries(at(network, "addressSpace.addressPrefixes")));
}

function admitted(stack: StackView, subnet: Subnet, groups: readonly Group[]): readonly About[] {
  const prefixes = prefixesOf(subnet);
  const whole = wholeNetwork(stack, subnet);
  const mine = groups.filter(({ subnets }) =>
    subnets.some(({ resource, path }) => resource === subnet.resource && path === subnet.path),
  );
  const toHere = (to: string) => isWorld(to) || prefixes.some((prefix) => mayOverlap(to, prefix));
  return mine.flatMap(({ rules }) =>
    rules
      .filter((rule) => isOpening(rule, "Inbound") && rule.destinations.values.some(toHere))
      .map(({ resource, sources }) => {
        const wide = sources.values.filter(
          (source) => isWorld(source) || is(source, "VirtualNetwork") || whole.includes(source),
        );
        const complaints =
          wide.length === 0
            ? []
            : violates(
                sources.property,
                wide.join(", "),
                "the application's subnet or group",
                "name the range, or the application security group, of what uses the store",
              );
        return { resource, complaints };
      }),
  );
}

/** Rules that were written for private endpoints, in a subnet where they are not asked. */
function asked(subnet: Subnet, groups: readonly Group[]): readonly Complaint[] {
  const { resource, path } = subnet;
  const property = `${path}privateEndpointNetworkPolicies`;
  const policies = at(resource, property);
  if (typeof policies !== "string" && policies !== undefined) return [];
  if (policies === "Enabled" || policies === "NetworkSecurityGroupEnabled") return [];
  const prefixes = prefixesOf(subnet);
  const meant = groups.some(
    ({ subnets, rules }) =>
      subnets.some((each) => each.resource === resource && each.path === path) &&
      rules.some(
        (rule) =>
          isOpening(rule, "Inbound") &&
          rule.destinations.values.some((to) => prefixes.some((prefix) => liesIn(to, prefix))),
      ),
  );
  return meant
    ? violates(
        property,
        policies,
        "NetworkSecurityGroupEnabled, or Enabled",
        "switch it on: until then the rules for these endpoints are not asked",
      )
    : [];
}

/** Lists of subnets that a store lets in by its own firewall, with the way from an entry to the id. */
const lists: readonly (readonly [type: string, list: string, below: string])[] = [
  ["azure-native:storage:StorageAccount", "networkRuleSet.virtualNetworkRules", "virtualNetworkResourceId"],
  ["azure-native:keyvault:Vault", "properties.networkAcls.virtualNetworkRules", "id"],
  ["azure-native:cosmosdb:DatabaseAccount", "virtualNetworkRules", "id"],
];

/** In a stack that has the application's network, who else is let in? */
function strangers(stack: StackView, resource: ResourceView, list: string, below: string): About {
  const complaints = entries(at(resource, list)).flatMap((_, index) => {
    const property = `${list}.${index}.${below}`;
    if (typeof at(resource, property) !== "string" || subnetsAt(stack, resource, property).length > 0) return [];
    const mend = "take it out, or name a subnet of the application";
    return violates(property, at(resource, property), "a subnet of this stack", mend);
  });
  return { resource, complaints };
}

export const storesAdmitOnlyTheApplication: CloudRule = {
  name: "stores-admit-only-the-application",
  relation: (stack) => {
    const groups = groupsOf(stack);
    const ends = endpoints(stack);
    const reached = subnetsUnder(stack, ends);
    const subnets = subnetsUnder(stack, [...ends, ...standings(stack, ...servers)]);
    const hasNetwork = allSubnets(stack).length > 0;
    return [
      ...subnets.flatMap((subnet) => admitted(stack, subnet, groups)),
      ...reached.map((subnet) => ({ resource: subnet.resource, complaints: asked(subnet, groups) })),
      ...lists.flatMap(([type, list, below]) =>
        hasNetwork
          ? stack
              .ofType(type)
              .filter((resource) => entries(at(resource, list)).length > 0)
              .map((resource) => strangers(stack, resource, list, below))
          : [],
      ),
    ];
  },
};
