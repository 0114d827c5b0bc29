import { EventRule, EventTarget } from "@pulumi/aws/cloudwatch";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/** Calls that switch a control off, by the service that takes them (PCI DSS 10.7.2: each failure is noticed at once). */
const ends: Readonly<Record<string, readonly string[]>> = {
  "cloudtrail.amazonaws.com": ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"],
  "ec2.amazonaws.com": ["DeleteFlowLogs", "AuthorizeSecurityGroupIngress", "ModifySecurityGroupRules"],
  "route53resolver.amazonaws.com": ["DisassociateResolverQueryLogConfig", "DeleteResolverQueryLogConfig"],
  "wafv2.amazonaws.com": ["DisassociateWebACL", "DeleteWebACL", "UpdateWebACL", "DeleteLoggingConfiguration"],
  "kms.amazonaws.com": ["DisableKey", "ScheduleKeyDeletion", "DisableKeyRotation", "PutKeyPolicy"],
  "s3.amazonaws.com": ["DeleteBucketPolicy", "DeleteBucketPublicAccessBlock", "DeleteBucketReplication"],
  "rds.amazonaws.com": ["DeleteDBInstance", "DeleteDBInstanceAutomatedBackup", "StopDBInstance"],
  "guardduty.amazonaws.com": ["DeleteDetector", "UpdateDetector"],
  "config.amazonaws.com": ["StopConfigurationRecorder", "DeleteDeliveryChannel"],
  "securityhub.amazonaws.com": ["DisableSecurityHub", "BatchDisableStandards"],
  "logs.amazonaws.com": ["DeleteLogGroup", "PutRetentionPolicy"],
};

/** Tells people when someone switches a control of the site off. `up` does some of it too: then they know why. */
export function controlAlarms(scope: Scope, site: AwsSite): void {
  told(scope, site, "controls", {
    description: "A control was switched off or changed",
    pattern: {
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: { eventSource: Object.keys(ends), eventName: Object.values(ends).flat() },
    },
    paths: {
      call: "$.detail.eventName",
      service: "$.detail.eventSource",
      who: "$.detail.userIdentity.arn",
      when: "$.time",
    },
    text: `A control in ${site.region} was switched off or changed: <call> of <service>, by <who>, at <when>.`,
  });
}

/** Tells people of what the account's detectors find, where this stack runs them. */
export function findings(scope: Scope, site: AwsSite): void {
  told(scope, site, "threats", {
    description: "GuardDuty found something of medium severity or worse",
    pattern: { "detail-type": ["GuardDuty Finding"], detail: { severity: [{ numeric: [">=", 4] }] } },
    paths: { title: "$.detail.title", severity: "$.detail.severity", id: "$.detail.id" },
    text: `A threat was found in ${site.region}: <title> (severity <severity>, finding <id>).`,
  });
}

interface Told {
  readonly description: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, string>>;
  /** Names in angle brackets stand for the paths. */
  readonly text: string;
}

function told(scope: Scope, site: AwsSite, what: string, { description, pattern, paths, text }: Told): EventTarget {
  const name = `${what}-${site.region}`;
  const { topic, topicReady } = site.link;
  const rule = new EventRule(
    name,
    { description, eventPattern: JSON.stringify(pattern), tags: scope.tags },
    inSite(scope, site),
  );
  const ready: readonly pulumi.Resource[] = topicReady;
  return new EventTarget(
    name,
    // A text is a JSON value only with its quotes.
    { rule: rule.name, arn: topic.arn, inputTransformer: { inputPaths: paths, inputTemplate: JSON.stringify(text) } },
    inSite(scope, site, { dependsOn: [...ready] }),
  );
}
