import type { Scope } from "../../../components/contract";
import { notice } from "../shared/notice";
import type { AwsSite, Place } from "../options";

type Calls = Readonly<Record<string, readonly string[]>>;

/** Calls that switch a control off, by the service that takes them (PCI DSS 10.7.2: each failure is noticed at once). */
const ends: Calls = {
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
  "inspector2.amazonaws.com": ["Disable"],
  "logs.amazonaws.com": ["DeleteLogGroup", "PutRetentionPolicy"],
  // Who is told of all this.
  "monitoring.amazonaws.com": ["DeleteAlarms", "DisableAlarmActions"],
  "sns.amazonaws.com": ["DeleteTopic", "Unsubscribe"],
  "events.amazonaws.com": ["DisableRule", "DeleteRule", "RemoveTargets"],
};

/**
 * The same of services that stand in no region: their calls, and those on what the edge is made of, are events of the edge's
 * region and of no other. Source: CloudTrail user guide, global service events; 2026-11.
 */
const globalEnds: Calls = {
  "cloudfront.amazonaws.com": ["UpdateDistribution", "DeleteDistribution", "DisassociateDistributionWebACL"],
  "wafv2.amazonaws.com": ["DeleteWebACL", "UpdateWebACL", "DeleteLoggingConfiguration"],
  "route53.amazonaws.com": ["DeleteHealthCheck", "DeleteHostedZone", "DisableHostedZoneDNSSEC"],
  "iam.amazonaws.com": ["CreateUser", "CreateAccessKey", "DeactivateMFADevice", "UpdateAssumeRolePolicy"],
  "kms.amazonaws.com": ["DisableKey", "ScheduleKeyDeletion", "PutKeyPolicy"],
  "sns.amazonaws.com": ["DeleteTopic", "Unsubscribe"],
};

/** Tells people when someone switches a control of the site off. `up` does some of it too: then they know why. */
export function controlAlarms(scope: Scope, site: AwsSite): void {
  switchedOff(scope, site, `controls-${site.region}`, ends, site.region);
}

/** Tells people the same of the edge and of what the account has once. */
export function globalControlAlarms(scope: Scope, edge: Place): void {
  switchedOff(scope, edge, "controls-edge", globalEnds, "the edge or the account");
}

function switchedOff(scope: Scope, place: Place, name: string, calls: Calls, where: string): void {
  notice(scope, place, name, {
    description: "A control was switched off or changed",
    pattern: {
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: { eventSource: Object.keys(calls), eventName: [...new Set(Object.values(calls).flat())] },
    },
    paths: {
      call: "$.detail.eventName",
      service: "$.detail.eventSource",
      who: "$.detail.userIdentity.arn",
      when: "$.time",
    },
    text: `A control in ${where} was switched off or changed: <call> of <service>, by <who>, at <when>.`,
  });
}

/** Tells people of what the account's detectors find, where this stack runs them. */
export function findings(scope: Scope, site: AwsSite): void {
  notice(scope, site, `threats-${site.region}`, {
    description: "GuardDuty found something of medium severity or worse",
    pattern: {
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Finding"],
      detail: { severity: [{ numeric: [">=", 4] }] },
    },
    paths: { title: "$.detail.title", severity: "$.detail.severity", id: "$.detail.id" },
    text: `A threat was found in ${site.region}: <title> (severity <severity>, finding <id>).`,
  });
}
