import { cannotTell } from "../checks";
import type { CloudRule } from "../rule";
import { analyticsAtRest } from "./shared/at-rest/analytics";
import { computeAtRest } from "./shared/at-rest/compute";
import { databasesAtRest } from "./shared/at-rest/databases";
import { filesAtRest } from "./shared/at-rest/files";

/** Nouns by which stores are called. A type that ends in one and is in no table is not passed over in silence. */
const storeNoun =
  /^aws:.*:(Bucket|Cache|Cluster|Database|Domain|FileSystem|Instance|Ledger|Queue|Stream|Table|Vault|Volume)$/;

/** Look like stores and keep nothing, or always encrypt (user guide of each service, "Encryption at rest"; 2026-11). */
const notStores: readonly string[] = [
  "aws:backup/vault:Vault",
  "aws:cloudhsmv2/cluster:Cluster",
  "aws:codeartifact/domain:Domain",
  "aws:connect/instance:Instance",
  "aws:connect/queue:Queue",
  "aws:customerprofiles/domain:Domain",
  "aws:datazone/domain:Domain",
  "aws:dsql/cluster:Cluster",
  "aws:dynamodb/table:Table",
  "aws:ecs/cluster:Cluster",
  "aws:eks/cluster:Cluster",
  "aws:glacier/vault:Vault",
  "aws:keyspaces/table:Table",
  "aws:lightsail/bucket:Bucket",
  "aws:lightsail/database:Database",
  "aws:lightsail/domain:Domain",
  "aws:lightsail/instance:Instance",
  "aws:mediaconvert/queue:Queue",
  "aws:memorydb/cluster:Cluster",
  "aws:msk/cluster:Cluster",
  "aws:qldb/stream:Stream",
  "aws:route53domains/domain:Domain",
  "aws:route53recoverycontrol/cluster:Cluster",
  "aws:s3tables/table:Table",
  "aws:sagemaker/domain:Domain",
  "aws:servicediscovery/instance:Instance",
  "aws:swf/domain:Domain",
  "aws:timestreamwrite/database:Database",
  "aws:timestreamwrite/table:Table",
  "aws:verifiedaccess/instance:Instance",
  "aws:workmail/domain:Domain",
];

/** Under whose key is another demand: customer-keys. */
export const encryptionAtRest: CloudRule = {
  name: "encryption-at-rest",
  resources: { ...databasesAtRest, ...filesAtRest, ...computeAtRest, ...analyticsAtRest },
  otherwise: (type) =>
    storeNoun.test(type) && !notStores.includes(type)
      ? () => cannotTell("", `a store that the rule knows; it knows no ${type}`)
      : undefined,
};
