import type { Flow, Party } from "../components/flows";
import { flows } from "../components/flows";
import type { StackPlan } from "../plan/stack-plan";

/** How each party of the flow table is drawn, and where it stands. */
const parties: Readonly<Record<Party, { readonly label: string; readonly place: "outside" | "edge" | "site" }>> = {
  internet: { label: "Internet", place: "outside" },
  people: { label: "Operators and auditors", place: "outside" },
  edge: { label: "Edge for static files", place: "edge" },
  "load-balancer": { label: "LoadBalancer + firewall", place: "site" },
  app: { label: "AppTier", place: "site" },
  migrator: { label: "Migrator (short-lived)", place: "site" },
  database: { label: "Database", place: "site" },
  cache: { label: "Cache", place: "site" },
  endpoints: { label: "Cloud APIs, private", place: "site" },
  "storage:assets": { label: "assets", place: "site" },
  "storage:backups": { label: "backups", place: "site" },
  "storage:logs": { label: "logs", place: "site" },
  "storage:audit": { label: "audit", place: "site" },
};

/** The architecture as mermaid: sites from the recorded plan, edges from the flow table. */
export function diagram({ settings, resources }: StackPlan): string {
  const [first = "", second] = settings.regions;
  const count = (name: string) => resources.filter(({ parent }) => parent.endsWith(`::${name}`)).length;
  const node = (party: Party, site: string) => {
    const store = party.startsWith("storage:");
    const shape = store || party === "database" ? ["[(", ")]"] : ["[", "]"];
    return `    ${id(party, site)}${shape.join(`"${parties[party].label}"`)}`;
  };
  const site = (region: string) => [
    `  subgraph ${id("site", region)}["${region}: ${count(`site-${region}`)} resources of network, keys and identities"]`,
    ...(Object.keys(parties) as Party[])
      .filter((party) => parties[party].place === "site")
      .map((party) => node(party, region)),
    "  end",
  ];
  return [
    "```mermaid",
    "flowchart LR",
    ...(["internet", "people", "edge"] as const).map((party) => `  ${id(party, "")}["${parties[party].label}"]`),
    ...site(first),
    ...flows.map((flow) => edge(flow, first)),
    ...(second === undefined ? [] : twin(first, second)),
    "```",
  ].join("\n");
}

function edge({ from, to, port, by }: Flow, region: string): string {
  const arrow = by === "service" ? `-. ${port} .->` : `-- ${port} -->`;
  return `  ${id(from, region)} ${arrow} ${id(to, region)}`;
}

/** The other site has the same inside; what matters is what is copied there. */
function twin(first: string, second: string): string[] {
  const stores = (Object.keys(parties) as Party[]).filter((party) => party.startsWith("storage:"));
  const copied: readonly Party[] = ["database", ...stores];
  return [
    `  subgraph ${id("site", second)}["${second}: the same, as standby"]`,
    ...copied.map((party) => `    ${id(party, second)}[("${parties[party].label}")]`),
    "  end",
    `  ${id("database", first)} == replica and backups ==> ${id("database", second)}`,
    ...stores.map((party) => `  ${id(party, first)} <== copies ==> ${id(party, second)}`),
  ];
}

function id(party: string, region: string): string {
  const outside = party === "internet" || party === "people" || party === "edge";
  return `${party}${outside ? "" : `-${region}`}`.replaceAll(/[^a-z0-9]/g, "_");
}
