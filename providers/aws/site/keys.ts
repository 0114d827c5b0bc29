import { Alias, Key } from "@pulumi/aws/kms";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { KeyPurpose } from "../links";
import type { Statement } from "../shared/policy-document";
import { policyDocument } from "../shared/policy-document";
import type { Ground } from "./ground";
import { onGround } from "./ground";
import type { KeyContext } from "./key-statements";
import { scalingStatements, uses } from "./key-statements";

/** What custodians do with a key: all but use it, and all but hand its use to someone (PCI DSS 3.6, 3.7). */
const administration = [
  // Not "kms:Create*": that holds CreateGrant, with which a custodian would hand the key's use to anyone.
  "kms:CreateAlias",
  "kms:Describe*",
  "kms:Enable*",
  "kms:List*",
  "kms:Put*",
  "kms:Update*",
  "kms:Revoke*",
  "kms:Disable*",
  "kms:Get*",
  "kms:Delete*",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:ScheduleKeyDeletion",
  "kms:CancelKeyDeletion",
  "kms:RotateKeyOnDemand",
];

export interface CustomerKeyArgs {
  readonly purpose: KeyPurpose;
  /** Ending of the logical name: the region, or "edge". */
  readonly at: string;
  readonly context: KeyContext;
  readonly extra?: readonly Statement[];
}

/** A key in the account's own hands, rotated every year. */
export function customerKey(
  scope: Scope,
  { purpose, at, context, extra = [] }: CustomerKeyArgs,
  opts: pulumi.CustomResourceOptions,
): Key {
  const name = `${purpose}-${at}`;
  const made = new Key(
    name,
    {
      description: uses[purpose].description,
      enableKeyRotation: true,
      rotationPeriodInDays: 365,
      deletionWindowInDays: 30,
      policy: policyDocument(...statements(purpose, context), ...extra),
      tags: scope.tags,
    },
    { ...opts, protect: scope.protect },
  );
  const place = at === context.region ? "" : `${at}-`;
  new Alias(name, { name: `alias/${scope.prefix}/${place}${purpose}`, targetKeyId: made.keyId }, opts);
  return made;
}

/** One key for each purpose. */
export function keys(ground: Ground, scaling: pulumi.Input<string>): Readonly<Record<KeyPurpose, Key>> {
  const { scope, account, spec } = ground;
  const context = { region: spec.region, peers: spec.peers, account };
  const key = (purpose: KeyPurpose, extra: readonly Statement[] = []) =>
    customerKey(scope, { purpose, at: spec.region, context, extra }, onGround(ground));
  return {
    database: key("database"),
    cache: key("cache"),
    disks: key("disks", scalingStatements(scaling)),
    storage: key("storage"),
    audit: key("audit"),
    logs: key("logs"),
    alarms: key("alarms"),
    secrets: key("secrets"),
  };
}

function statements(purpose: KeyPurpose, context: KeyContext): readonly Statement[] {
  const { region, peers, account } = context;
  const { via, viaPeers = [], services } = uses[purpose];
  const owner = { AWS: `arn:aws:iam::${account}:root` };
  return [
    { Sid: "Administer", Effect: "Allow", Principal: owner, Action: administration, Resource: "*" },
    {
      Sid: "UseThroughServices",
      Effect: "Allow",
      Principal: owner,
      // RDS asks for the last one before it exports a snapshot.
      Action: [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncrypt*",
        "kms:GenerateDataKey*",
        "kms:CreateGrant",
        "kms:RetireGrant",
      ],
      Resource: "*",
      Condition: {
        StringEquals: {
          "kms:CallerAccount": account,
          "kms:ViaService": [
            ...via.map((service) => `${service}.${region}.amazonaws.com`),
            ...viaPeers.flatMap((service) => peers.map((peer) => `${service}.${peer}.amazonaws.com`)),
          ],
        },
      },
    },
    ...(services?.(context) ?? []),
  ];
}
