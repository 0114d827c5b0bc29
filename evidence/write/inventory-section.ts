import type { Inventory, RoleEvidence } from "../document";
import { blocks, code, few, plain, table } from "./markdown-parts";

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
    table(
      ["Where", "Property", "Value", "Means"],
      protocols.map(({ resource, property, value, meaning }) => [
        plain(resource),
        code(property),
        code(value),
        plain(meaning),
      ]),
    ),
    "Keys (4.2.1.1, 3.7.4)",
    table(
      ["Key", "For", "Kind", "Rotation", "Deletion", "Used by"],
      keys.map(({ resource, purpose, kind, rotation, deletion, usedBy }) =>
        [resource, purpose, kind, rotation, deletion, few(usedBy, 6)].map(plain),
      ),
    ),
    "Keys and certificates that a service keeps for itself, and those inside machines and the application, are not in this list.",
  );
}

export function rolesSection(roles: readonly RoleEvidence[]): string {
  return blocks(
    ...roles.map(({ resource, who, grants }) =>
      blocks(
        `**${plain(resource)}**${who === "" ? "" : `: ${plain(who)}`}`,
        grants.length === 0
          ? "Nothing is granted to it here."
          : table(
              ["Given by", "May", "On", "Where"],
              grants.map(({ by, effect, what, on, condition }) => [
                plain(by),
                plain(`${effect === "deny" ? "never: " : ""}${few(what.split(", "), 12)}`),
                plain(few(on.split(", "), 4)),
                plain(condition),
              ]),
            ),
      ),
    ),
  );
}
