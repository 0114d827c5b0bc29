import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { at, entries } from "../../policy/view";
import type { CertificateRow } from "../document";
import type { Masking } from "../masking";
import { label, sorted } from "../names";
import { usersOf } from "./users";

/** How each kind of certificate is told: hosts, algorithm, and who renews it. */
interface Kind {
  readonly hosts: readonly string[];
  readonly algorithm: string;
  readonly renewal: (resource: ResourceView) => string;
}

/** Source: declarations of @pulumi/aws 7.48.0 and @pulumi/azure-native 3.28.0; 2026-11. */
const kinds: Readonly<Record<string, Kind>> = {
  "aws:acm/certificate:Certificate": {
    hosts: ["domainName", "subjectAlternativeNames"],
    algorithm: "keyAlgorithm",
    // One that was brought along has a body, and nobody renews it.
    renewal: (resource) =>
      at(resource, "certificateBody") === undefined && at(resource, "privateKey") === undefined
        ? `by the service, proved by ${String(at(resource, "validationMethod") ?? "its authority")}`
        : "by hand: it was imported",
  },
  "azure-native:cdn:AFDCustomDomain": {
    hosts: ["hostName"],
    algorithm: "tlsSettings.certificateType",
    renewal: (resource) =>
      at(resource, "tlsSettings.certificateType") === "ManagedCertificate"
        ? "by the service, proved by DNS"
        : "by its owner, in the vault",
  },
  "azure-native:cdn:Secret": {
    hosts: ["parameters.subject"],
    algorithm: "parameters.type",
    renewal: (resource) =>
      at(resource, "parameters.useLatestVersion") === true
        ? "by its owner; the newest is taken"
        : "by its owner, by hand",
  },
  "azure-native:web:Certificate": {
    hosts: ["hostNames"],
    algorithm: "keyVaultSecretName",
    renewal: () => "by its owner",
  },
};

export function certificates(stack: StackView, masking: Masking): readonly CertificateRow[] {
  const own = stack.resources.flatMap((resource): readonly CertificateRow[] => {
    const kind = kinds[resource.type];
    if (kind === undefined) return [];
    return [
      {
        resource: label(resource),
        hosts: kind.hosts.flatMap((property) => hostsAt(resource, property)),
        algorithm:
          at(resource, kind.algorithm) === undefined
            ? "the service's own choice"
            : masking.value(resource, kind.algorithm),
        renewal: kind.renewal(resource),
        usedBy: usersOf(stack, resource),
      },
    ];
  });
  return [...own, ...elsewhere(stack)];
}

function hostsAt(resource: ResourceView, property: string): readonly string[] {
  const value = at(resource, property);
  const all = Array.isArray(value) ? entries(value) : [value];
  return all.filter((each) => typeof each === "string");
}

/** Certificates in a vault that the program only reads from: who may read them tells where they are. */
function elsewhere(stack: StackView): readonly CertificateRow[] {
  const readers = stack.ofType("azure-native:authorization:RoleAssignment").flatMap((assignment) => {
    const [, place] = /\/vaults\/([^/]+\/(?:secrets|certificates)\/[^/]+)$/.exec(String(at(assignment, "scope"))) ?? [];
    return place !== undefined && assignment.name.includes("certificate") ? [{ place, reader: label(assignment) }] : [];
  });
  return sorted(readers.map(({ place }) => place)).map((place) => ({
    resource: `${place} (not in this program)`,
    hosts: [],
    algorithm: "said in its vault",
    renewal: "by its owner, in the vault",
    usedBy: readers.filter((each) => each.place === place).map(({ reader }) => reader),
  }));
}
