import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";

const aclType = "aws:wafv2/webAcl:WebAcl";
const loggingType = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const destinations = [
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
] as const;
/** The service accepts nothing else. WAF, "Logging web ACL traffic"; 2026-11. */
const prefix = "aws-waf-logs-";

const list = "logDestinationConfigs";
const destination = `a log group, bucket or stream whose name begins with ${prefix}`;

function logging(stack: StackView, resource: ResourceView): readonly Complaint[] {
  const value = at(resource, list);
  if (value === unseen) return stack.untraceable(resource, list) ? cannotTell(list, destination) : [];
  const named = entries(value);
  if (named.length === 0) return violates(list, value, destination, "name one");
  const dropped = at(resource, "loggingFilter.defaultBehavior");
  const filtered = dropped === "DROP" && !keepsBlocked(resource);
  return [
    ...(filtered
      ? violates("loggingFilter", "a filter that drops what was blocked", "blocked requests kept", "keep action BLOCK")
      : []),
    ...named.flatMap((entry, index) => {
      if (typeof entry !== "string" || name(entry).startsWith(prefix)) return [];
      // A made-up id of a resource that is here says nothing of its name.
      if (stack.referred(resource, list, ...destinations).length > 0) return [];
      return violates(`${list}.${index}`, entry, destination, "name one that WAF may write to");
    }),
  ];
}

function keepsBlocked(resource: ResourceView): boolean {
  return entries(at(resource, "loggingFilter.filters")).some((_, index) => {
    const path = `loggingFilter.filters.${index}`;
    const keeps = at(resource, `${path}.behavior`) === "KEEP";
    return keeps && JSON.stringify(at(resource, `${path}.conditions`) ?? "").includes("BLOCK");
  });
}

function name(arn: string): string {
  return (arn.replace(/:\*$/, "").split(/[:/]/).at(-1) ?? "").trim();
}

/** Metrics are what alarms on the firewall count. */
function counted(resource: ResourceView): readonly Complaint[] {
  const property = "visibilityConfig.cloudwatchMetricsEnabled";
  const value = at(resource, property);
  if (value === unseen) return cannotTell(property, "true");
  return value === true || value === "true"
    ? []
    : violates(property, value, "true", "set it to true, or no alarm sees what it blocks");
}

export const wafLogged: CloudRule = {
  name: "waf-logged",
  relation: (stack): readonly About[] => {
    const configurations = stack.ofType(loggingType);
    const logged = new Set(
      configurations.flatMap((each) => stack.referred(each, "resourceArn", aclType)).map(({ urn }) => urn),
    );
    const unsure = configurations.some((each) => stack.untraceable(each, "resourceArn"));
    const wanted = "a WebAclLoggingConfiguration for it";
    return [
      ...configurations.map((resource) => ({ resource, complaints: logging(stack, resource) })),
      ...stack.ofType(aclType).map((resource) => {
        const silent = logged.has(resource.urn)
          ? []
          : unsure
            ? cannotTell("", wanted)
            : violates("", "a web ACL that writes no log", wanted, "add one");
        return { resource, complaints: [...silent, ...counted(resource)] };
      }),
      ...stack.ofType("aws:waf/webAcl:WebAcl", "aws:wafregional/webAcl:WebAcl").map((resource) => ({
        resource,
        complaints:
          at(resource, "loggingConfiguration") === undefined
            ? violates("loggingConfiguration", undefined, "a stream to log to", "give it a logDestination")
            : [],
      })),
    ];
  },
};
