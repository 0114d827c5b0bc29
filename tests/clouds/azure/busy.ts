import type { Cloud } from "../cloud";
import { valuesAt } from "../paths";
import { refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { textOf, where } from "./arm";

const endpointType = "azure-native:network:PrivateEndpoint";

/** Parts whose making keeps their owner busy, the input by which they name it, and the code of the refusal. */
const owners: readonly {
  readonly type: string;
  readonly by: string;
  readonly parts: readonly string[];
  readonly code: string;
}[] = [
  {
    type: "azure-native:sql:Server",
    by: "serverName",
    parts: [
      "azure-native:sql:ServerKey",
      "azure-native:sql:EncryptionProtector",
      "azure-native:sql:OutboundFirewallRule",
    ],
    code: "ConflictingServerOperation",
  },
  {
    type: "azure-native:redisenterprise:RedisEnterprise",
    by: "clusterName",
    parts: ["azure-native:redisenterprise:Database", "azure-native:redisenterprise:AccessPolicyAssignment"],
    code: "Conflict",
  },
  {
    type: "azure-native:redis:Redis",
    by: "cacheName",
    parts: ["azure-native:redis:AccessPolicy", "azure-native:redis:AccessPolicyAssignment"],
    code: "Conflict",
  },
];

/**
 * Refuses while a part of the thing is being made, or an endpoint is being joined with it. Sources: REST reference of
 * Microsoft.Sql (ConflictingServerOperation), Azure/bicep-registry-modules #5994 for endpoints; Altinn/dialogporten #523 for
 * caches; 2026-11.
 */
export function checkFree(cloud: Cloud, owner: Thing, endpointsToo = true): void {
  const kind = owners.find(({ type }) => type === owner.type);
  if (kind === undefined) return;
  const name = textOf(owner.inputs, owner.type.endsWith(":Redis") ? "name" : kind.by);
  const parts = kind.parts.flatMap((type) => where(cloud, type, kind.by, name));
  const endpoints = (endpointsToo ? cloud.things.of(endpointType) : []).filter(
    (endpoint) => endpoint.state === "creating" && targetsOf(endpoint).includes(owner.id),
  );
  const under = [...parts, ...endpoints].find(({ state }) => state === "creating");
  if (under !== undefined) refuse(kind.code, `${name} is busy: ${under.type} ${under.name} is under way`);
}

/** The same for what an endpoint leads to. */
export function checkTargetsFree(endpoint: Pick<Request, "inputs">, cloud: Cloud): void {
  for (const id of targetsOf(endpoint)) {
    const [target] = cloud.things.by("*", "id", id);
    if (target !== undefined) checkFree(cloud, target);
  }
}

function targetsOf({ inputs }: Pick<Request, "inputs">): readonly string[] {
  return valuesAt(inputs, "privateLinkServiceConnections[].privateLinkServiceId").map(({ value }) => String(value));
}
