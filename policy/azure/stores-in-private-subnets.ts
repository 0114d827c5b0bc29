import { violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries } from "../view";
import { linked } from "./shared/links";
import { isWorld } from "./shared/openings";
import { endpointType, storesBehind } from "./shared/stores";
import type { Standing } from "./shared/subnets";
import { standings, subnetsAt } from "./shared/subnets";

const tableType = "azure-native:network:RouteTable";
const routeType = "azure-native:network:Route";

/** Databases that stand in a subnet themselves. */
const servers = [
  "azure-native:dbforpostgresql:Server",
  "azure-native:dbformysql:Server",
  "azure-native:sql:ManagedInstance",
  "azure-native:redis:Redis",
];

function toInternet(route: ResourceView, path: string): boolean {
  const prefix = at(route, `${path}addressPrefix`);
  return at(route, `${path}nextHopType`) === "Internet" && typeof prefix === "string" && isWorld(prefix);
}

/** A subnet has no route of its own to the internet, but one that its table gives it. */
function open(stack: StackView, { resource, property }: Standing): readonly Complaint[] {
  const tables = subnetsAt(stack, resource, property).flatMap((subnet) =>
    linked(stack, subnet.resource, `${subnet.path}routeTable.id`, tableType),
  );
  const separate = stack.ofType(routeType).filter((route) => toInternet(route, ""));
  const routed = tables.some(
    (table) =>
      entries(at(table, "routes")).some((_, index) => toInternet(table, `routes.${index}.`)) ||
      separate.some((route) => linked(stack, route, "routeTableName", tableType).includes(table)),
  );
  return routed
    ? violates(
        property,
        "a subnet with a route to the internet",
        "a subnet without one",
        "take the route out of the table, or put the store into a subnet of its own",
      )
    : [];
}

export const storesInPrivateSubnets: CloudRule = {
  name: "stores-in-private-subnets",
  relation: (stack) => {
    const inside = standings(stack, ...servers);
    const endpoints = standings(stack, endpointType).filter(({ resource }) => storesBehind(stack, resource).length > 0);
    return [...inside, ...endpoints].map((standing): About => ({
      resource: standing.resource,
      complaints: open(stack, standing),
    }));
  },
};
