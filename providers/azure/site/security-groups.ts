import { NetworkSecurityGroup } from "@pulumi/azure-native/network";
import type { Flow, Party, PortName } from "../../../components/flows";
import type { SubnetName } from "../links";
import type { Ground } from "./ground";
import { named, onGround, placed } from "./ground";

/** A rule as the service takes it. */
interface Rule {
  readonly name: string;
  readonly description: string;
  readonly direction: "Inbound" | "Outbound";
  readonly access: "Allow" | "Deny";
  readonly protocol: "Tcp" | "*";
  readonly source: string;
  readonly destination: string;
  readonly port: string;
}

export type Prefixes = Readonly<Record<SubnetName, string>>;

/** Where the parties of the flow table stand. Stores and services are reached through private endpoints. */
const standsIn: Readonly<Partial<Record<Party, SubnetName>>> = {
  // What an instance sees as the sender is an address of the private link service, never a shopper's.
  "load-balancer": "private-link",
  app: "app",
  migrator: "migrator",
  database: "endpoints",
  cache: "endpoints",
  endpoints: "endpoints",
  "storage:assets": "endpoints",
  "storage:backups": "endpoints",
  "storage:logs": "endpoints",
  "storage:audit": "endpoints",
};

/** What has no private endpoint answers under these: tokens of the directory, and logs. */
const serviceTags = ["AzureActiveDirectory", "AzureMonitor"] as const;

/** Azure takes 100 to 4096, each once for each direction. */
const firstPriority = 100;
const lastPriority = 4096;

/** One group for each subnet: what the flow table asks for, and a denial of everything else. */
export function securityGroups(ground: Ground, prefixes: Prefixes): Readonly<Record<SubnetName, NetworkSecurityGroup>> {
  const group = (subnet: SubnetName) =>
    new NetworkSecurityGroup(
      `${subnet}-${ground.spec.region}`,
      {
        networkSecurityGroupName: named(ground, "networkPart", subnet),
        // Inline, and only so: rules of their own and inline ones undo each other.
        securityRules: rulesOf(ground, subnet, prefixes),
        ...placed(ground),
      },
      onGround(ground),
    );
  return {
    app: group("app"),
    migrator: group("migrator"),
    balancer: group("balancer"),
    "private-link": group("private-link"),
    endpoints: group("endpoints"),
  };
}

function rulesOf(ground: Ground, subnet: SubnetName, prefixes: Prefixes) {
  const wanted = ground.spec.flows
    .filter(({ by }) => by !== "service")
    .flatMap((flow) => rulesFor(ground, flow, subnet, prefixes));
  const all = [...(subnet === "app" ? [probes(ground)] : []), ...wanted];
  return [...numbered(all, "Inbound"), ...numbered(all, "Outbound"), deny("Inbound"), deny("Outbound")];
}

function rulesFor(ground: Ground, flow: Flow, subnet: SubnetName, prefixes: Prefixes): readonly Rule[] {
  const { id, from, to, why } = flow;
  const [sender, receiver] = [standsIn[from], standsIn[to]];
  const common = {
    description: why.slice(0, 140),
    access: "Allow",
    protocol: "Tcp",
    port: portOf(ground, flow.port),
  } as const;
  const made: Rule[] = [];
  if (receiver === subnet && sender !== undefined) {
    const ends = { source: prefixes[sender], destination: prefixes[receiver] };
    made.push({ name: `${id}-in`, direction: "Inbound", ...common, ...ends });
  }
  if (sender === subnet) {
    const out = (name: string, destination: string): Rule => ({
      name,
      direction: "Outbound",
      ...common,
      source: prefixes[sender],
      destination,
    });
    if (receiver !== undefined) made.push(out(`${id}-out`, prefixes[receiver]));
    if (to === "endpoints") made.push(...serviceTags.map((tag) => out(`${id}-${tag.toLowerCase()}-out`, tag)));
    if (to === "internet") made.push(out(`${id}-out`, "Internet"));
  }
  return made;
}

/** Health probes come from the platform itself, and are let in before anything else. */
function probes({ spec }: Ground): Rule {
  return {
    name: "probes-in",
    description: "The balancer asks each instance whether it is healthy.",
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source: "AzureLoadBalancer",
    destination: "*",
    port: String(spec.appPort),
  };
}

function numbered(rules: readonly Rule[], direction: Rule["direction"]) {
  return rules
    .filter((rule) => rule.direction === direction)
    .map((rule, index) => asArgs(rule, firstPriority + index * 10));
}

function deny(direction: Rule["direction"]) {
  const rule: Rule = {
    name: `deny-${direction === "Inbound" ? "in" : "out"}`,
    description: "What the flow table does not name is refused.",
    direction,
    access: "Deny",
    protocol: "*",
    source: "*",
    destination: "*",
    port: "*",
  };
  return asArgs(rule, lastPriority);
}

function asArgs({ name, description, direction, access, protocol, source, destination, port }: Rule, priority: number) {
  return {
    name,
    description,
    direction,
    access,
    protocol,
    priority,
    sourceAddressPrefix: source,
    sourcePortRange: "*",
    destinationAddressPrefix: destination,
    destinationPortRange: port,
  };
}

function portOf({ spec, cacheProduct }: Ground, name: PortName): string {
  const numbers: Readonly<Record<PortName, number>> = {
    http: 80,
    https: 443,
    app: spec.appPort,
    database: 1433,
    // Each product has one port of its own for TLS.
    cache: cacheProduct === "managed-redis" ? 10000 : 6380,
  };
  return String(numbers[name]);
}
