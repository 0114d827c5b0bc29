import assert from "node:assert/strict";
import { regions as known } from "../../../providers/aws/regions";
import { all, inputsOf, one, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";
import { ask, matches } from "../../support/routing";

const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const listenerType = "aws:lb/listener:Listener";
const certificateType = "aws:acm/certificate:Certificate";
const validationType = "aws:acm/certificateValidation:CertificateValidation";
const recordType = "aws:route53/record:Record";
const regions = ["us-east-2", "us-west-2"];
const shop = "shop.example.com";

describe("load balancer: requests", () => {
  for (const region of regions) {
    it(`in the clear are sent to TLS with path and query in ${region}, and nothing else is done with them`, async () => {
      const answer = ask(await planned(), region, `http://${shop}/cart?item=7`);
      assert.deepEqual(answer, { status: 301, location: `https://${shop}/cart?item=7` });
    });

    it(`for the shop and for the site's own name reach the instances of ${region}`, async () => {
      const plan = await planned();
      for (const host of [shop, `${region}.${shop}`]) {
        for (const path of ["/", "/healthz/deep", "/statics"]) {
          assert.equal(ask(plan, region, `https://${host}${path}`).target?.name, `app-${region}`, `${host}${path}`);
        }
      }
    });

    it(`for static files are sent to the edge in ${region}, whole`, async () => {
      const answer = ask(await planned(), region, `https://${shop}/static/css/site.css?v=3`);
      assert.deepEqual(answer, { status: 301, location: `https://static.${shop}/static/css/site.css?v=3` });
    });

    it(`for any other name are refused in ${region}`, async () => {
      const plan = await planned();
      const other = regions.find((each) => each !== region) ?? "";
      for (const host of ["203.0.113.7", `evil.${shop}`, `${other}.${shop}`]) {
        assert.deepEqual(ask(plan, region, `https://${host}/static/x`), { status: 404 }, host);
      }
    });
  }

  it("reach instances only once the firewall stands before them, with its records", async () => {
    const plan = await planned();
    for (const region of regions) {
      const rule = one(plan, "aws:lb/listenerRule:ListenerRule", `to-app-${region}`);
      const guard = one(plan, "aws:wafv2/webAclAssociation:WebAclAssociation", `firewall-${region}`);
      assert.ok(rule.dependencies.includes(guard.urn), region);
      const records = one(plan, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", guard.name);
      assert.ok(guard.dependencies.includes(records.urn), region);
      assert.deepEqual(guard.propertyDependencies["resourceArn"], [one(plan, balancerType, `alb-${region}`).urn]);
    }
  });
});

describe("load balancer: TLS", () => {
  for (const region of regions) {
    it(`is 1.2 or newer, post-quantum, with a certificate that is issued in ${region}`, async () => {
      const plan = await planned();
      const listener = one(plan, listenerType, `https-${region}`);
      assert.equal(listener.inputs["sslPolicy"], "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
      assert.equal(listener.inputs["port"], 443);
      assert.match(String(listener.inputs["certificateArn"]), new RegExp(`^arn:aws:acm:${region}:`));
      const validation = one(plan, validationType, `certificate-${region}`);
      assert.deepEqual(listener.propertyDependencies["certificateArn"], [validation.urn]);
      const { domainName, subjectAlternativeNames, validationMethod } = inputsOf(
        plan,
        certificateType,
        `certificate-${region}`,
      );
      assert.deepEqual([domainName, subjectAlternativeNames], [shop, [`${region}.${shop}`]]);
      assert.equal(validationMethod, "DNS");
    });

    it(`waits in ${region} for a proof of each name`, async () => {
      const plan = await planned();
      const validation = one(plan, validationType, `certificate-${region}`);
      const proofs = ["proof-shop", `proof-${region}`].map((name) => one(plan, recordType, name));
      const fqdns = validation.inputs["validationRecordFqdns"] as readonly string[];
      assert.equal(fqdns.length, proofs.length);
      for (const { urn } of proofs) assert.ok(validation.dependencies.includes(urn), urn);
      assert.equal(new Set(proofs.map(({ inputs }) => inputs["name"])).size, proofs.length);
    });
  }

  it("has one proof for each name, though both regions' certificates hold the shop's", async () => {
    const proofs = all(await planned(), recordType).filter(({ inputs }) => inputs["type"] === "CNAME");
    const names = ["proof-shop", "proof-static", ...regions.map((region) => `proof-${region}`)];
    assert.deepEqual(proofs.map(({ name }) => name).sort(), names.sort());
    for (const { inputs } of proofs) assert.equal(inputs["allowOverwrite"], true);
  });

  it("tells browsers to stay with it, and not what serves them", async () => {
    for (const { name, inputs } of all(await planned(), listenerType)) {
      assert.equal(inputs["routingHttpResponseServerEnabled"], false, name);
      if (inputs["protocol"] === "HTTP") continue;
      const strict = String(inputs["routingHttpResponseStrictTransportSecurityHeaderValue"]);
      assert.ok(Number(/max-age=(\d+)/.exec(strict)?.[1]) >= 31_536_000, strict);
      assert.equal(inputs["routingHttpResponseXContentTypeOptionsHeaderValue"], "nosniff");
    }
  });

  it("goes on to the instances", async () => {
    for (const { inputs } of all(await planned(), "aws:lb/targetGroup:TargetGroup")) {
      assert.equal(inputs["protocol"], "HTTPS");
      assert.equal((inputs["healthCheck"] as { protocol: string }).protocol, "HTTPS");
    }
  });
});

describe("load balancer: balancer", () => {
  for (const region of regions) {
    it(`writes its logs in ${region} where the store's policy lets it`, async () => {
      const plan = await planned();
      const { inputs, dependencies } = one(plan, balancerType, `alb-${region}`);
      const policy = one(plan, "aws:s3/bucketPolicy:BucketPolicy", `logs-${region}`);
      assert.ok(dependencies.includes(policy.urn), "a test object is written at once");
      const encryption = JSON.stringify(
        inputsOf(
          plan,
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          `logs-${region}`,
        )["rules"],
      );
      assert.match(encryption, /"AES256"/, "balancers deliver to no store with a customer's key");
      const grant = statements(policy.inputs["policy"]).find(({ Sid }) => Sid === "BalancerWrites");
      const prefixes = ["accessLogs", "connectionLogs", "healthCheckLogs"].map((kind) => {
        const { bucket, prefix, enabled } = inputs[kind] as { bucket: string; prefix: string; enabled: boolean };
        assert.equal(enabled, true, kind);
        assert.equal(bucket, policy.inputs["bucket"], kind);
        assert.doesNotMatch(prefix, /AWSLogs|^\/|\/$/);
        const object = `arn:aws:s3:::${bucket}/${prefix}/AWSLogs/111122223333/ELBAccessLogTestFile`;
        assert.ok(
          listed(grant?.Resource).some((pattern) => matches(pattern, object)),
          object,
        );
        return prefix;
      });
      assert.equal(new Set(prefixes).size, 3);
    });

    it(`stands in three zones of ${region}, refuses what is malformed, and closes when its firewall is away`, async () => {
      const inputs = inputsOf(await planned(), balancerType, `alb-${region}`);
      const zones = (inputs["subnets"] as readonly string[]).map((id) => /public-([a-z0-9-]+\d[a-z])-/.exec(id)?.[1]);
      assert.equal(new Set(zones).size, 3);
      assert.equal(inputs["dropInvalidHeaderFields"], true);
      assert.notEqual(inputs["desyncMitigationMode"], "monitor");
      assert.equal(inputs["enableWafFailOpen"], false);
    });
  }

  it("can't be deleted in production, and in development in one go", async () => {
    for (const [stack, guarded] of [
      ["prod-aws", true],
      ["dev-aws", false],
    ] as const) {
      const balancers = all(await planned({ stack }), balancerType);
      assert.ok(balancers.length > 0, stack);
      for (const { inputs, options } of balancers) {
        assert.deepEqual([inputs["enableDeletionProtection"], options.protect], [guarded, guarded], stack);
      }
    }
  });

  it("and its group have names that fit into 32 characters with what is added", async () => {
    const names = Object.keys(known).flatMap((region) => [`alb-${region}`, `app-${region}`]);
    for (const name of names) assert.ok(name.length + "-0123456".length <= 32, name);
    const plan = await planned();
    for (const type of [balancerType, "aws:lb/targetGroup:TargetGroup"]) {
      for (const { inputs } of all(plan, type))
        assert.equal(inputs["name"], undefined, "a fixed one can't be replaced");
    }
  });
});

describe("load balancer: sites", () => {
  it("are one with development, with the same doors", async () => {
    const plan = await planned({ stack: "dev-aws" });
    const { domain } = plan.settings;
    assert.equal(all(plan, balancerType).length, 1);
    assert.equal(ask(plan, "us-east-2", `http://${domain}/`).location, `https://${domain}/`);
    assert.equal(ask(plan, "us-east-2", `https://us-east-2.${domain}/`).target?.name, "app-us-east-2");
    assert.equal(ask(plan, "us-east-2", `https://${domain}/static/x`).location, `https://static.${domain}/static/x`);
  });

  for (const active of regions) {
    it(`serve in ${active} alone with cold, and the shop's proof keeps its name and provider`, async () => {
      const plan = await planned({ set: { recovery: "cold", active } });
      assert.deepEqual(
        all(plan, balancerType).map(({ name }) => name),
        [`alb-${active}`],
      );
      const proof = one(plan, recordType, "proof-shop");
      assert.match(proof.provider, /provider-us-east-2$/);
      assert.deepEqual(proof.propertyDependencies["name"], [one(plan, certificateType, `certificate-${active}`).urn]);
      assert.equal(ask(plan, active, `https://${shop}/`).target?.name, `app-${active}`);
    });
  }

  it("have a record of their own name that leads to their own balancer, whoever is active", async () => {
    for (const active of regions) {
      const plan = await planned({ set: { active } });
      for (const region of regions) {
        const { name, type, aliases, failoverRoutingPolicies } = inputsOf(plan, recordType, `site-${region}`);
        assert.deepEqual([name, type, failoverRoutingPolicies], [`${region}.${shop}`, "A", undefined]);
        assert.match((aliases as { name: string }[])[0]?.name ?? "", new RegExp(`^alb-${region}-`));
      }
    }
  });
});
