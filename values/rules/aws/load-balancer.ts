import type { ValueRule } from "../../rule";
import { at, each, lists, one, relation, sources } from "../read";

const balancer = "aws:lb/loadBalancer:LoadBalancer";
const target = "aws:lb/targetGroup:TargetGroup";
const listener = "aws:lb/listener:Listener";

const tls = [
  ...["TLS13-1-0-2021-06", "TLS13-1-0-PQ-2025-09", "TLS13-1-1-2021-06", "TLS13-1-2-2021-06", "TLS13-1-2-PQ-2025-09"],
  ...["TLS13-1-2-Res-2021-06", "TLS13-1-2-Res-PQ-2025-09", "TLS13-1-2-Ext1-2021-06", "TLS13-1-2-Ext1-PQ-2025-09"],
  ...["TLS13-1-2-Ext2-2021-06", "TLS13-1-2-Ext2-PQ-2025-09", "TLS13-1-3-2021-06", "TLS13-1-3-PQ-2025-09"],
  ...["TLS13-1-2-FIPS-2023-04", "TLS13-1-2-Res-FIPS-2023-04", "TLS13-1-3-FIPS-2023-04", "TLS13-1-2-FIPS-PQ-2025-09"],
  ...["TLS13-1-2-Res-FIPS-PQ-2025-09", "TLS13-1-3-FIPS-PQ-2025-09", "FS-1-2-Res-2020-10", "FS-1-2-Res-2019-08"],
  ...["FS-1-2-2019-08", "FS-1-1-2019-08", "FS-2018-06", "TLS-1-2-Ext-2018-06", "TLS-1-2-2017-01", "TLS-1-1-2017-01"],
  ...["2016-08", "TLS-1-0-2015-04", "2015-05"],
].map((name) => `ELBSecurityPolicy-${name}`);

function nameProblem(name: unknown): boolean {
  return (
    name === undefined ||
    (typeof name === "string" && name.length <= 32 && /^(?!internal-)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(name))
  );
}

export const loadBalancer: readonly ValueRule[] = [
  lists(
    {
      name: "lb-attributes",
      source: "Elastic Load Balancing API reference, LoadBalancerAttribute; 2026-11, from memory",
      traps: ["T7"],
    },
    balancer,
    {
      desyncMitigationMode: ["monitor", "defensive", "strictest"],
      xffHeaderProcessingMode: ["append", "preserve", "remove"],
      ipAddressType: ["ipv4", "dualstack", "dualstack-without-public-ipv4"],
      loadBalancerType: ["application", "network", "gateway"],
    },
  ),
  each(
    { name: "lb-idle-timeout", source: "Elastic Load Balancing API reference, idle_timeout; 2026-11, from memory" },
    balancer,
    "idleTimeout",
    "1 to 4000 seconds",
    between(1, 4000),
  ),
  each(
    { name: "lb-keep-alive", source: "Elastic Load Balancing API reference, client_keep_alive; 2026-11, from memory" },
    balancer,
    "clientKeepAlive",
    "60 to 604800 seconds",
    between(60, 604800),
  ),
  lists(
    {
      name: "lb-target-attributes",
      source: "Elastic Load Balancing API reference, TargetGroupAttribute; 2026-11",
      traps: ["T7"],
    },
    target,
    {
      loadBalancingAlgorithmType: ["round_robin", "least_outstanding_requests", "weighted_random"],
      loadBalancingCrossZoneEnabled: ["true", "false", "use_load_balancer_configuration"],
      "stickiness.type": ["lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto"],
      protocolVersion: ["HTTP1", "HTTP2", "GRPC"],
    },
  ),
  each(
    {
      name: "lb-deregistration",
      source: "Elastic Load Balancing API reference, deregistration_delay; 2026-11, from memory",
    },
    target,
    "deregistrationDelay",
    "0 to 3600 seconds",
    between(0, 3600),
  ),
  each(
    { name: "lb-matcher", source: "Elastic Load Balancing API reference, Matcher: 200 to 499; 2026-11, from memory" },
    target,
    "healthCheck.matcher",
    "codes from 200 to 499, as 200, 200,202 or 200-299",
    (text) => /^[234]\d\d(?:[,-][234]\d\d)*$/.test(String(text)),
  ),
  ...(["dnsFailover", "unhealthyStateRouting"] as const).flatMap((kind) => [
    each(
      {
        name: `lb-healthy-${kind === "dnsFailover" ? "dns" : "routing"}`,
        source: "Elastic Load Balancing API reference, target_group_health; 2026-11, from memory",
      },
      target,
      `targetGroupHealth.${kind}.minimumHealthyTargetsCount`,
      kind === "dnsFailover" ? "off, or a number as text" : "a number from 1",
      (value) => (kind === "dnsFailover" && value === "off") || /^[1-9]\d*$/.test(String(value)),
    ),
    each(
      {
        name: `lb-healthy-share-${kind === "dnsFailover" ? "dns" : "routing"}`,
        source: "Elastic Load Balancing API reference, target_group_health; 2026-11, from memory",
      },
      target,
      `targetGroupHealth.${kind}.minimumHealthyTargetsPercentage`,
      "off, or a share as text from 1 to 100",
      (value) => value === "off" || /^(?:100|[1-9]\d?)$/.test(String(value)),
    ),
  ]),
  relation(
    { name: "lb-health-timeout", source: "Elastic Load Balancing API reference, health checks; 2026-11, from memory" },
    target,
    (inputs) => {
      const timeout = one(inputs, "healthCheck.timeout");
      const interval = one(inputs, "healthCheck.interval");
      return typeof timeout === "number" && typeof interval === "number" && timeout >= interval
        ? { path: "healthCheck.timeout", given: timeout, allowed: `less than the interval, ${interval}` }
        : undefined;
    },
  ),
  ...[balancer, target].map((type) =>
    relation(
      {
        name: type === balancer ? "lb-name" : "lb-target-name",
        source: "Elastic Load Balancing API reference, Name; 2026-11",
        traps: ["T6"],
      },
      type,
      ({ name, namePrefix }) => {
        if (!nameProblem(name))
          return {
            path: "name",
            given: name,
            allowed: "at most 32 letters, digits and hyphens, no hyphen at an end, not internal-",
          };
        return typeof namePrefix === "string" && namePrefix.length > 6
          ? { path: "namePrefix", given: namePrefix, allowed: "at most 6 long" }
          : undefined;
      },
    ),
  ),
  lists(
    { name: "lb-tls-policy", source: "Elastic Load Balancing user guide, security policies; 2026-11", traps: ["T36"] },
    listener,
    { sslPolicy: tls },
  ),
  relation(
    { name: "lb-tls-policy-named", source: "@pulumi/aws 7.48.0 lb/listener, sslPolicy; 2026-11", traps: ["T36"] },
    listener,
    ({ protocol, sslPolicy, certificateArn }) => {
      if (protocol !== "HTTPS") return undefined;
      if (sslPolicy === undefined)
        return { path: "sslPolicy", given: undefined, allowed: "a policy: the default is of 2016" };
      return certificateArn === undefined
        ? { path: "certificateArn", given: undefined, allowed: "a certificate" }
        : undefined;
    },
  ),
  relation(
    { name: "lb-certificate-issued", source: "@pulumi/aws 7.48.0 acm/certificateValidation; 2026-11", traps: ["T10"] },
    listener,
    ({ certificateArn }, resource, whole) => {
      const before = sources(resource, "certificateArn", whole);
      const waits =
        before.length === 0 ||
        before.some(({ type }) => type === "aws:acm/certificateValidation:CertificateValidation");
      return waits
        ? undefined
        : {
            path: "certificateArn",
            given: certificateArn,
            allowed: "the ARN that its validation gives, once it is issued",
          };
    },
  ),
  relation(
    {
      name: "lb-logs",
      source: "Elastic Load Balancing user guide, access, connection and health check logs; 2026-11",
      traps: ["T37", "T38"],
    },
    balancer,
    (inputs, resource, whole) => {
      for (const kind of ["accessLogs", "connectionLogs", "healthCheckLogs"]) {
        if (inputs[kind] === undefined) continue;
        const prefix = one(inputs, `${kind}.prefix`);
        if (one(inputs, `${kind}.enabled`) !== true)
          return {
            path: `${kind}.enabled`,
            given: one(inputs, `${kind}.enabled`),
            allowed: "true: with a bucket alone nothing is written",
          };
        if (
          typeof prefix === "string" &&
          (prefix.includes("AWSLogs") || prefix.startsWith("/") || prefix.endsWith("/"))
        )
          return {
            path: `${kind}.prefix`,
            given: prefix,
            allowed: "text without AWSLogs and without slashes at its ends",
          };
        const before = new Set(resource.dependencies);
        const ready = whole.resources.some(
          ({ urn, type }) => before.has(urn) && type === "aws:s3/bucketPolicy:BucketPolicy",
        );
        if (!ready) return { path: kind, given: inputs[kind], allowed: "a dependency on the policy of its bucket" };
      }
      return undefined;
    },
  ),
  ...(["accessLogs", "connectionLogs", "healthCheckLogs"] as const).flatMap((kind) => [
    each(
      {
        name: `lb-${kind.toLowerCase()}-bucket`,
        source: "Amazon S3 user guide, names of buckets; 2026-11, from memory",
      },
      balancer,
      `${kind}.bucket`,
      "the name of a bucket",
      bucketName,
    ),
    each(
      {
        name: `lb-${kind.toLowerCase()}-prefix`,
        source: "Elastic Load Balancing user guide, logs; 2026-11, from memory",
      },
      balancer,
      `${kind}.prefix`,
      "letters, digits, slashes and hyphens",
      (text) => /^[\w/.-]+$/.test(String(text)),
    ),
  ]),
  ...["StrictTransportSecurityHeaderValue", "XContentTypeOptionsHeaderValue", "XFrameOptionsHeaderValue"].map(
    (header) =>
      each(
        {
          name: `lb-header-${header.slice(0, 4).toLowerCase()}`,
          source: "Elastic Load Balancing user guide, header modification; 2026-11, from memory",
        },
        listener,
        `routingHttpResponse${header}`,
        "a value that the header has",
        (text) =>
          ({
            StrictTransportSecurityHeaderValue: /^max-age=\d+(?:; ?includeSubDomains)?(?:; ?preload)?$/,
            XContentTypeOptionsHeaderValue: /^nosniff$/,
            XFrameOptionsHeaderValue: /^(?:DENY|SAMEORIGIN|ALLOW-FROM .+)$/,
          })[header]?.test(String(text)) ?? false,
      ),
  ),
  {
    name: "lb-one-module",
    types: ["LoadBalancer", "Listener", "ListenerRule", "TargetGroup"].map(
      (kind) => `aws:alb/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`,
    ),
    reads: [],
    source: "@pulumi/aws 7.48.0 alb and lb are the same resources under two tokens; 2026-11",
    traps: ["T40"],
    broken: ({ type }) => [{ path: "", given: type, allowed: `the same under ${type.replace(":alb/", ":lb/")}` }],
  },
  {
    name: "lb-rule-order",
    types: ["aws:lb/listenerRule:ListenerRule"],
    reads: ["priority"],
    source:
      "Elastic Load Balancing API reference, CreateRule: a priority is used once a listener; 2026-11, from memory",
    broken: ({ urn, type, inputs }, { resources }) =>
      at(inputs, "priority").flatMap(({ path, value }) =>
        resources.some(
          (each) =>
            each.type === type &&
            each.urn !== urn &&
            each.inputs["listenerArn"] === inputs["listenerArn"] &&
            each.inputs["priority"] === value,
        )
          ? [{ path, given: value, allowed: "a number that no other rule of the listener has" }]
          : [],
      ),
  },
];

function between(least: number, most: number) {
  return (value: unknown) => typeof value === "number" && value >= least && value <= most;
}

export function bucketName(name: unknown): boolean {
  return /^(?!xn--|sthree-)[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]$/.test(String(name)) && !String(name).includes("..");
}
