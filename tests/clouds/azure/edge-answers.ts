import type { Cloud } from "../cloud";
import type { Thing } from "../thing";
import { fieldsOf, listOf, show, textOf, where, withId } from "./arm";
import { instancesBehind, isLetIn, regionBehind } from "./edge-links";
import { domainType, originGroupType, originsOf, routeType } from "./front-door";
import { ready } from "./roles";

/** What a shopper gets: an origin of a region, or why he gets none. */
export type Answer =
  | { readonly origin: string; readonly region: string }
  | { readonly failed: "name" | "certificate" | "route" | "origin"; readonly why: string };

const recordType = "azure-native:dns:RecordSet";

/**
 * Names whose proof stands in their zone are proven, and get a certificate; the service forgets the token then. Run it when time
 * has passed. Gives how many are still pending. Source: Azure Front Door documentation, "domains"; 2026-11.
 */
export function proveDomains(cloud: Cloud): number {
  const pending = cloud.things.of(domainType).filter((domain) => domain.outputs["domainValidationState"] === "Pending");
  for (const domain of pending) {
    const token = fieldsOf(domain.outputs["validationProperties"])["validationToken"];
    const proof = `_dnsauth.${textOf(domain.inputs, "hostName")}`;
    const proven = recordsOf(cloud, proof, "TXT").some(({ inputs }) =>
      listOf(inputs["txtRecords"]).some(({ value }) => Array.isArray(value) && value.includes(token)),
    );
    if (proven) show(cloud, domain, { domainValidationState: "Approved", validationProperties: {} });
  }
  return cloud.things.of(domainType).filter((domain) => domain.outputs["domainValidationState"] === "Pending").length;
}

/** Who answers a host and a path: the route with the longest pattern, and of its origins the first that lives. */
export function resolve(cloud: Cloud, host: string, path = "/"): Answer {
  const [domain] = ready(where(cloud, domainType, "hostName", host));
  if (domain === undefined || !leadsToEdge(cloud, host)) return { failed: "name", why: `${host} leads to no edge` };
  if (domain.outputs["domainValidationState"] !== "Approved")
    return { failed: "certificate", why: `${host} is not proven` };
  const route = routeFor(cloud, domain.id, path);
  if (route === undefined) return { failed: "route", why: `nothing answers ${host}${path}` };
  const group = withId(cloud, originGroupType, textOf(fieldsOf(route.inputs["originGroup"]), "id"));
  if (group === undefined) return { failed: "route", why: `${route.name} leads to nothing` };
  const all = [...originsOf(group.inputs, cloud)].sort((one, other) => priorityOf(one) - priorityOf(other));
  const living = all.filter((origin) => lives(origin, cloud));
  const asked = group.inputs["healthProbeSettings"] !== undefined;
  // Nobody asks how the origins of a group without a probe are: the first is taken, dead or not.
  const [taken] = asked ? living : all;
  if (taken === undefined || !lives(taken, cloud))
    return { failed: "origin", why: `no origin of ${group.name} answers` };
  return { origin: textOf(taken.inputs, "originName"), region: regionBehind(taken, cloud) };
}

function lives(origin: Thing, cloud: Cloud): boolean {
  return isLetIn(origin, cloud) && !cloud.lost.has(regionBehind(origin, cloud)) && instancesBehind(origin, cloud) > 0;
}

function priorityOf({ inputs }: Thing): number {
  return Number(inputs["priority"] ?? 1);
}

function routeFor(cloud: Cloud, domain: string, path: string): Thing | undefined {
  const fits = ready(cloud.things.of(routeType)).filter(
    ({ inputs }) =>
      inputs["enabledState"] !== "Disabled" &&
      listOf(inputs["customDomains"]).some(({ id }) => id === domain) &&
      patternsOf(inputs["patternsToMatch"]).some((pattern) => path.startsWith(pattern.replace(/\*$/, ""))),
  );
  const longest = ({ inputs }: Thing) => Math.max(...patternsOf(inputs["patternsToMatch"]).map(({ length }) => length));
  return fits.sort((one, other) => longest(other) - longest(one))[0];
}

function patternsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function leadsToEdge(cloud: Cloud, host: string): boolean {
  return ["CNAME", "A"].some((type) => recordsOf(cloud, host, type).length > 0);
}

function recordsOf(cloud: Cloud, host: string, type: string): readonly Thing[] {
  return ready(where(cloud, recordType, "recordType", type)).filter(({ inputs }) => {
    const [name, zone] = [textOf(inputs, "relativeRecordSetName"), textOf(inputs, "zoneName")];
    return host === (name === "@" ? zone : `${name}.${zone}`);
  });
}
