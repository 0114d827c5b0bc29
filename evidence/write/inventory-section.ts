import type { Grant, Inventory, KeyRow, RoleEvidence } from "../document";
import { sorted } from "../names";
import { byPlace } from "../places";
import { blocks, code, few, plain, table } from "./markdown-parts";
import { collect } from "./grouped";

export function inventorySection({ certificates, protocols, keys }: Inventory): string {
  return blocks(
    "Certificates (4.2.1.1)",
    table(
      ["Certificate", "Hosts", "Algorithm or kind", "Renewed", "Used by"],
      certificates.map(({ resource, hosts, algorithm, renewal, usedBy }) => [
        plain(resource),
        hosts.map(plain).join(", "),
        plain(algorithm),
        plain(renewal),
        plain(few(usedBy)),
      ]),
    ),
    "Protocols and cipher sets (12.3.3)",
    protocolTable(protocols),
    "Keys (4.2.1.1, 3.7.4)",
    keyTable(keys),
    "Keys and certificates that a service keeps for itself, and those inside machines and the application, are not in this list.",
  );
}

function protocolTable(protocols: Inventory["protocols"]): string {
  const type = ({ resource }: { readonly resource: string }) => resource.slice(0, resource.indexOf(" "));
  const alike = collect(protocols, (row) => JSON.stringify([type(row), row.property, row.value, row.meaning]));
  return table(
    ["Where", "Property", "Value", "Means"],
    [...alike.values()].flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const names = sorted(rows.map(({ resource }) => byPlace(resource.slice(resource.indexOf(" ") + 1)).own));
      const where = `${rows.length} × ${type(first)}: ${few(names)}`;
      return [[plain(where), code(first.property), code(first.value), plain(first.meaning)]];
    }),
  );
}

/** The same key of each region in one row. */
function keyTable(keys: readonly KeyRow[]): string {
  const placeless = (row: KeyRow) => ({ ...row, usedBy: sorted(row.usedBy.map((user) => withoutPlaces(user, keys))) });
  const alike = collect(keys, (row) =>
    JSON.stringify([byPlace(row.resource).own, row.purpose, row.kind, row.rotation, row.deletion]),
  );
  return table(
    ["Key", "For", "Kind", "Rotation", "Deletion", "Used by"],
    [...alike.values()].flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const { purpose, kind, rotation, deletion } = first;
      const users = sorted(rows.flatMap((row) => placeless(row).usedBy));
      return [
        [titled(rows.map(({ resource }) => resource)), purpose, kind, rotation, deletion, few(users, 6)].map(plain),
      ];
    }),
  );
}

/** Roles that differ in nothing but their region stand together. */
export function rolesSection(roles: readonly RoleEvidence[]): string {
  const alike = collect(roles, (role) => {
    const { place } = byPlace(role.resource);
    return place === "" ? JSON.stringify(role) : JSON.stringify(role).replaceAll(place, "…");
  });
  return blocks(...[...alike.values()].map(roleBlock));
}

function roleBlock(roles: readonly RoleEvidence[]): string {
  const [first] = roles;
  if (first === undefined) return "";
  const { who, grants } = first;
  const title = `**${plain(titled(roles.map(({ resource }) => resource)))}**${who === "" ? "" : `: ${plain(who)}`}`;
  const others = roles.length > 1 ? "As in the first region; the others say the same of their own." : "";
  const given = grants.length === 0 ? "Nothing is granted to it here." : grantTable(grants);
  return blocks(title, given, others);
}

function grantTable(grants: readonly Grant[]): string {
  return table(
    ["Given by", "May", "On", "Where"],
    grants.map(({ by, effect, what, on, condition }) => [
      plain(by),
      plain(`${effect === "deny" ? "never: " : ""}${few(what.split(", "), 12)}`),
      plain(few(on.split(", "), 4)),
      plain(condition),
    ]),
  );
}

/** "kms.Key cache (us-east-2, us-west-2)". */
function titled(resources: readonly string[]): string {
  const [first = ""] = resources;
  if (resources.length === 1) return first;
  return `${byPlace(first).own} (${resources.map((resource) => byPlace(resource).place).join(", ")})`;
}

function withoutPlaces(text: string, keys: readonly KeyRow[]): string {
  const places = sorted(keys.map(({ resource }) => byPlace(resource).place).filter((place) => place !== ""));
  return places.reduce((left, place) => left.replaceAll(`-${place}`, ""), text);
}
