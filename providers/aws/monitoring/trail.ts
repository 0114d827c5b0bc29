import { Trail } from "@pulumi/aws/cloudtrail";
import type { LogGroup } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { StoreLink } from "../links";
import { logGroup } from "../shared/log-group";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { policyDocument, trustService } from "../shared/policy-document";

export interface TrailArgs {
  /** Site whose region is the trail's home, for ever: the lowest number of the stack. */
  readonly home: AwsSite;
  readonly audit: StoreLink;
  /** Stores whose every object is watched. */
  readonly watched: readonly StoreLink[];
  /** Stores of records: this one and the logs, in all regions (PCI DSS 10.2.1.3). */
  readonly records: readonly StoreLink[];
  readonly logDays: number;
}

/** The record of every administrative call in all regions, delivered under lock and searchable for a while in the group that is returned. */
export function trail(scope: Scope, { home, audit, watched, records, logDays }: TrailArgs): LogGroup {
  const { account, keys } = home.link;
  const group = logGroup(scope, home, "trail", { name: `/${scope.prefix}/trail`, days: logDays });
  const role = new Role(
    "trail",
    {
      description: "Writes the record of administrative calls into its log group",
      assumeRolePolicy: trustService("cloudtrail.amazonaws.com", account),
      tags: scope.tags,
    },
    inSite(scope, home),
  );
  const stream = pulumi.interpolate`${group.arn}:log-stream:${account}_CloudTrail_${home.region}*`;
  const write = new RolePolicy(
    "trail",
    {
      role: role.name,
      policy: policyDocument({
        Sid: "WriteRecord",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: stream,
      }),
    },
    inSite(scope, home),
  );
  new Trail(
    "trail",
    {
      // Fixed: the store's policy must name it before it is there.
      name: `${scope.prefix}-trail`,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogging: true,
      enableLogFileValidation: true,
      kmsKeyId: keys.audit.arn,
      s3BucketName: audit.bucket.id,
      // The group's ARN ends in ":*" here, and nowhere else.
      cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      advancedEventSelectors: [
        { name: "Administrative calls", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
        { name: "Objects of the stores that matter", fieldSelectors: objectsOf(watched) },
        {
          name: "Who reads or deletes records",
          // Each delivery would be an event, which is delivered.
          fieldSelectors: [...objectsOf(records), { field: "eventName", notEquals: ["PutObject"] }],
        },
      ],
      tags: scope.tags,
    },
    inSite(scope, home, { dependsOn: [write, ...audit.ready], protect: scope.protect }),
  );
  return group;
}

function objectsOf(stores: readonly StoreLink[]) {
  return [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: ["AWS::S3::Object"] },
    { field: "resources.ARN", startsWiths: stores.map(({ bucket }) => pulumi.interpolate`${bucket.arn}/`) },
  ];
}
