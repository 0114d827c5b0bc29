import assert from "node:assert/strict";
import { addressLimit } from "../../../components/load-balancer";
import { all, inputsOf, one, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";

const listType = "aws:wafv2/webAcl:WebAcl";
const groupType = "aws:cloudwatch/logGroup:LogGroup";
const loggingType = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const stacks = ["prod-aws", "dev-aws"];

interface Transformation {
  readonly type: string;
}

interface Match {
  readonly byteMatchStatement?: {
    readonly fieldToMatch: object;
    readonly searchString: string;
    readonly textTransformations: readonly Transformation[];
  };
  readonly regexMatchStatement?: {
    readonly fieldToMatch: object;
    readonly regexString: string;
    readonly textTransformations: readonly Transformation[];
  };
}

interface Rule {
  readonly name: string;
  readonly priority: number;
  readonly action?: { readonly block?: { readonly customResponse?: { readonly responseCode: number } } };
  readonly overrideAction?: object;
  readonly statement: {
    readonly managedRuleGroupStatement?: { readonly name: string; readonly vendorName: string };
    readonly rateBasedStatement?: {
      readonly limit: number;
      readonly aggregateKeyType: string;
      readonly evaluationWindowSec: number;
      readonly scopeDownStatement?: { readonly andStatement: { readonly statements: readonly Match[] } };
    };
  };
}

const rulesOf = ({ inputs }: { inputs: Readonly<Record<string, unknown>> }) => inputs["rules"] as readonly Rule[];

/** Capacity that each managed group takes. Source: AWS WAF developer guide, AWS Managed Rules rule groups list; 2026-11. */
const groups: Readonly<Record<string, number>> = {
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
};

/** Source: AWS WAF developer guide, match rule statements and rate-based rule statements; 2026-11. */
function capacity({ statement: { managedRuleGroupStatement: group, rateBasedStatement: rate } }: Rule): number {
  if (group !== undefined) return groups[group.name] ?? Infinity;
  if (rate === undefined) return Infinity;
  const matches = rate.scopeDownStatement?.andStatement.statements ?? [];
  const each = matches.map(({ byteMatchStatement: exact, regexMatchStatement: regex }) => {
    const transformations = (exact ?? regex)?.textTransformations.filter(({ type }) => type !== "NONE") ?? [];
    return (exact === undefined ? 3 : 2) + 10 * transformations.length;
  });
  return 2 + each.reduce((sum, one_) => sum + one_, 0);
}

describe("firewall", () => {
  for (const stack of stacks) {
    it(`of ${stack} blocks: no rule only counts, and no group is told to`, async () => {
      for (const list of all(await planned({ stack }), listType)) {
        assert.ok(rulesOf(list).length > 0, list.name);
        for (const { name, action, overrideAction, statement } of rulesOf(list)) {
          const group = statement.managedRuleGroupStatement;
          if (group === undefined) {
            assert.deepEqual([Object.keys(action ?? {}), overrideAction], [["block"], undefined], name);
          } else {
            // One more key would be an exception from one of the group's rules.
            assert.deepEqual(group, { vendorName: "AWS", name: group.name });
            assert.deepEqual([action, overrideAction], [undefined, { none: {} }], "a group takes no action of its own");
          }
        }
        const priorities = rulesOf(list).map(({ priority }) => priority);
        assert.equal(new Set(priorities).size, priorities.length, "no two may be the same");
      }
    });

    it(`of ${stack} stays within the capacity of the basic price`, async () => {
      for (const list of all(await planned({ stack }), listType)) {
        const sum = rulesOf(list).reduce((total, rule) => total + capacity(rule), 0);
        assert.ok(sum > 0 && sum <= 1_500, `${list.name}: ${sum}`);
      }
    });

    it(`of ${stack} is recorded under a name that it may write to, for a year, encrypted`, async () => {
      const plan = await planned({ stack });
      for (const list of all(plan, listType)) {
        const logging = one(plan, loggingType, list.name);
        assert.deepEqual(logging.propertyDependencies["resourceArn"], [list.urn]);
        const [destination, ...more] = logging.inputs["logDestinationConfigs"] as readonly string[];
        assert.deepEqual(more, [], "it takes one");
        const group = all(plan, groupType).find(({ inputs }) => destination?.endsWith(`:${String(inputs["name"])}`));
        assert.match(String(group?.inputs["name"]), /^aws-waf-logs-/);
        assert.ok(Number(group?.inputs["retentionInDays"]) >= 365, "PCI DSS 10.5.1");
        assert.match(String(group?.inputs["kmsKeyId"]), /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/.*logs-/);
        assert.equal(group?.provider, list.provider);
        const policy = one(plan, "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", `${list.name}-logs`);
        assert.ok(logging.dependencies.includes(policy.urn), "or it writes one that all stacks share");
        const [grant] = statements(policy.inputs["policyDocument"]);
        assert.deepEqual(grant?.Principal, { Service: "delivery.logs.amazonaws.com" });
        assert.deepEqual(listed(grant.Resource), [`${String(destination)}:*`]);
        assert.deepEqual(grant.Condition?.["StringEquals"], { "aws:SourceAccount": "111122223333" });
      }
    });
  }

  it("shows what opens a session neither in its records nor in its samples", async () => {
    const plan = await planned();
    const secret = ["authorization", "cookie"];
    for (const list of all(plan, listType)) {
      const redacted = inputsOf(plan, loggingType, list.name)["redactedFields"] as { singleHeader: { name: string } }[];
      assert.deepEqual(redacted.map(({ singleHeader }) => singleHeader.name).sort(), secret);
      const { dataProtections } = list.inputs["dataProtectionConfig"] as {
        dataProtections: { action: string; field: { fieldType: string; fieldKeys: string[] } }[];
      };
      assert.deepEqual(
        dataProtections.map(({ action, field }) => [action, field.fieldType, [...field.fieldKeys].sort()]),
        [["SUBSTITUTION", "SINGLE_HEADER", secret]],
      );
    }
  });

  it("keeps databases and shells from attacks at each balancer", async () => {
    const plan = await planned();
    for (const region of ["us-east-2", "us-west-2"]) {
      const list = one(plan, listType, `firewall-${region}`);
      assert.equal(list.inputs["scope"], "REGIONAL");
      const names = rulesOf(list).flatMap(({ statement }) => statement.managedRuleGroupStatement?.name ?? []);
      assert.deepEqual(names.sort(), Object.keys(groups).sort());
    }
  });
});

describe("firewall: limits", () => {
  const limits = async (args: Parameters<typeof planned>[0] = {}) =>
    all(await planned(args), listType).flatMap((list) =>
      rulesOf(list).flatMap(({ action, statement: { rateBasedStatement: rate } }) =>
        rate === undefined ? [] : [{ list: list.name, action, ...rate }],
      ),
    );

  it("stand before every balancer and before the static files, and say why they refuse", async () => {
    const found = await limits();
    const everything = found.filter(({ scopeDownStatement }) => scopeDownStatement === undefined);
    assert.deepEqual(
      everything.map(({ list }) => list),
      all(await planned(), listType).map(({ name }) => name),
    );
    for (const { action, aggregateKeyType, evaluationWindowSec, limit } of found) {
      assert.equal(action?.block?.customResponse?.responseCode, 429);
      assert.equal(aggregateKeyType, "IP");
      assert.ok([60, 120, 300, 600].includes(evaluationWindowSec), "it takes no other");
      assert.ok(limit >= 10 && limit <= 2_000_000_000, "it takes no other");
    }
  });

  it("let fifty people behind one address shop, and fewer try to log in or pay", async () => {
    for (const { scopeDownStatement, limit } of await limits()) {
      assert.ok(scopeDownStatement === undefined ? limit >= (50 * 300 * 8) / 10 : limit >= 50 && limit <= 500);
    }
  });

  it("are such that firewalls take them, however slowly people read", () => {
    const pace = { requestsPerPage: 1, cachedShare: 0, requestsPerInstance: 100, headroom: 1 };
    assert.ok(addressLimit({ ...pace, thinkSeconds: 3_600 }) >= 50, "one page for each of fifty");
    assert.ok(addressLimit({ ...pace, requestsPerPage: 1_000, thinkSeconds: 0.1 }) <= 2_000_000_000);
  });

  it("count posts to the paths where credentials and cards are tried, however they are written", async () => {
    const guarded = (await limits()).filter(({ scopeDownStatement }) => scopeDownStatement !== undefined);
    assert.deepEqual(
      guarded.map(({ list }) => list),
      ["firewall-us-east-2", "firewall-us-west-2"],
    );
    for (const { scopeDownStatement } of guarded) {
      const [method, path] = scopeDownStatement?.andStatement.statements ?? [];
      assert.deepEqual(method?.byteMatchStatement?.fieldToMatch, { method: {} });
      assert.equal(method.byteMatchStatement.searchString, "POST");
      const { fieldToMatch, regexString = "", textTransformations = [] } = path?.regexMatchStatement ?? {};
      assert.deepEqual(fieldToMatch, { uriPath: {} });
      const transforms = textTransformations.map(({ type }) => type);
      for (const needed of ["URL_DECODE", "LOWERCASE", "NORMALIZE_PATH"])
        assert.ok(transforms.includes(needed), needed);
      assert.ok(regexString.length <= 200, "it takes no longer one");
      const counted = new RegExp(regexString);
      for (const each of ["/login", "/login/", "/register/step-2", "/password/reset", "/checkout/pay"]) {
        assert.match(each, counted);
      }
      for (const each of ["/", "/logins", "/cart", "/help/login"]) assert.doesNotMatch(each, counted);
    }
  });
});
