import { DeliveryChannel, Recorder, RecorderStatus } from "@pulumi/aws/cfg";
import { Detector, DetectorFeature } from "@pulumi/aws/guardduty";
import { Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import { Enabler } from "@pulumi/aws/inspector2";
import { Account, StandardsSubscription } from "@pulumi/aws/securityhub";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { policyDocument, trustService } from "../shared/policy-document";

/*
 * There can be one of each in an account and region, so each hangs on a flag of the config: a second stack, or an
 * organisation that runs them for all its accounts, leaves it off.
 */

/**
 * What GuardDuty watches beside its foundation. Not its agent on the instances: it makes endpoints and groups of its own in
 * the network, which then can't be removed with the stack.
 */
const features = ["S3_DATA_EVENTS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS"] as const;

export function threatDetection(scope: Scope, site: AwsSite): void {
  const detector = new Detector(
    `threats-${site.region}`,
    { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES", tags: scope.tags },
    inSite(scope, site),
  );
  for (const feature of features) {
    new DetectorFeature(
      `${feature.toLowerCase().replaceAll("_", "-")}-${site.region}`,
      { detectorId: detector.id, name: feature, status: "ENABLED" },
      inSite(scope, site),
    );
  }
}

/** Into the log store: the service refuses a store whose objects are locked from the first moment. */
export function configurationRecorder(scope: Scope, site: AwsSite, logs: StoreLink, home: boolean): RecorderStatus {
  const { region, link } = site;
  const name = `configuration-${region}`;
  const role = new Role(
    name,
    {
      description: "Records the configuration of the account's resources",
      assumeRolePolicy: trustService("config.amazonaws.com", link.account),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const read = new RolePolicyAttachment(
    name,
    { role: role.name, policyArn: "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole" },
    inSite(scope, site),
  );
  const prefix = "configuration";
  const deliver = new RolePolicy(
    name,
    {
      role: role.name,
      policy: policyDocument(
        {
          Sid: "Deliver",
          Effect: "Allow",
          // It hands each object to the store's owner, which is a grant of its own.
          Action: ["s3:PutObject", "s3:PutObjectAcl"],
          Resource: pulumi.interpolate`${logs.bucket.arn}/${prefix}/AWSLogs/${link.account}/*`,
        },
        {
          Sid: "SeeStore",
          Effect: "Allow",
          Action: ["s3:GetBucketAcl", "s3:ListBucket"],
          Resource: logs.bucket.arn,
        },
      ),
    },
    inSite(scope, site),
  );
  // In this order: the channel needs a recorder, and the recorder starts only with a channel.
  const recorder = new Recorder(
    name,
    { roleArn: role.arn, recordingGroup: { allSupported: true, includeGlobalResourceTypes: home } },
    inSite(scope, site, { dependsOn: [read, deliver] }),
  );
  const channel = new DeliveryChannel(
    name,
    { s3BucketName: logs.bucket.id, s3KeyPrefix: prefix },
    inSite(scope, site, { dependsOn: [recorder, ...logs.ready] }),
  );
  return new RecorderStatus(
    name,
    { name: recorder.name, isEnabled: true },
    inSite(scope, site, { dependsOn: [channel] }),
  );
}

/** Its checks read what the recorder writes. Beside them, instances are searched for known holes, day and night. */
export function securityPosture(scope: Scope, site: AwsSite, recording: readonly pulumi.Resource[]): void {
  const { region, link } = site;
  new Enabler(`vulnerabilities-${region}`, { accountIds: [link.account], resourceTypes: ["EC2"] }, inSite(scope, site));
  const account = new Account(
    `posture-${region}`,
    { enableDefaultStandards: false, controlFindingGenerator: "SECURITY_CONTROL" },
    inSite(scope, site, { dependsOn: [...recording] }),
  );
  const standards = {
    "pci-dss": `arn:aws:securityhub:${region}::standards/pci-dss/v/4.0.1`,
    "best-practices": `arn:aws:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
  };
  for (const [standard, standardsArn] of Object.entries(standards)) {
    new StandardsSubscription(`${standard}-${region}`, { standardsArn }, inSite(scope, site, { dependsOn: [account] }));
  }
}
