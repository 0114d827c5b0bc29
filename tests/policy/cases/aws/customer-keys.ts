import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { policyOf } from "../document";

const arn = "arn:aws:kms:eu-west-1:123456789012:key/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
const encryption = "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2";

export const customerKeys: RuleCases = {
  rule: "customer-keys",
  cases: [
    {
      what: "the service's key",
      stack: [{ type: "aws:cloudwatch/logGroup:LogGroup", inputs: {} }],
      found: ["it kmsKeyId"],
    },
    {
      what: "the service's key by its alias",
      stack: [{ type: "aws:sns/topic:Topic", inputs: { kmsMasterKeyId: "alias/aws/sns" } }],
      found: ["it kmsMasterKeyId"],
    },
    { what: "a customer's", stack: [{ type: "aws:efs/fileSystem:FileSystem", inputs: { kmsKeyId: arn } }], found: [] },
    {
      what: "a copy in the same region",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { replicateSourceDb: "main" } }],
      found: [],
    },
    {
      what: "a copy in another",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { replicateSourceDb: "arn:aws:rds:eu-west-1:1:db:main" } }],
      found: ["it kmsKeyId"],
    },
    {
      what: "copies of a table and of a secret",
      stack: [
        {
          type: "aws:dynamodb/table:Table",
          inputs: {
            serverSideEncryption: { enabled: true, kmsKeyArn: arn },
            replicas: [{ regionName: "eu-central-1" }],
          },
        },
        {
          type: "aws:secretsmanager/secret:Secret",
          name: "secret",
          inputs: { kmsKeyId: arn, replicas: [{ region: "eu-central-1", kmsKeyId: arn }] },
        },
      ],
      found: ["it replicas.0.kmsKeyArn"],
    },
    {
      what: "buckets under KMS without a key, under one, and for the logs of a balancer",
      stack: [
        { type: encryption, inputs: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }] } },
        {
          type: encryption,
          name: "held",
          inputs: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: arn } }] },
        },
        {
          type: encryption,
          name: "logs",
          inputs: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
        },
      ],
      found: ["it rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId"],
    },
    {
      what: "a refusal of what nobody asks for",
      stack: [
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          inputs: {
            policy: policyOf({
              Effect: "Deny",
              Principal: "*",
              Action: "s3:PutObject",
              Resource: "*",
              Condition: { StringEquals: { "s3:x-amz-server-side-encryption": "none" } },
            }),
          },
        },
      ],
      found: ["it policy"],
    },
    {
      what: "one not known yet",
      stack: [{ type: "aws:sqs/queue:Queue", inputs: { kmsMasterKeyId: unseen } }],
      found: ["? it kmsMasterKeyId"],
    },
  ],
};
