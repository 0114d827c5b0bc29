import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Request } from "../thing";
import { fieldsOf, textOf, where } from "./arm";
import { checkFree } from "./busy";
import { notAtBirth } from "./not-at-birth";
import { principalOf, whyKeyUnusable } from "./roles";

const clusterType = "azure-native:redisenterprise:RedisEnterprise";
const databaseType = "azure-native:redisenterprise:Database";
const accessType = "azure-native:redisenterprise:AccessPolicyAssignment";
const classicType = "azure-native:redis:Redis";

/** Ten minutes to half an hour. Source: Azure Managed Redis documentation, "quickstart"; terraform-provider-azurerm #30965. */
const slow = [600_000, 1_800_000] as const;

/**
 * Codes: the services answer `Conflict` for a cache that is busy (Altinn/dialogporten #523 shows the text) and for a name that is
 * taken; `KeyVaultAccessForbidden` is what other stores of the platform say where a key may not be used: no page names the
 * cache's own code, nor those of InvalidRequestBody and InvalidObjectId; 2026-11.
 */
export const cache: readonly Kind[] = [
  {
    type: clusterType,
    names: (request, cloud) => [
      {
        scope: `${cloud.regionOf(request)}.redis.azure.net`,
        name: textOf(request.inputs, "clusterName"),
        code: "Conflict",
      },
    ],
    create: checkCluster,
    update: (thing, news, cloud) => checkCluster({ ...thing, inputs: news }, cloud),
    takes: slow,
  },
  {
    type: databaseType,
    create: ({ inputs }, cloud) => {
      if (inputs["databaseName"] !== "default") refuse("InvalidRequestBody", "the one database is called default");
      checkIdle(clusterType, textOf(inputs, "clusterName"), cloud);
    },
    update: (thing, news) => {
      // Source: Azure Managed Redis documentation, "architecture": the policy is for ever; 2026-11.
      if (news["clusteringPolicy"] !== thing.inputs["clusteringPolicy"])
        refuse("InvalidRequestBody", "clusteringPolicy can't be changed");
    },
    takes: [120_000, 900_000],
  },
  {
    type: accessType,
    create: ({ inputs }, cloud) => {
      checkIdle(clusterType, textOf(inputs, "clusterName"), cloud);
      if (inputs["accessPolicyName"] !== "default") refuse("InvalidRequestBody", "the one policy is called default");
      checkPrincipal(textOf(fieldsOf(inputs["user"]), "objectId"), cloud);
    },
  },
  {
    type: classicType,
    names: ({ inputs }) => [
      { scope: "redis.cache.windows.net", name: textOf(inputs, "name"), code: notAtBirth.redisName },
    ],
    takes: slow,
  },
  {
    type: "azure-native:redis:AccessPolicy",
    create: ({ inputs }, cloud) => checkIdle(classicType, textOf(inputs, "cacheName"), cloud),
    takes: [30_000, 300_000],
  },
  {
    type: "azure-native:redis:AccessPolicyAssignment",
    create: ({ inputs }, cloud) => {
      const name = textOf(inputs, "cacheName");
      checkIdle(classicType, name, cloud);
      const own = where(cloud, "azure-native:redis:AccessPolicy", "cacheName", name);
      const policy = textOf(inputs, "accessPolicyName");
      const given = ["Data Owner", "Data Contributor", "Data Reader"];
      if (!given.includes(policy) && !own.some((each) => each.inputs["accessPolicyName"] === policy))
        refuse(notAtBirth.redisPolicy, `${name} has no policy ${policy}`);
      checkPrincipal(textOf(inputs, "objectId"), cloud);
    },
    takes: [30_000, 300_000],
  },
];

function checkIdle(type: string, name: string, cloud: Cloud): void {
  const [owner] = cloud.things.by(type, type === classicType ? "name" : "clusterName", name);
  if (owner !== undefined) checkFree(cloud, owner);
}

function checkCluster(request: Request, cloud: Cloud): void {
  const key = fieldsOf(fieldsOf(request.inputs["encryption"])["customerManagedKeyEncryption"]);
  const url = textOf(key, "keyEncryptionKeyUrl");
  if (url === "") return;
  const identity = textOf(fieldsOf(key["keyEncryptionKeyIdentity"]), "userAssignedIdentityResourceId");
  const why = whyKeyUnusable(cloud, url, principalOf(cloud, identity) ?? "");
  if (why !== undefined) refuse("KeyVaultAccessForbidden", why);
}

function checkPrincipal(objectId: string, cloud: Cloud): void {
  const [identity] = cloud.things.by("azure-native:managedidentity:UserAssignedIdentity", "principalId", objectId);
  if (identity === undefined) refuse("InvalidObjectId", `nobody has the object id ${objectId}`);
}
