import type { Flow } from "../../components/flows";
import { flows } from "../../components/flows";
import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { at, entries } from "../../policy/view";
import type { Cloud, FlowRow, FlowTable } from "../document";
import { byText, label, sorted } from "../names";
import { carriers } from "./carriers";
import type { Opening } from "./opening";
import { openingsOnAws } from "./openings-aws";
import { openingsOnAzure } from "./openings-azure";
import { parties } from "./parties";

const openingsOn: Readonly<Record<Cloud, (stack: StackView) => readonly Opening[]>> = {
  aws: openingsOnAws,
  azure: openingsOnAzure,
};

/** Numbers that mean the same everywhere; each product has its own for the rest, the same in all of its rules. */
const fixedPorts: Readonly<Record<string, string>> = { http: "80", https: "443" };

/** Where a program registers sites of its own, its flows are known; of another program the openings alone are told. */
export function flowTable(stack: StackView, clouds: readonly Cloud[]): FlowTable {
  const own = stack.resources.some(({ urn }) => urn.includes("commerce:index:Site$"));
  const tables = clouds.map((cloud) => {
    const openings = openingsOn[cloud](stack);
    return own ? compared(stack, cloud, openings) : { rows: openings.map(rowOf), differences: unexplained(openings) };
  });
  return {
    rows: tables.flatMap(({ rows }) => rows),
    differences: sorted(tables.flatMap(({ differences }) => differences)),
  };
}

function rowOf({ name, at: own, direction, peer, protocol, port, description }: Opening): FlowRow {
  const [from, to] = direction === "in" ? [peer, own] : [own, peer];
  return { id: "", from, to, port, protocol, why: description, realisedBy: [name] };
}

function unexplained(openings: readonly Opening[]): readonly string[] {
  return openings.flatMap(({ name, description }) => (description === "" ? [`${name}: says no reason`] : []));
}

/** The flows as they are written down beside what is recorded. */
function compared(stack: StackView, cloud: Cloud, openings: readonly Opening[]): FlowTable {
  const places = sorted(openings.map(({ place }) => place));
  const flowOf = new Map(openings.map((opening) => [opening, flowFor(cloud, opening)]));
  const rows = flows.map((flow) => {
    const own = openings.filter((opening) => flowOf.get(opening) === flow);
    return { flow, own, carried: carriedBy(stack, cloud, flow) };
  });
  return {
    rows: rows.map(({ flow, own, carried }) => ({
      id: flow.id,
      from: flow.from,
      to: flow.to,
      port: sorted(own.map(({ port }) => port)).join(", ") || (fixedPorts[flow.port] ?? flow.port),
      protocol: sorted(own.map(({ protocol }) => protocol)).join(", ") || "tcp",
      why: flow.why,
      realisedBy: [...sorted(own.map(({ name }) => name)), ...carried],
    })),
    differences: [
      ...unexplained(openings),
      ...openings
        .filter((opening) => flowOf.get(opening) === undefined)
        .map(
          ({ name, at: own, direction, peer, port }) =>
            `${name}: ${own} ${direction} ${peer} ${port}: no flow asks for it`,
        ),
      ...rows.flatMap(({ flow, own, carried }) => missing(cloud, flow, own, carried, places)),
      ...strangePorts(rows),
      ...otherReasons(cloud, rows),
    ],
  };
}

/** By both ends; of several, the one whose reason it gives. */
function flowFor(cloud: Cloud, opening: Opening): Flow | undefined {
  const fitting = flows.filter((flow) => flow.by !== "service" && fits(cloud, flow, opening));
  return fitting.find((flow) => saysReason(flow, opening)) ?? (fitting.length === 1 ? fitting[0] : undefined);
}

function fits(cloud: Cloud, { from, to, port }: Flow, opening: Opening): boolean {
  const [here, there] = opening.direction === "in" ? [to, from] : [from, to];
  const standing = parties[cloud];
  const rightPort = fixedPorts[port] === undefined || fixedPorts[port] === opening.port;
  return standing[here].at === opening.at && standing[there].called.includes(opening.peer) && rightPort;
}

/** Azure takes 140 characters of a description. */
function saysReason({ why }: Flow, { description }: Opening): boolean {
  return description !== "" && (why === description || (description.length >= 140 && why.startsWith(description)));
}

/** Each end that stands in the network has to let it through, in every place. */
function missing(
  cloud: Cloud,
  flow: Flow,
  own: readonly Opening[],
  carried: readonly string[],
  places: readonly string[],
): readonly string[] {
  const carrier = carriers[flow.id]?.[cloud];
  if (carrier !== undefined) return carried.length > 0 ? [] : [`${flow.id}: nothing that carries it is recorded`];
  const ends = [
    ...(parties[cloud][flow.from].at === undefined ? [] : ["out" as const]),
    ...(parties[cloud][flow.to].at === undefined ? [] : ["in" as const]),
  ];
  if (ends.length === 0) return [`${flow.id}: neither end stands in the network, and no carrier is known`];
  return places.flatMap((place) =>
    ends
      .filter((end) => !own.some((opening) => opening.place === place && opening.direction === end))
      .map((end) => `${flow.id}: no rule lets it ${end} in ${place}`),
  );
}

function carriedBy(stack: StackView, cloud: Cloud, { id }: Flow): readonly string[] {
  const carrier = carriers[id]?.[cloud];
  if (carrier === undefined) return [];
  if (typeof carrier === "string") return [carrier];
  const { type, property, name, holding } = carrier;
  const shows = (resource: ResourceView) => {
    const value = at(resource, property);
    return holding === undefined ? value !== undefined : entries(value).includes(holding);
  };
  return stack
    .ofType(type)
    .filter((resource) => (name?.test(resource.name) ?? true) && shows(resource))
    .map((resource) => `${label(resource)}: ${property}`)
    .sort(byText);
}

interface Row {
  readonly flow: Flow;
  readonly own: readonly Opening[];
}

function strangePorts(rows: readonly Row[]): readonly string[] {
  const names = sorted(rows.map(({ flow }) => flow.port));
  return names.flatMap((name) => {
    const used = sorted(
      rows.filter(({ flow }) => flow.port === name).flatMap(({ own }) => own.map(({ port }) => port)),
    );
    return used.length > 1 ? [`the port "${name}" is ${used.join(" here and ")} there`] : [];
  });
}

/** The platform's own health probes give a reason of their own. */
function otherReasons(cloud: Cloud, rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ flow, own }) =>
    own
      .filter((opening) => !saysReason(flow, opening) && opening.description !== "")
      .filter(({ peer }) => !(cloud === "azure" && peer === "AzureLoadBalancer"))
      .map(({ name, description }) => `${name}: gives another reason than its flow ${flow.id}: ${description}`),
  );
}
