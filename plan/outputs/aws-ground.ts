import type { Registered } from "./aws";
import { awsId, digits } from "./aws-id";

type Row = (resource: Registered) => Record<string, unknown>;

/** Id of EC2 with its prefix, and the ARN of it. */
const ec2 =
  (prefix: string, kind: string): Row =>
  ({ name, region, account }) => {
    const id = awsId(prefix, name);
    return { id, arn: `arn:aws:ec2:${region}:${account}:${kind}/${id}` };
  };

const securityGroup: Row = ({ name, region, account }) => {
  const id = `sg-0a1b2c3d-${name}`;
  return { id, arn: `arn:aws:ec2:${region}:${account}:security-group/${id}` };
};

/** A setting of a bucket has the bucket's name for an id. */
const ofBucket: Row = ({ inputs }) => ({ id: inputs["bucket"] });

/** Something with a name of its own that goes by it. */
const named =
  (property: string): Row =>
  ({ inputs, name }) => ({ id: String(inputs[property] ?? `${name}-0a1b2c3`) });

const bucketSettings = [
  "bucketCorsConfiguration:BucketCorsConfiguration",
  "bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "bucketLogging:BucketLogging",
  "bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  "bucketOwnershipControls:BucketOwnershipControls",
  "bucketPolicy:BucketPolicy",
  "bucketPublicAccessBlock:BucketPublicAccessBlock",
  "bucketReplicationConfig:BucketReplicationConfig",
  "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "bucketVersioning:BucketVersioning",
];

/** As in ./aws.ts: networks, identities, keys, stores, secrets, logs and guards. Forms: the services' API references; 2026-11. */
export const groundOutputs: Readonly<Record<string, Row>> = {
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc"),
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/natGateway:NatGateway": ec2("nat", "natgateway"),
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/networkAcl:NetworkAcl": ec2("acl", "network-acl"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": ({ name }) => ({ id: awsId("rtbassoc", name) }),
  "aws:ec2/route:Route": ({ name, inputs }) => ({ id: `r-${String(inputs["routeTableId"])}${digits(name, 8)}` }),
  "aws:ec2/securityGroup:SecurityGroup": securityGroup,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": securityGroup,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ec2("sgr", "security-group-rule"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ec2("sgr", "security-group-rule"),
  "aws:ec2/eip:Eip": ({ name, region, account }) => {
    const id = awsId("eipalloc", name);
    const arn = `arn:aws:ec2:${region}:${account}:elastic-ip/${id}`;
    return { id, allocationId: id, arn, publicIp: "203.0.113.10" };
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": (resource) => ({
    ...ec2("vpce", "vpc-endpoint")(resource),
    prefixListId: "pl-63a5400a",
  }),
  "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
  "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": ({ name, region, account }) => {
    const id = awsId("rqlc", name);
    return { id, arn: `arn:aws:route53resolver:${region}:${account}:resolver-query-log-config/${id}` };
  },
  "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": ({ name }) => ({
    id: awsId("rqlca", name),
  }),
  "aws:iam/role:Role": ({ name, inputs, account }) => {
    const own = String(inputs["name"] ?? `${name}-0a1b2c3`);
    return { id: own, name: own, arn: `arn:aws:iam::${account}:role/${own}` };
  },
  "aws:iam/rolePolicy:RolePolicy": ({ name, inputs }) => ({ id: `${String(inputs["role"])}:${name}-0a1b2c3` }),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ({ name, inputs }) => ({
    id: `${String(inputs["role"])}-0a1b2c3${digits(name, 19)}`,
  }),
  "aws:iam/policy:Policy": ({ name, inputs, account }) => {
    const arn = `arn:aws:iam::${account}:policy/${String(inputs["name"] ?? `${name}-0a1b2c3`)}`;
    return { id: arn, arn };
  },
  "aws:iam/instanceProfile:InstanceProfile": ({ name, inputs, account }) => {
    const own = String(inputs["name"] ?? `${name}-0a1b2c3`);
    return { id: own, name: own, arn: `arn:aws:iam::${account}:instance-profile/${own}` };
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": ({ inputs, account }) => {
    const own = `AWSServiceRoleForAutoScaling_${String(inputs["customSuffix"])}`;
    const arn = `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/${own}`;
    return { id: arn, arn, name: own };
  },
  "aws:kms/key:Key": ({ name, region, account }) => {
    const keyId = `0a1b2c3d-${name}`;
    return { id: keyId, keyId, arn: `arn:aws:kms:${region}:${account}:key/${keyId}` };
  },
  "aws:kms/alias:Alias": ({ inputs, region, account }) => {
    const alias = String(inputs["name"]);
    return { id: alias, arn: `arn:aws:kms:${region}:${account}:${alias}` };
  },
  "aws:s3/bucket:Bucket": ({ name, inputs, region }) => {
    const own = String(inputs["bucket"] ?? `${name}-0a1b2c3`);
    return {
      id: own,
      bucket: own,
      arn: `arn:aws:s3:::${own}`,
      bucketRegionalDomainName: `${own}.s3.${region}.amazonaws.com`,
    };
  },
  ...Object.fromEntries(bucketSettings.map((kind) => [`aws:s3/${kind}`, ofBucket])),
  "aws:s3/bucketMetric:BucketMetric": ({ inputs }) => ({ id: `${String(inputs["bucket"])}:${String(inputs["name"])}` }),
  "aws:secretsmanager/secret:Secret": ({ name, inputs, region, account }) => {
    const own = String(inputs["name"] ?? `${name}-0a1b2c3`);
    const arn = `arn:aws:secretsmanager:${region}:${account}:secret:${own}-AbCdEf`;
    return { id: arn, arn, name: own };
  },
  "aws:secretsmanager/secretVersion:SecretVersion": ({ name, inputs }) => ({
    id: `${String(inputs["secretId"])}|0a1b2c3d-0000-4000-8000-${digits(name, 12)}`,
    versionId: `0a1b2c3d-0000-4000-8000-${digits(name, 12)}`,
  }),
  "aws:sns/topic:Topic": ({ name, inputs, region, account }) => {
    const own = String(inputs["name"] ?? `${name}-0a1b2c3`);
    const arn = `arn:aws:sns:${region}:${account}:${own}`;
    return { id: arn, name: own, arn };
  },
  "aws:sns/topicPolicy:TopicPolicy": ({ inputs }) => ({ id: inputs["arn"] }),
  "aws:sns/topicSubscription:TopicSubscription": ({ name, inputs }) => {
    const arn = `${String(inputs["topic"])}:0a1b2c3d-0000-4000-8000-${digits(name, 12)}`;
    return { id: arn, arn };
  },
  "aws:cloudwatch/logGroup:LogGroup": ({ name, inputs, region, account }) => {
    const own = String(inputs["name"] ?? `${name}-0a1b2c3`);
    return { id: own, name: own, arn: `arn:aws:logs:${region}:${account}:log-group:${own}` };
  },
  "aws:cloudwatch/logStream:LogStream": ({ inputs, region, account }) => {
    const [group, stream] = [String(inputs["logGroupName"]), String(inputs["name"])];
    // The provider's id is the name alone; two groups may each have one of that name.
    return {
      id: `${group}:${stream}`,
      arn: `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:${stream}`,
    };
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": named("policyName"),
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": ({ name }) => ({
    id: `cwlsf-${parseInt(digits(name, 8), 16)}`,
    name: `${name}-0a1b2c3`,
  }),
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": ({ inputs, region, account }) => ({
    id: inputs["name"],
    arn: `arn:aws:logs:${region}:${account}:delivery-source:${String(inputs["name"])}`,
  }),
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": ({ inputs, region, account }) => ({
    id: inputs["name"],
    arn: `arn:aws:logs:${region}:${account}:delivery-destination:${String(inputs["name"])}`,
  }),
  "aws:cloudwatch/logDelivery:LogDelivery": ({ name, region, account }) => {
    const id = `0a1b2c3${digits(name, 9)}`;
    return { id, arn: `arn:aws:logs:${region}:${account}:delivery:${id}` };
  },
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": ({ name, inputs, region, account }) => {
    const own = String(inputs["name"] ?? `${name}-0a1b2c3`);
    const arn = `arn:aws:firehose:${region}:${account}:deliverystream/${own}`;
    return { id: arn, name: own, arn };
  },
  "aws:ssm/document:Document": ({ name, inputs, region, account }) => {
    const own = String(inputs["name"] ?? `${name}-0a1b2c3`);
    return { id: own, name: own, arn: `arn:aws:ssm:${region}:${account}:document/${own}` };
  },
  "aws:cloudtrail/trail:Trail": ({ inputs, region, account }) => {
    const arn = `arn:aws:cloudtrail:${region}:${account}:trail/${String(inputs["name"])}`;
    return { id: arn, arn };
  },
  "aws:cfg/recorder:Recorder": ({ name }) => ({ id: `${name}-0a1b2c3`, name: `${name}-0a1b2c3` }),
  "aws:cfg/deliveryChannel:DeliveryChannel": ({ name }) => ({ id: `${name}-0a1b2c3`, name: `${name}-0a1b2c3` }),
  "aws:cfg/recorderStatus:RecorderStatus": named("name"),
  "aws:guardduty/detector:Detector": ({ name, region, account }) => {
    const id = `0a1b2c3${digits(name, 25)}`;
    return { id, arn: `arn:aws:guardduty:${region}:${account}:detector/${id}` };
  },
  "aws:guardduty/detectorFeature:DetectorFeature": ({ inputs }) => ({
    id: `${String(inputs["detectorId"])}/${String(inputs["name"])}`,
  }),
  "aws:securityhub/account:Account": ({ region, account }) => ({
    id: account,
    arn: `arn:aws:securityhub:${region}:${account}:hub/default`,
  }),
  "aws:securityhub/standardsSubscription:StandardsSubscription": ({ inputs, region, account }) => ({
    id: String(inputs["standardsArn"]).replace(
      /^.*:(?:standards|ruleset)\//,
      `arn:aws:securityhub:${region}:${account}:subscription/`,
    ),
  }),
  "aws:inspector2/enabler:Enabler": ({ account }) => ({ id: `${account}-EC2` }),
};
