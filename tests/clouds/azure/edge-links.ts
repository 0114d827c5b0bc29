import type { Cloud } from "../cloud";
import type { Fields, Thing } from "../thing";
import { fieldsOf, textOf, where, withId } from "./arm";

const linkType = "azure-native:network:PrivateLinkService";

/** A request to be let in by a private link, kept with that link under `connections`. */
export interface LinkRequest {
  /** Of the profile, the place and the words: two origins that say the same make one request. */
  readonly name: string;
  readonly message: string;
  readonly status: "Pending" | "Approved" | "Rejected";
}

/** What an origin asks of the private link behind it; it waits for a person. */
export function askLink(origin: Pick<Thing, "inputs">, cloud: Cloud): void {
  const asked = requestOf(origin.inputs);
  if (asked === undefined) return;
  const link = withId(cloud, linkType, asked.link);
  if (link === undefined) return;
  const known = connectionsOf(link);
  if (known.some(({ name }) => name === asked.name)) return;
  link.kept["connections"] = [...known, { name: asked.name, message: asked.message, status: "Pending" }];
}

/** The edge's connections go with the profile. */
export function dropLink(profile: Thing, cloud: Cloud): void {
  const start = `${textOf(profile.inputs, "profileName")} `;
  for (const link of cloud.things.of(linkType))
    link.kept["connections"] = connectionsOf(link).filter(({ name }) => !name.startsWith(start));
}

/** `az network private-endpoint-connection approve`, for what shows the words that the program told the edge. */
export function approveLinks(cloud: Cloud, message?: string): number {
  let approved = 0;
  for (const link of cloud.things.of(linkType))
    link.kept["connections"] = connectionsOf(link).map((each) => {
      if (each.status !== "Pending" || (message !== undefined && each.message !== message)) return each;
      approved += 1;
      return { ...each, status: "Approved" };
    });
  return approved;
}

export function isLetIn(origin: Pick<Thing, "inputs">, cloud: Cloud): boolean {
  const asked = requestOf(origin.inputs);
  if (asked === undefined) return true;
  const link = withId(cloud, linkType, asked.link);
  return (
    link !== undefined && connectionsOf(link).some(({ name, status }) => name === asked.name && status === "Approved")
  );
}

/** Region behind an origin. */
export function regionBehind(origin: Pick<Thing, "inputs">, cloud: Cloud): string {
  const asked = requestOf(origin.inputs);
  const link = asked === undefined ? undefined : withId(cloud, linkType, asked.link);
  return link === undefined ? "" : cloud.regionOf(link);
}

/** Instances stand behind the link's balancer: those of the region's scale sets. */
export function instancesBehind(origin: Pick<Thing, "inputs">, cloud: Cloud): number {
  const region = regionBehind(origin, cloud);
  return where(cloud, "azure-native:compute:VirtualMachineScaleSet", "location", region)
    .map(({ kept }) => Number(kept["capacity"] ?? 0))
    .reduce((sum, each) => sum + each, 0);
}

export function connectionsOf(link: Thing): readonly LinkRequest[] {
  return (link.kept["connections"] as readonly LinkRequest[] | undefined) ?? [];
}

function requestOf(
  inputs: Fields,
): { readonly link: string; readonly name: string; readonly message: string } | undefined {
  const shared = fieldsOf(inputs["sharedPrivateLinkResource"]);
  const link = textOf(fieldsOf(shared["privateLink"]), "id");
  if (link === "") return undefined;
  const message = textOf(shared, "requestMessage");
  return {
    link,
    message,
    name: `${textOf(inputs, "profileName")} ${textOf(shared, "privateLinkLocation")} ${message}`,
  };
}
