import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, unseen } from "../../view";

export const subnetTypes = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"] as const;
export const tableTypes = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"] as const;
const vpcTypes = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"] as const;
const internetGateway = "aws:ec2/internetGateway:InternetGateway";

/** `public`: the internet may start a connection; `out`: only the other way; `closed`: neither. */
export type Way = "public" | "out" | "closed";

const known = new WeakMap<StackView, ReadonlyMap<string, Way>>();

/** The way between a subnet of this stack and the internet, by the tables that are associated with it. */
export function wayOf(stack: StackView, subnet: ResourceView): Way {
  const found = known.get(stack) ?? read(stack);
  known.set(stack, found);
  return found.get(subnet.urn) ?? "closed";
}

/** The way that a table itself gives. */
export function wayOutOf(stack: StackView, table: ResourceView): Way {
  return tableWays(stack).get(table.urn) ?? "closed";
}

function read(stack: StackView): ReadonlyMap<string, Way> {
  const tables = tableWays(stack);
  const wayOfTables = (urns: Iterable<string>): Way => {
    const all = [...urns].map((urn) => tables.get(urn) ?? "closed");
    return all.includes("public") ? "public" : all.includes("out") ? "out" : "closed";
  };
  const explicit = new Map<string, Set<string>>();
  for (const association of stack.ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")) {
    const on = stack.referred(association, "routeTableId", ...tableTypes);
    for (const { urn } of stack.referred(association, "subnetId", ...subnetTypes)) {
      const known = explicit.get(urn) ?? new Set();
      for (const table of on) known.add(table.urn);
      // The main table of a network is called by an output of the network.
      for (const { urn: vpc } of stack.referred(association, "routeTableId", ...vpcTypes)) known.add(vpc);
      explicit.set(urn, known);
    }
  }
  return new Map(
    stack.ofType(...subnetTypes).map((subnet) => {
      if (subnet.type === subnetTypes[1]) return [subnet.urn, "public"];
      const own = explicit.get(subnet.urn);
      const main = stack.referred(subnet, "vpcId", ...vpcTypes).map(({ urn }) => urn);
      return [subnet.urn, wayOfTables(own ?? main)];
    }),
  );
}

const knownTables = new WeakMap<StackView, ReadonlyMap<string, Way>>();

function tableWays(stack: StackView): ReadonlyMap<string, Way> {
  const found = knownTables.get(stack) ?? readTables(stack);
  knownTables.set(stack, found);
  return found;
}

/** By URN of the table, and by URN of the network for its main table. */
function readTables(stack: StackView): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  const widen = (urn: string, way: Way) => {
    const now = ways.get(urn);
    if (way === "public" || now === undefined || (way === "out" && now === "closed")) ways.set(urn, way);
  };
  for (const table of stack.ofType(...tableTypes)) {
    const inline = entries(at(table, "routes")).map((_, index) => wayBy(stack, table, `routes.${index}.`, "routes"));
    for (const way of inline) widen(table.urn, way);
  }
  for (const route of stack.ofType("aws:ec2/route:Route")) {
    const way = wayBy(stack, route, "", "gatewayId");
    for (const { urn } of stack.referred(route, "routeTableId", ...tableTypes, ...vpcTypes)) widen(urn, way);
  }
  // The main table is the network's own, or another one that takes its place.
  const mains = [
    ...stack.ofType(tableTypes[1]).map((table) => [table, table, "defaultRouteTableId"] as const),
    ...stack
      .ofType("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation")
      .flatMap((main) =>
        stack.referred(main, "routeTableId", ...tableTypes).map((table) => [main, table, "vpcId"] as const),
      ),
  ];
  for (const [resource, table, property] of mains) {
    for (const { urn } of stack.referred(resource, property, ...vpcTypes)) widen(urn, ways.get(table.urn) ?? "closed");
  }
  return ways;
}

function wayBy(stack: StackView, resource: ResourceView, path: string, top: string): Way {
  const gateway = at(resource, `${path}gatewayId`);
  if (gateway !== undefined && gateway !== "") {
    if (typeof gateway === "string" && gateway.startsWith("igw-")) return "public";
    const isOther = typeof gateway === "string" && /^(local$|vgw-|vpce-)/.test(gateway);
    const on = resource.propertyDependencies[top] ?? [];
    if (!isOther && on.some((urn) => stack.get(urn)?.type === internetGateway)) return "public";
  }
  const out = ["natGatewayId", "egressOnlyGatewayId"].map((name) => at(resource, `${path}${name}`));
  return out.some((value) => value === unseen || (typeof value === "string" && value !== "")) ? "out" : "closed";
}
