import type { Flow, Party } from "../components/flows";
import { flows } from "../components/flows";
import type { Promises } from "../components/promises";
import type { StackPlan } from "../plan/stack-plan";

interface Node {
  readonly id: string;
  readonly label: string;
  readonly shape: "box" | "store";
  /** Outside of every site where it isn't given. */
  readonly inSite?: true;
  /** Component whose promise says in how many zones it stands. */
  readonly tier?: string;
}

const storage: Node = { id: "storage", label: "Storage: assets, backups, logs, audit", shape: "store", inSite: true };

/** How each party of the flow table is drawn; the four stores as one, or their arrows hide all others. */
const nodes: Readonly<Record<Party, Node>> = {
  internet: { id: "internet", label: "Shoppers", shape: "box" },
  people: { id: "people", label: "Operators and auditors", shape: "box" },
  edge: { id: "edge", label: "Edge: static files, firewall", shape: "box" },
  "load-balancer": {
    id: "balancer",
    label: "LoadBalancer, firewall",
    shape: "box",
    inSite: true,
    tier: "load balancer",
  },
  app: { id: "app", label: "AppTier", shape: "box", inSite: true, tier: "app tier" },
  migrator: { id: "migrator", label: "Migrator, short-lived", shape: "box", inSite: true },
  database: { id: "database", label: "Database", shape: "store", inSite: true, tier: "database" },
  cache: { id: "cache", label: "Cache", shape: "store", inSite: true, tier: "cache" },
  endpoints: { id: "endpoints", label: "Cloud services, by private endpoint", shape: "box", inSite: true },
  "storage:assets": storage,
  "storage:backups": storage,
  "storage:logs": storage,
  "storage:audit": storage,
};

/** Where the shop itself calls the internet: a node of its own, or its arrows would run up through the picture. */
const beyond: Node = { id: "beyond", label: "Payment provider, registries", shape: "box" };

/** The architecture as mermaid: sites from the recorded plan, arrows from the flow table. */
export function diagram({ settings, outputs }: StackPlan): string {
  const { regions, active, recovery } = settings;
  const promises = outputs["promises"] as Readonly<Record<string, Promises>>;
  const all = [...unique(Object.values(nodes)), beyond];
  const site = (region: string, title: string, shown: readonly Node[]) => [
    `  subgraph ${id("site", region)}["${region}: ${title}"]`,
    ...shown.map((node) => `    ${draw(node, region, promises)}`),
    "  end",
  ];
  const standby = regions.find((region) => region !== active);
  // The same inside; of what goes along its arrows the active site tells.
  const alike = all.filter(({ tier }) => tier !== undefined && recovery === "warm");
  return [
    "```mermaid",
    "flowchart TB",
    ...all.filter(({ inSite }) => !inSite).map((node) => `  ${draw(node, "", promises)}`),
    ...site(
      active,
      "writes",
      all.filter(({ inSite }) => inSite),
    ),
    ...arrows(active, all, true),
    ...(standby === undefined
      ? []
      : [
          ...site(standby, `${recovery} standby`, [...alike, storage]),
          ...arrows(standby, alike, false),
          ...between(active, standby, recovery),
        ]),
    "```",
  ].join("\n");
}

/** One arrow between two nodes, with all that goes along it: ports through the network, stores where a service carries it. */
function arrows(region: string, shown: readonly Node[], labelled: boolean): string[] {
  const place = (node: Node) => (node.inSite ? id(node.id, region) : node.id);
  const labels = new Map<string, string[]>();
  for (const flow of flows) {
    const [from, to] = ends(flow);
    if (from === to || !shown.includes(from) || !shown.includes(to)) continue;
    const arrow = `${place(from)} ${flow.by === "service" ? "-.->" : "-->"}LABEL ${place(to)}`;
    const label = to === storage ? flow.to.slice("storage:".length) : flow.port;
    labels.set(arrow, unique([...(labels.get(arrow) ?? []), label]));
  }
  return [...labels].map(([arrow, label]) => `  ${arrow.replace("LABEL", labelled ? `|${label.join(", ")}|` : "")}`);
}

function ends({ from, to }: Flow): readonly [Node, Node] {
  return [nodes[from], to === "internet" ? beyond : nodes[to]];
}

function between(active: string, standby: string, recovery: string): string[] {
  return [
    ...(recovery === "warm"
      ? [
          `  ${nodes.internet.id} -.->|after a failover| ${id(nodes["load-balancer"].id, standby)}`,
          `  ${id(nodes.database.id, active)} ==>|replica| ${id(nodes.database.id, standby)}`,
        ]
      : []),
    `  ${id(storage.id, active)} <==>|copies, both ways| ${id(storage.id, standby)}`,
  ];
}

function draw(
  { id: name, label, shape, tier, inSite }: Node,
  region: string,
  promises: Readonly<Record<string, Promises>>,
) {
  const zones = tier === undefined ? undefined : promises[tier]?.zones;
  const text = zones === undefined ? label : `${label}<br/>${zones} zones`;
  const [open, close] = shape === "store" ? ["[(", ")]"] : ["[", "]"];
  return `${inSite ? id(name, region) : name}${open}"${text}"${close}`;
}

function id(name: string, region: string): string {
  return `${name}_${region}`.replaceAll(/[^a-z0-9]/g, "_");
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
