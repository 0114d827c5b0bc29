import { strict as assert } from "node:assert";
import { effectOf } from "../../diff/effects/find";
import { witnesses } from "../../values/witnesses";

/** Where CloudFormation makes a new resource and the provider changes the old one. */
const changed: Readonly<Record<string, string>> = {
  "aws:ec2/internetGateway:InternetGateway vpcId": "detached and attached again",
  "aws:ec2/routeTableAssociation:RouteTableAssociation routeTableId": "ReplaceRouteTableAssociation",
  "aws:rds/eventSubscription:EventSubscription snsTopic": "ModifyEventSubscription",
  "aws:rds/instance:Instance dbSubnetGroupName": "ModifyDBInstance moves it, with an interruption",
  "aws:rds/instance:Instance identifier": "ModifyDBInstance renames it, with an interruption",
  ...Object.fromEntries(
    ["Egress", "Ingress"].flatMap((way) =>
      ["cidrIpv4", "fromPort", "toPort", "ipProtocol", "prefixListId", "referencedSecurityGroupId"].map((name) => [
        `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule ${name}`,
        "ModifySecurityGroupRules",
      ]),
    ),
  ),
};

/** Where the provider makes a new resource and CloudFormation changes the old one, or says nothing of it. */
const replaced: Readonly<Record<string, string>> = {
  "aws:acm/certificate:Certificate validationMethod": "the provider asks for a new certificate",
  "aws:autoscaling/group:Group initialLifecycleHooks": "they are given at creation alone",
  "aws:autoscaling/schedule:Schedule scheduledActionName": "the name is the schedule's identity",
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter destinationArn": "the provider puts a new filter",
  "aws:ec2/eip:Eip domain": "chosen at allocation",
  "aws:elasticache/parameterGroup:ParameterGroup description": "no call changes it",
  "aws:elasticache/replicationGroup:ReplicationGroup engine": "but for redis to valkey, an exception of its row",
  "aws:rds/instance:Instance engine": "no call changes it",
  "aws:route53/record:Record name": "the name is the record's identity",
  "aws:s3/bucket:Bucket objectLockEnabled": "the provider sets it at creation alone",
  "aws:s3/bucketMetric:BucketMetric name": "the name is the configuration's identity",
  "aws:securityhub/account:Account enableDefaultStandards": "read when the hub is switched on",
  "aws:sns/topicPolicy:TopicPolicy arn": "the policy of another topic",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration logDestinationConfigs":
    "the provider makes a new one",
};

describe("what a change replaces, against CloudFormation's schemas", () => {
  const found: Record<"changed" | "replaced", string[]> = { changed: [], replaced: [] };
  let compared = 0;
  for (const { shapes, source } of witnesses().models.filter((model) => model.source.package === "cfn-lint")) {
    assert.ok(source.version !== "", "a model without a version");
    for (const [type, { members = {} }] of Object.entries(shapes)) {
      for (const [name, { createOnly = false }] of Object.entries(members)) {
        compared += 1;
        const ours = effectOf(type, name, "a", "b").effect === "replacement";
        if (ours !== createOnly) found[createOnly ? "changed" : "replaced"].push(`${type} ${name}`);
      }
    }
  }

  it("is the same but for what is listed with its reason", () => {
    assert.ok(compared > 200, `only ${compared} properties are compared`);
    assert.deepEqual(
      found.changed.filter((each) => !(each in changed)),
      [],
      "CloudFormation replaces, and our row does not",
    );
    assert.deepEqual(
      found.replaced.filter((each) => !(each in replaced)),
      [],
      "our row replaces, and CloudFormation does not",
    );
  });

  it("lists nothing that is no longer so", () => {
    const listed = [...Object.keys(changed), ...Object.keys(replaced)];
    const all = [...found.changed, ...found.replaced];
    // A rule of one way has no prefix list.
    assert.deepEqual(
      listed.filter((each) => !all.includes(each) && !each.includes("Ingress")),
      [],
    );
  });
});
