import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const key = (name: string, service?: string) => ({
  type: "aws:kms/key:Key",
  name,
  inputs:
    service === undefined
      ? {}
      : {
          policy: policyOf({
            Principal: { AWS: "arn:aws:iam::123456789012:root" },
            Action: "kms:Decrypt",
            Condition: { StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` } },
          }),
        },
});
const foreign = "arn:aws:kms:eu-west-1:123456789012:key/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
const database = (on: string) => ({
  type: "aws:rds/cluster:Cluster",
  name: "data",
  inputs: { kmsKeyId: unseen },
  refs: { kmsKeyId: [on] },
});
const log = (on: string) => ({
  type: "aws:cloudwatch/logGroup:LogGroup",
  name: "log",
  inputs: { kmsKeyId: unseen },
  refs: { kmsKeyId: [on] },
});

export const keysApartByPurpose: RuleCases = {
  rule: "keys-apart-by-purpose",
  cases: [
    { what: "one key for both", stack: [key("all"), database("all"), log("all")], found: ["all "] },
    { what: "one for each", stack: [key("a"), key("b"), database("a"), log("b")], found: [] },
    {
      what: "one for both, through an alias by its name",
      stack: [
        key("all"),
        {
          type: "aws:kms/alias:Alias",
          name: "alias",
          inputs: { name: "alias/everything", targetKeyId: unseen },
          refs: { targetKeyId: ["all"] },
        },
        { type: "aws:efs/fileSystem:FileSystem", name: "files", inputs: { kmsKeyId: "alias/everything" } },
        { type: "aws:cloudtrail/trail:Trail", name: "trail", inputs: { kmsKeyId: "alias/everything" } },
      ],
      found: ["all "],
    },
    {
      what: "another stack's key, though one was made for it",
      stack: [key("made", "rds"), { type: "aws:rds/instance:Instance", name: "data", inputs: { kmsKeyId: foreign } }],
      found: ["data kmsKeyId"],
    },
    {
      what: "another stack's key, where none was",
      stack: [key("made", "sns"), { type: "aws:rds/instance:Instance", name: "data", inputs: { kmsKeyId: foreign } }],
      found: [],
    },
    { what: "a key only", stack: [key("alone")], found: [] },
    {
      what: "what isn't known yet",
      stack: [key("a"), { type: "aws:rds/cluster:Cluster", name: "data", inputs: { kmsKeyId: unseen } }],
      found: ["? data kmsKeyId"],
    },
  ],
};
