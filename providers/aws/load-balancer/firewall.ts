import { LogResourcePolicy } from "@pulumi/aws/cloudwatch";
import { WebAcl, WebAclLoggingConfiguration } from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerSpec, Scope } from "../../../components/contract";
import { logGroup } from "../shared/log-group";
import type { Place } from "../options";
import { inSite } from "../options";
import { policyDocument } from "../shared/policy-document";
import type { FirewallRule } from "./firewall-rules";
import { badInputs, core, limited, linux, managed, postsTo, reputation, seenAs, sql } from "./firewall-rules";

/** Headers whose value opens a session: they reach neither the logs nor the samples. */
const secretHeaders = ["authorization", "cookie"];

export interface Firewall {
  readonly acl: WebAcl;
  /** By which its metrics are found. */
  readonly metricName: string;
  readonly logging: WebAclLoggingConfiguration;
}

export interface FirewallArgs {
  /** Logical name of the list, and beginning of those of its logs. */
  readonly name: string;
  readonly covers: "REGIONAL" | "CLOUDFRONT";
  /** Ending of the physical names. */
  readonly suffix: string;
  readonly rules: readonly FirewallRule[];
  readonly recordDays: number;
}

/**
 * In front of a balancer. Capacity: groups 25 + 700 + 200 + 200 + 200 = 1325, limits 2 + (2 + 2 + 33), together 1364 of the
 * 1500 that the basic price covers. Source: AWS WAF developer guide, capacity units; 2026-11.
 */
export function siteRules(spec: LoadBalancerSpec): readonly FirewallRule[] {
  return [
    limited({ name: "requests-per-address", priority: 10, limit: spec.requestsPerAddress }),
    limited({
      name: "attempts-per-address",
      priority: 11,
      limit: spec.attemptsPerAddress,
      only: postsTo(spec.guardedPaths),
    }),
    ...[reputation, core, badInputs, sql, linux].map((group, index) => managed(group, 20 + index)),
  ];
}

/** In front of static files, where there is neither a database nor a shell: 25 + 700 + 200 + 2 = 927 capacity units. */
export function staticRules(spec: LoadBalancerSpec): readonly FirewallRule[] {
  return [
    limited({ name: "requests-per-address", priority: 10, limit: spec.requestsPerAddress }),
    ...[reputation, core, badInputs].map((group, index) => managed(group, 20 + index)),
  ];
}

/** A list of rules that blocks, with its logs. */
export function firewall(scope: Scope, place: Place, args: FirewallArgs): Firewall {
  const { name, covers, suffix, rules } = args;
  // Metrics carry this name. It is fixed, because nothing but another scope would ever replace the list.
  const metricName = `${scope.prefix}-${suffix}`;
  const acl = new WebAcl(
    name,
    {
      name: metricName,
      scope: covers,
      defaultAction: { allow: {} },
      rules: [...rules],
      // Redaction of the logs doesn't reach the samples; this does both.
      dataProtectionConfig: {
        dataProtections: [
          { action: "SUBSTITUTION", field: { fieldType: "SINGLE_HEADER", fieldKeys: [...secretHeaders] } },
        ],
      },
      visibilityConfig: seenAs(metricName),
      tags: scope.tags,
    },
    inSite(scope, place),
  );
  return { acl, metricName, logging: logging(scope, place, acl, args) };
}

function logging(
  scope: Scope,
  place: Place,
  acl: WebAcl,
  { name, suffix, recordDays }: FirewallArgs,
): WebAclLoggingConfiguration {
  const { account } = place.link;
  // The beginning of the name is asked for by the firewall.
  const group = logGroup(scope, place, `${name}-logs`, {
    name: `aws-waf-logs-${scope.prefix}-${suffix}`,
    days: recordDays,
  });
  // Without an own policy the firewall adds to one that all stacks of the account share, until that is full.
  const policy = new LogResourcePolicy(
    `${name}-logs`,
    {
      policyName: `${scope.prefix}-firewall-${suffix}`,
      policyDocument: policyDocument({
        Sid: "FirewallLogs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${group.arn}:*`,
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:logs:${place.region}:${account}:*` },
        },
      }),
    },
    inSite(scope, place),
  );
  return new WebAclLoggingConfiguration(
    name,
    {
      resourceArn: acl.arn,
      logDestinationConfigs: [group.arn],
      redactedFields: secretHeaders.map((header) => ({ singleHeader: { name: header } })),
    },
    inSite(scope, place, { dependsOn: [policy] }),
  );
}
