import type { Weakening } from "../../tables";
import { at, eachPlace, ofType, type Row } from "./rows";

/** More than any group holds (11 on 2026-11-24). */
const places = 16;

type Where = NonNullable<Row["where"]>;

/** The rule at this place of the list. */
const rule =
  (place: number, access: string, direction: string): Where =>
  (_value, inputs) =>
    at(inputs, "securityRules", place, "access") === access &&
    at(inputs, "securityRules", place, "direction") === direction;

const both =
  (one: Where, other: Where): Where =>
  (...args) =>
    one(...args) && other(...args);

/** Isn't everything already: the shop may call any address by HTTPS. */
const narrow: Where = (value) => !["*", "Internet", "0.0.0.0/0"].includes(String(value));

const toStores: Where = (_value, inputs) => String(inputs.networkSecurityGroupName).includes("-endpoints-");

/** What a rule admits may not grow; which end of it grows with the address depends on the direction. */
const admits = (place: number): readonly Row[] => {
  const inbound = rule(place, "Allow", "Inbound");
  const outbound = rule(place, "Allow", "Outbound");
  const path = `securityRules.${place}`;
  return [
    {
      property: `${path}.sourceAddressPrefix`,
      operators: ["widen", "replace"],
      weak: ["Internet", "0.0.0.0/0"],
      where: both(inbound, narrow),
      controls: ["1.3.1"],
    },
    {
      property: `${path}.sourceAddressPrefix`,
      operators: ["replace"],
      weak: ["VirtualNetwork"],
      where: both(inbound, toStores),
      controls: ["1.4.4"],
    },
    { property: `${path}.destinationPortRange`, operators: ["widen"], where: inbound, controls: ["1.3.1", "1.2.5"] },
    { property: `${path}.protocol`, operators: ["widen"], where: inbound, controls: ["1.3.1", "1.2.5"] },
    {
      property: `${path}.destinationAddressPrefix`,
      operators: ["widen", "replace"],
      weak: ["Internet", "0.0.0.0/0"],
      where: both(outbound, narrow),
      controls: ["1.3.2"],
    },
    { property: `${path}.destinationPortRange`, operators: ["widen"], where: outbound, controls: ["1.3.2", "1.2.5"] },
    { property: `${path}.protocol`, operators: ["widen"], where: outbound, controls: ["1.3.2", "1.2.5"] },
  ];
};

/** The rule that refuses the rest: behind it the service admits the whole network, and lets everything out. */
const refuses = (place: number, direction: "Inbound" | "Outbound", control: string): readonly Row[] => {
  const where = rule(place, "Deny", direction);
  const path = `securityRules.${place}`;
  const narrower = (property: string, weak: unknown): Row => ({
    property: `${path}.${property}`,
    operators: ["replace"],
    weak: [weak],
    where,
    controls: [control],
  });
  return [
    { property: `${path}.access`, operators: ["flip"], where, controls: [control] },
    narrower("direction", direction === "Inbound" ? "Outbound" : "Inbound"),
    narrower("sourceAddressPrefix", "192.0.2.0/24"),
    narrower("sourcePortRange", "1"),
    narrower("destinationAddressPrefix", "192.0.2.0/24"),
    narrower("destinationPortRange", "1"),
    narrower("protocol", "Udp"),
  ];
};

export const networkGroups: readonly Weakening[] = ofType(
  "network:NetworkSecurityGroup",
  { property: "securityRules", operators: ["empty", "drop"], controls: ["1.3.1", "1.3.2"] },
  { property: "securityRules.*.description", operators: ["empty", "drop"], controls: ["1.2.5"] },
  { property: "", operators: ["remove"], controls: ["1.4.1", "1.3.1"] },
  ...eachPlace(places, (place) => [
    ...admits(place),
    ...refuses(place, "Inbound", "1.3.1"),
    ...refuses(place, "Outbound", "1.3.2"),
  ]),
);
