import { all, cannotTell, holds, ifSet, isAtMost, isGiven, isNoneOf, isOneOf, isTrue, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";
import { statementsOf } from "./shared/policy-document";
import { startedBy } from "./shared/run-instances";

/** Only balancers of HTTP read headers. */
const balancer: Check = (resource) => {
  const kind = at(resource, "loadBalancerType");
  const http = kind === undefined || kind === "application";
  return all(
    isTrue("enableDeletionProtection"),
    ...(http
      ? [
          isTrue("dropInvalidHeaderFields"),
          isNoneOf("desyncMitigationMode", ["monitor"], "set desyncMitigationMode to defensive or strictest"),
          isNoneOf(
            "xffHeaderProcessingMode",
            ["preserve"],
            "set it to append: else callers say themselves where they come from",
          ),
        ]
      : []),
  )(resource);
};

/** One is the default of new accounts and two of some images: with more than one, a container gets at the instance's role. */
const hop: Check = ifSet(
  "metadataOptions.httpPutResponseHopLimit",
  isAtMost("metadataOptions.httpPutResponseHopLimit", 1),
);

const automation: Check = (resource) => {
  const content = at(resource, "content");
  if (content === unseen) return cannotTell("content", "seen");
  return startedBy(content).flatMap((inputs) => {
    const limit = read(inputs, "MetadataOptions", "HttpPutResponseHopLimit");
    return limit === undefined || Number(limit) <= 1
      ? []
      : violates("content", limit, "HttpPutResponseHopLimit 1", "set it to 1");
  });
};

/** Sampled requests and logs would show the tokens by which people are signed in. */
const dataProtection: Check = (resource) => {
  const property = "dataProtectionConfig.dataProtections";
  const list = at(resource, property);
  if (list === unseen) return cannotTell(property, "seen");
  const hidden = entries(list).flatMap((entry) =>
    entries(read(entry, "field", "fieldKeys")).map((key) => String(key).toLowerCase()),
  );
  const open = ["authorization", "cookie"].filter((header) => !hidden.includes(header));
  const wanted = "authorization and cookie hidden";
  return open.length === 0
    ? []
    : violates(property, list, wanted, `hide ${open.join(" and ")} in what the firewall records`);
};

/** Signed requests are encrypted anyhow; a policy that says so refuses the others, too. */
const refusesPlain =
  (property: string): Check =>
  (resource) => {
    const statements = statementsOf(at(resource, property));
    if (statements === unseen) return cannotTell(property, "a policy that can be read");
    if (statements === undefined) return [];
    const refuses = statements.some(
      ({ effect, principals, actions, conditions }) =>
        effect === "Deny" &&
        principals.includes("*") &&
        actions.some((action) => /^(\*|sns:(\*|publish)|sqs:(\*|sendmessage)|elasticfilesystem:\*)$/i.test(action)) &&
        conditions["Bool"]?.["aws:securetransport"]?.includes("false") === true,
    );
    return refuses ? [] : violates(property, undefined, "a statement that denies requests without TLS", "add it");
  };

export const hardeningParameters: CloudRule = {
  name: "hardening-parameters",
  resources: {
    "aws:lb/loadBalancer:LoadBalancer": balancer,
    "aws:alb/loadBalancer:LoadBalancer": balancer,
    "aws:elb/loadBalancer:LoadBalancer": isNoneOf("desyncMitigationMode", ["monitor"]),
    "aws:ec2/launchTemplate:LaunchTemplate": hop,
    "aws:ec2/launchConfiguration:LaunchConfiguration": hop,
    "aws:ec2/instance:Instance": hop,
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": hop,
    "aws:ssm/document:Document": automation,
    "aws:wafv2/webAcl:WebAcl": dataProtection,
    // Left out, the policy of a key lets every identity of the account use it that IAM lets, and that of an endpoint everybody.
    "aws:kms/key:Key": all(
      holds(
        "policy",
        (value) => value !== undefined && value !== "",
        "who uses the key, and for what",
        "write a policy, here or beside it",
      ),
      isGiven("description", "what the key is for"),
    ),
    "aws:ec2/vpcEndpoint:VpcEndpoint": holds(
      "policy",
      (value, resource) => value !== undefined || at(resource, "vpcEndpointType") === "GatewayLoadBalancer",
      "what may go through",
      "write a policy, here or beside it",
    ),
    "aws:autoscaling/group:Group": holds(
      "maxInstanceLifetime",
      (value) => value !== undefined,
      "a time after which an instance is replaced",
      "set maxInstanceLifetime: what has stood for long is what nobody has looked at",
    ),
    "aws:sns/topicPolicy:TopicPolicy": refusesPlain("policy"),
    "aws:sqs/queuePolicy:QueuePolicy": refusesPlain("policy"),
    "aws:efs/fileSystemPolicy:FileSystemPolicy": refusesPlain("policy"),
    // Signing in by IAM leaves no password that two could share.
    "aws:rds/instance:Instance": iamSignIn(/^(postgres|mysql|mariadb)$/),
    "aws:rds/cluster:Cluster": iamSignIn(/^(aurora-(postgresql|mysql)|postgres|mysql)$/),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": isOneOf(
      "rule.objectOwnership",
      ["BucketOwnerEnforced"],
      "set it to BucketOwnerEnforced, where no old deliverer of logs needs ACLs",
    ),
    "aws:ecs/cluster:Cluster": isNoneOf(
      "configuration.executeCommandConfiguration.logging",
      ["NONE"],
      "log what people do in containers",
    ),
    "aws:ecs/taskDefinition:TaskDefinition": holds(
      "containerDefinitions",
      (value) => typeof value !== "string" || !/"user"\s*:\s*"(root|0)"/.test(value),
      "no container that says it runs as root",
    ),
    "aws:cognito/userPool:UserPool": all(
      isOneOf("mfaConfiguration", ["ON", "OPTIONAL"]),
      ifSet(
        "passwordPolicy.minimumLength",
        holds("passwordPolicy.minimumLength", (value) => Number(value) >= 12, "12 or more"),
      ),
    ),
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": all(
      holds("minimumPasswordLength", (value) => Number(value) >= 12, "12 or more"),
      holds("passwordReusePrevention", (value) => Number(value) >= 4, "4 or more"),
      isAtMost("maxPasswordAge", 90),
    ),
  },
};

function iamSignIn(engines: RegExp): Check {
  return (resource) =>
    engines.test(String(at(resource, "engine"))) ? isTrue("iamDatabaseAuthenticationEnabled")(resource) : [];
}
