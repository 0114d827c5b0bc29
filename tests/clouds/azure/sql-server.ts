import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { identitiesOf, textOf, where } from "./arm";
import { checkFree } from "./busy";
import { notAtBirth } from "./not-at-birth";
import { mayDo, principalOf, ready, whyKeyUnusable } from "./roles";

export const serverType = "azure-native:sql:Server";
export const serverKeyType = "azure-native:sql:ServerKey";
const protectorType = "azure-native:sql:EncryptionProtector";
const outboundType = "azure-native:sql:OutboundFirewallRule";
const groupType = "azure-native:sql:FailoverGroup";

/**
 * Codes: REST reference of Microsoft.Sql, "error responses" of each operation (servers, server keys, encryption protectors, blob
 * auditing); NameAlreadyExists as azure-powershell #4845 shows it; what the outbound rules refuse as its answers are quoted in
 * public templates; 2026-11.
 */
export const sqlServer: readonly Kind[] = [
  {
    type: serverType,
    // Groups have their names in the same domain: failover-group.ts.
    names: ({ inputs }) => [
      { scope: "database.windows.net", name: textOf(inputs, "serverName"), code: "NameAlreadyExists" },
    ],
    create: (request, cloud) => {
      const [taken] = cloud.things.by(groupType, "failoverGroupName", textOf(request.inputs, "serverName"));
      if (taken !== undefined) refuse("NameAlreadyExists", `${taken.name} has that name`);
    },
    remove: (thing, cloud) => {
      const [group] = where(cloud, groupType, "serverName", textOf(thing.inputs, "serverName"));
      // Source: Azure SQL documentation, "failover groups": a server in one can't be dropped; 2026-11.
      if (group !== undefined) refuse(notAtBirth.serverInGroup, `${thing.name} belongs to ${group.name}`);
    },
    takes: [60_000, 300_000],
  },
  {
    type: serverKeyType,
    create: (request, cloud) => {
      checkServerFree(request, cloud);
      const { inputs } = request;
      const uri = textOf(inputs, "uri");
      const parts = /^https:\/\/([^./]+)\.[^/]+\/keys\/([^/]+)\/([^/]+)$/.exec(uri);
      if (parts?.slice(1).join("_") !== inputs["keyName"]) refuse("InvalidKeyName", `${uri} has another name`);
      checkKey(request, uri, cloud);
    },
    remove: (thing, cloud) => {
      const [protector] = where(cloud, protectorType, "serverName", textOf(thing.inputs, "serverName"));
      if (protector?.inputs["serverKeyName"] === thing.inputs["keyName"])
        refuse(notAtBirth.keyInUse, `${textOf(thing.inputs, "keyName")} protects the server`);
    },
    takes: [10_000, 120_000],
  },
  {
    type: protectorType,
    create: (request, cloud) => {
      checkServerFree(request, cloud);
      checkProtector(request, cloud);
    },
    update: (thing, news, cloud) => checkProtector({ ...thing, inputs: news }, cloud),
    takes: [10_000, 120_000],
  },
  { type: outboundType, create: (request, cloud) => checkServerFree(request, cloud), takes: [5_000, 90_000] },
  {
    type: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
    create: checkAudit,
    update: (thing, news, cloud) => checkAudit({ ...thing, inputs: news }, cloud),
    takes: [5_000, 90_000],
  },
];

function serverOf({ inputs }: Pick<Request, "inputs">, cloud: Cloud): Thing | undefined {
  return ready(where(cloud, serverType, "serverName", textOf(inputs, "serverName")))[0];
}

/** URI of the key with which a server encrypts; undefined while that is the service's own. */
export function protectorUri(server: string, cloud: Cloud): string | undefined {
  const [protector] = ready(where(cloud, protectorType, "serverName", server));
  const key = ready(where(cloud, serverKeyType, "serverName", server)).find(
    ({ inputs }) => inputs["keyName"] === protector?.inputs["serverKeyName"],
  );
  return key === undefined ? undefined : textOf(key.inputs, "uri");
}

export function knowsKey(server: string, uri: string, cloud: Cloud): boolean {
  return ready(where(cloud, serverKeyType, "serverName", server)).some(({ inputs }) => inputs["uri"] === uri);
}

/** `endpointsToo`: nothing says that a server makes no database while an endpoint is being joined with it. */
export function checkServerFree(request: Request, cloud: Cloud, endpointsToo = true): void {
  const server = serverOf(request, cloud);
  if (server !== undefined) checkFree(cloud, server, endpointsToo);
}

function checkKey(request: Request, uri: string, cloud: Cloud): void {
  const server = serverOf(request, cloud);
  const [identity] = server === undefined ? [] : identitiesOf(server);
  if (identity === undefined) refuse("AzureKeyVaultNoServerIdentity", "the server has no identity");
  const why = whyKeyUnusable(cloud, uri, principalOf(cloud, identity) ?? "");
  if (why !== undefined) refuse("AzureKeyVaultMissingPermissions", why);
}

function checkProtector({ inputs }: Pick<Request, "inputs">, cloud: Cloud): void {
  const [server, key] = [textOf(inputs, "serverName"), textOf(inputs, "serverKeyName")];
  const known = ready(where(cloud, serverKeyType, "serverName", server)).some((each) => each.inputs["keyName"] === key);
  if (!known) refuse("ServerKeyDoesNotExists", `${server} knows no key ${key}`);
}

/** The service writes a first record at once, as the server. */
function checkAudit(request: Request, cloud: Cloud): void {
  const { inputs } = request;
  const endpoint = inputs["storageEndpoint"];
  if (typeof endpoint !== "string" || inputs["state"] !== "Enabled") return;
  const [, name = ""] = /^https:\/\/([a-z0-9]+)\.blob\./.exec(endpoint) ?? [];
  const [account] = ready(cloud.things.by("azure-native:storage:StorageAccount", "accountName", name));
  if (account === undefined) refuse("BlobAuditingInvalidStorageAccountName", `there is no store ${name}`);
  const server = serverOf(request, cloud);
  const fqdn = `${name}.blob.core.windows.net`;
  const rules = ready(where(cloud, outboundType, "serverName", textOf(inputs, "serverName")));
  const out = server?.inputs["restrictOutboundNetworkAccess"] !== "Enabled";
  if (!out && !rules.some((rule) => rule.inputs["outboundRuleFqdn"] === fqdn))
    refuse("BlobAuditingStorageOutboundFirewallNotAllowed", `the server may not call ${fqdn}`);
  const principals = server === undefined ? [] : identitiesOf(server).map((id) => principalOf(cloud, id) ?? "");
  const write = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write";
  if (!principals.some((principal) => mayDo(cloud, principal, write, account.id)))
    refuse("BlobAuditingInsufficientStorageAccountPermissions", `the server may not write to ${name}`);
}
