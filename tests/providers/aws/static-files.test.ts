import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import { all, inputsOf, one, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";
import { ask, matches } from "../../support/routing";

const distributionType = "aws:cloudfront/distribution:Distribution";
const regions = ["us-east-2", "us-west-2"];

interface Origin {
  readonly originId: string;
  readonly domainName: string;
  readonly originAccessControlId: string;
  readonly connectionAttempts: number;
  readonly connectionTimeout: number;
}

interface Group {
  readonly originId: string;
  readonly failoverCriteria: { readonly statusCodes: readonly number[] };
  readonly members: readonly { readonly originId: string }[];
}

interface Behavior {
  readonly targetOriginId: string;
  readonly viewerProtocolPolicy: string;
  readonly allowedMethods: readonly string[];
  readonly cachePolicyId: string;
  readonly responseHeadersPolicyId: string;
}

type Plan = Awaited<ReturnType<typeof planned>>;

const distribution = (plan: Plan) => one(plan, distributionType, "static");
const originsOf = ({ inputs }: RecordedResource) => inputs["origins"] as readonly Origin[];
const groupsOf = ({ inputs }: RecordedResource) => (inputs["originGroups"] ?? []) as readonly Group[];
const behaviorOf = ({ inputs }: RecordedResource) => inputs["defaultCacheBehavior"] as Behavior;

describe("static files: stores", () => {
  for (const [title, set] of [
    ["warm", {}],
    ["cold", { recovery: "cold" }],
    ["cold, with the other region writing", { recovery: "cold", active: "us-west-2" }],
  ] as const) {
    it(`are those of both regions, one when the other fails or hasn't the file: ${title}`, async () => {
      const edge = distribution(await planned({ set }));
      const [group = assert.fail("no group"), ...more] = groupsOf(edge);
      assert.deepEqual(more, []);
      assert.equal(behaviorOf(edge).targetOriginId, group.originId);
      // The first is asked first, so the order may not follow who writes.
      assert.deepEqual(
        group.members.map(({ originId }) => originsOf(edge).find((origin) => origin.originId === originId)?.domainName),
        regions.map((region) => `assets-${region}-0a1b2c3.s3.${region}.amazonaws.com`),
      );
      const { statusCodes } = group.failoverCriteria;
      for (const code of [403, 404, 500, 502, 503, 504]) assert.ok(statusCodes.includes(code), String(code));
      const known = [400, 403, 404, 416, 429, 500, 502, 503, 504];
      assert.ok(
        statusCodes.every((code) => known.includes(code)),
        "the edge fails over on no other",
      );
    });
  }

  it("are given up within ten seconds when they don't answer", async () => {
    for (const { connectionAttempts, connectionTimeout } of originsOf(distribution(await planned()))) {
      assert.ok(connectionAttempts >= 1 && connectionAttempts <= 3);
      assert.ok(connectionTimeout >= 1 && connectionTimeout <= 10);
      assert.ok(connectionAttempts * connectionTimeout <= 10);
    }
  });

  it("are one, without a group, in one region", async () => {
    const edge = distribution(await planned({ stack: "dev-aws" }));
    assert.deepEqual(groupsOf(edge), [], "a group has two members");
    assert.deepEqual(
      originsOf(edge).map(({ originId }) => originId),
      [behaviorOf(edge).targetOriginId],
    );
  });

  it("open for the edge alone: signed requests, the file and its key, of this account's distributions", async () => {
    const plan = await planned();
    const edge = distribution(plan);
    const control = one(plan, "aws:cloudfront/originAccessControl:OriginAccessControl", "assets");
    assert.equal(control.inputs["originAccessControlOriginType"], "s3");
    assert.equal(control.inputs["signingBehavior"], "always");
    assert.equal(control.inputs["signingProtocol"], "sigv4");
    assert.ok(edge.propertyDependencies["origins"]?.includes(control.urn), "the origins use it");
    const arn = "arn:aws:cloudfront::111122223333:distribution/E1A2B3C4D5E6F7";
    for (const { originAccessControlId, originId: region } of originsOf(edge)) {
      assert.match(originAccessControlId, /^assets-/);
      const policies = [
        inputsOf(plan, "aws:s3/bucketPolicy:BucketPolicy", `assets-${region}`),
        inputsOf(plan, "aws:kms/key:Key", `storage-${region}`),
      ];
      const [read, open] = policies.map(({ policy }) => statements(policy).find(({ Sid }) => Sid === "EdgeReads"));
      assert.deepEqual([read?.Action, open?.Action], ["s3:GetObject", "kms:Decrypt"], region);
      for (const grant of [read, open]) {
        assert.deepEqual(grant?.Principal, { Service: "cloudfront.amazonaws.com" });
        assert.ok(matches(String(grant.Condition?.["ArnLike"]?.["aws:SourceArn"]), arn), region);
      }
    }
  });
});

describe("static files: requests", () => {
  it("that the shop redirects are for a name that the edge has, and a key that it may read", async () => {
    for (const stack of ["prod-aws", "dev-aws"]) {
      const plan = await planned({ stack });
      const { domain } = plan.settings;
      const edge = distribution(plan);
      const { hostname, pathname } = new URL(
        ask(plan, "us-east-2", `https://${domain}/static/a/b.woff2`).location ?? "",
      );
      assert.deepEqual(edge.inputs["aliases"], [hostname]);
      for (const type of ["A", "AAAA"]) {
        const record = one(plan, "aws:route53/record:Record", `static-${type.toLowerCase()}`);
        assert.deepEqual([record.inputs["name"], record.inputs["type"]], [hostname, type]);
        assert.ok(record.propertyDependencies["aliases"]?.includes(edge.urn), type);
      }
      for (const { originId } of originsOf(edge)) {
        const policy = inputsOf(plan, "aws:s3/bucketPolicy:BucketPolicy", `assets-${originId}`)["policy"];
        const grant = statements(policy).find(({ Sid }) => Sid === "EdgeReads");
        const object = `arn:aws:s3:::assets-${originId}-0a1b2c3${pathname}`;
        assert.ok(
          listed(grant?.Resource).some((pattern) => matches(pattern, object)),
          object,
        );
      }
    }
  });

  it("come over TLS 1.2 or newer, read only, and are answered so that fonts and modules load", async () => {
    const edge = distribution(await planned());
    const { viewerProtocolPolicy, allowedMethods, cachePolicyId, responseHeadersPolicyId } = behaviorOf(edge);
    assert.equal(viewerProtocolPolicy, "redirect-to-https");
    assert.deepEqual(allowedMethods, ["GET", "HEAD"], "a group of origins takes nothing that writes");
    // Source: CloudFront developer guide, managed cache policies and managed response headers policies; 2026-11.
    assert.equal(cachePolicyId, "658327ea-f89d-4fab-a63d-7439e8886e28", "CachingOptimized");
    assert.equal(responseHeadersPolicyId, "e61eb60c-9c35-4d20-a928-2b84e02af89c", "CORS-and-SecurityHeadersPolicy");
    const { minimumProtocolVersion, sslSupportMethod } = edge.inputs["viewerCertificate"] as Record<string, string>;
    assert.match(String(minimumProtocolVersion), /^TLSv1\.[23]_20(2[1-9]|[3-9]\d)$/);
    assert.equal(sslSupportMethod, "sni-only");
  });
});

describe("static files: edge", () => {
  const live = async (args: Parameters<typeof planned>[0] = {}) => {
    const plan = await planned(args);
    const provider = one(plan, "pulumi:providers:aws", "provider-edge");
    return { plan, provider, here: plan.resources.filter((resource) => resource.provider === provider.urn) };
  };

  it("has certificate, firewall and records in us-east-1, by its own provider, pinned to the account", async () => {
    for (const args of [{}, { stack: "dev-aws" }, { set: { recovery: "cold" } }]) {
      const { plan, provider, here } = await live(args);
      assert.equal(provider.inputs["region"], "us-east-1");
      assert.deepEqual(JSON.parse(String(provider.inputs["allowedAccountIds"])), ["111122223333"]);
      const edge = distribution(plan);
      const list = one(plan, "aws:wafv2/webAcl:WebAcl", "firewall-static");
      const validation = one(plan, "aws:acm/certificateValidation:CertificateValidation", "certificate-static");
      for (const each of [edge, list, validation, one(plan, "aws:acm/certificate:Certificate", "certificate-static")]) {
        assert.ok(here.includes(each), each.urn);
      }
      assert.equal(list.inputs["scope"], "CLOUDFRONT");
      assert.match(String(edge.inputs["webAclId"]), /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\//, "its ARN");
      assert.deepEqual(edge.propertyDependencies["webAclId"], [list.urn]);
      assert.deepEqual(edge.propertyDependencies["viewerCertificate"], [validation.urn], "issued before it is used");
      const logging = one(plan, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "firewall-static");
      assert.ok(edge.dependencies.includes(logging.urn), "on record from the first request");
    }
  });

  it("records who fetched what for a year, and no cookie", async () => {
    const { plan, here } = await live();
    const one_ = (type: string, name: string) => {
      const found = one(plan, `aws:cloudwatch/${type}`, name);
      assert.ok(here.includes(found), found.urn);
      return found;
    };
    const source = one_("logDeliverySource:LogDeliverySource", "static");
    assert.equal(source.inputs["logType"], "ACCESS_LOGS");
    assert.deepEqual(source.propertyDependencies["resourceArn"], [distribution(plan).urn]);
    assert.match(String(source.inputs["name"]), /^[\w-]{1,60}$/);
    const fields = one_("logDelivery:LogDelivery", "static").inputs["recordFields"] as readonly string[];
    for (const needed of ["date", "time", "c-ip", "cs-method", "cs-uri-stem", "sc-status"]) {
      assert.ok(fields.includes(needed), needed);
    }
    assert.ok(!fields.includes("cs(Cookie)"), "the shop's cookies come here too");
    const group = one_("logGroup:LogGroup", "static-requests");
    assert.ok(Number(group.inputs["retentionInDays"]) >= 365, "PCI DSS 10.5.1");
    const destination = one_("logDeliveryDestination:LogDeliveryDestination", "static");
    assert.ok(destination.dependencies.includes(one_("logResourcePolicy:LogResourcePolicy", "static-requests").urn));
  });

  it("raises alarms on a topic of its own region, to the same people", async () => {
    const { plan, here } = await live();
    const alarms = all({ resources: here }, "aws:cloudwatch/metricAlarm:MetricAlarm");
    assert.ok(alarms.some(({ inputs }) => inputs["namespace"] === "AWS/CloudFront"));
    for (const { name, inputs } of alarms) {
      for (const action of inputs["alarmActions"] as readonly string[]) assert.match(action, /^arn:aws:sns:us-east-1:/);
      const dimensions = JSON.stringify(inputs["dimensions"] ?? inputs["metricQueries"]);
      if (name === "static-blocked") assert.doesNotMatch(dimensions, /"Region"/, "the edge's firewall names none");
      if (inputs["namespace"] === "AWS/CloudFront") assert.match(dimensions, /"Region":"Global"/);
    }
    const mails = all({ resources: here }, "aws:sns/topicSubscription:TopicSubscription");
    assert.deepEqual(
      mails.map(({ inputs }) => inputs["endpoint"]),
      plan.settings.alerts.email,
    );
  });

  it("is guarded in production only", async () => {
    assert.equal(distribution(await planned()).options.protect, true);
    assert.equal(distribution(await planned({ stack: "dev-aws" })).options.protect, false);
  });

  it("shares us-east-1 with a site of the shop without sharing a name", async () => {
    const { plan, provider } = await live({
      stack: "dev-aws",
      set: { regions: ["us-east-1"], active: "us-east-1" },
    });
    const site = one(plan, "pulumi:providers:aws", "provider-us-east-1");
    const names = plan.resources
      .filter((resource) => [site.urn, provider.urn].includes(resource.provider))
      .flatMap(({ type, inputs }) =>
        ["name", "policyName"].flatMap((key) => (typeof inputs[key] === "string" ? [`${type} ${inputs[key]}`] : [])),
      )
      // The two of one name are its A and AAAA.
      .filter((name) => !name.startsWith("aws:route53/record:Record "));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
});
