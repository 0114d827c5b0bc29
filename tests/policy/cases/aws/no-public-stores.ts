import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const kafka = "aws:msk/cluster:Cluster";

export const noPublicStores: RuleCases = {
  rule: "no-public-stores",
  cases: [
    {
      what: "stores as they are made",
      stack: [
        { type: "aws:rds/clusterInstance:ClusterInstance", name: "db", inputs: {} },
        { type: "aws:redshift/cluster:Cluster", name: "dwh", inputs: { publiclyAccessible: false } },
        { type: kafka, name: "queue", inputs: { brokerNodeGroupInfo: {} } },
        { type: "aws:s3/bucketAclV2:BucketAclV2", name: "acl", inputs: { acl: "log-delivery-write" } },
        { type: "aws:opensearch/domain:Domain", name: "search", inputs: { vpcOptions: { subnetIds: ["a"] } } },
      ],
      found: [],
    },
    {
      what: "stores in the open",
      stack: [
        { type: "aws:rds/clusterInstance:ClusterInstance", name: "db", inputs: { publiclyAccessible: "true" } },
        { type: "aws:mq/broker:Broker", name: "broker", inputs: { publiclyAccessible: true } },
        {
          type: kafka,
          name: "queue",
          inputs: { brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } } } },
        },
        { type: "aws:s3/bucket:Bucket", name: "bucket", inputs: { acl: "public-read" } },
        {
          type: "aws:s3/bucketAcl:BucketAcl",
          name: "grant",
          inputs: {
            accessControlPolicy: { grants: [{ grantee: { uri: "http://acs.amazonaws.com/groups/global/AllUsers" } }] },
          },
        },
        { type: "aws:opensearch/domain:Domain", name: "search", inputs: {} },
        {
          type: "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
          name: "collection",
          inputs: { type: "network", policy: JSON.stringify([{ AllowFromPublic: true }]) },
        },
        { type: "aws:rds/snapshot:Snapshot", name: "snapshot", inputs: { sharedAccounts: ["all"] } },
      ],
      found: [
        "db publiclyAccessible",
        "broker publiclyAccessible",
        "queue brokerNodeGroupInfo.connectivityInfo.publicAccess.type",
        "bucket acl",
        "grant accessControlPolicy.grants.0.grantee.uri",
        "search vpcOptions",
        "collection policy",
        "snapshot sharedAccounts",
      ],
    },
    {
      what: "one not known yet",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { publiclyAccessible: unseen } }],
      found: ["? it publiclyAccessible"],
    },
  ],
};
