import assert from "node:assert/strict";
import { allOf } from "../../../providers/aws/recovery/gates";
import { eventually } from "../../../providers/aws/recovery/eventually";
import { all, inputsOf, one, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";

const record = "aws:route53/record:Record";
const planType = "aws:arcregionswitch/plan:Plan";

interface Step {
  readonly name: string;
  readonly executionBlockType: string;
  readonly ec2AsgCapacityIncreaseConfigs?: readonly { readonly asgs: readonly { readonly arn: string }[] }[];
  readonly rdsPromoteReadReplicaConfigs?: readonly { readonly dbInstanceArnMap: Readonly<Record<string, string>> }[];
  readonly route53HealthCheckConfigs?: readonly {
    readonly recordName: string;
    readonly recordSets: readonly { readonly region: string; readonly recordSetIdentifier: string }[];
  }[];
}

async function steps(): Promise<readonly Step[]> {
  const { workflows } = inputsOf(await planned(), planType, "failover") as {
    workflows: readonly { steps: readonly Step[] }[];
  };
  assert.equal(workflows.length, 1, "the service returns several in any order");
  return workflows[0]?.steps ?? [];
}

describe("recovery: failover plan", () => {
  it("scales, promotes and turns, in this order, and makes nothing new", async () => {
    assert.deepEqual(
      (await steps()).map(({ executionBlockType }) => executionBlockType),
      ["EC2AutoScaling", "RdsPromoteReadReplica", "Route53HealthCheck"],
    );
  });

  it("names the real groups, databases and records of both regions", async () => {
    const [scale, promote, turn] = await steps();
    const asgs = scale?.ec2AsgCapacityIncreaseConfigs?.[0]?.asgs.map(({ arn }) => arn) ?? [];
    assert.equal(asgs.filter((arn) => /:us-(east|west)-2:.*app-us-(east|west)-2/.test(arn)).length, 2);
    const databases = promote?.rdsPromoteReadReplicaConfigs?.[0]?.dbInstanceArnMap ?? {};
    assert.deepEqual(Object.keys(databases).sort(), ["us-east-2", "us-west-2"]);
    for (const [region, arn] of Object.entries(databases)) assert.match(arn, new RegExp(`^arn:aws:rds:${region}:`));
    const turned = turn?.route53HealthCheckConfigs?.[0];
    const plan = await planned();
    assert.equal(turned?.recordName, plan.settings.domain);
    for (const { region, recordSetIdentifier } of turned.recordSets) {
      assert.equal(inputsOf(plan, record, `shop-${region}`)["setIdentifier"], recordSetIdentifier);
    }
  });

  it("may touch these groups and databases only", async () => {
    const plan = await planned();
    const { policy } = inputsOf(plan, "aws:iam/rolePolicy:RolePolicy", "failover");
    const writing = statements(policy).filter(({ Action }) =>
      listed(Action).some((action) => /:(Update|Modify|Promote|Create|Delete|Put)/.test(action)),
    );
    const touched = writing.flatMap(({ Resource }) => listed(Resource));
    assert.equal(touched.length, 4);
    assert.ok(
      touched.every((arn) =>
        /^arn:aws:(rds|autoscaling):us-(east|west)-2:\d{12}:(db|autoScalingGroup):[^*]+$/.test(arn),
      ),
    );
    const { assumeRolePolicy } = inputsOf(plan, "aws:iam/role:Role", "failover");
    assert.deepEqual(
      statements(assumeRolePolicy).map(({ Principal }) => Principal),
      [{ Service: "arc-region-switch.amazonaws.com" }],
    );
  });

  it("is the same whichever region is named first", async () => {
    const before = inputsOf(await planned(), planType, "failover");
    assert.deepEqual(
      inputsOf(await planned({ set: { regions: ["us-west-2", "us-east-2"] } }), planType, "failover"),
      before,
    );
  });

  it("is born with the writer's gate open, and not made anew when another region writes", async () => {
    const east = one(await planned(), planType, "failover");
    const west = one(await planned({ set: { active: "us-west-2" } }), planType, "failover");
    assert.equal(east.inputs["primaryRegion"], "us-east-2");
    assert.equal(west.inputs["primaryRegion"], "us-west-2");
    assert.deepEqual(west.inputs, { ...east.inputs, primaryRegion: "us-west-2" });
    for (const { options } of [east, west]) assert.deepEqual(options.ignoreChanges, ["primaryRegion"]);
  });

  it("is there after its role may act: it checks itself at once", async () => {
    const { dependencies } = one(await planned(), planType, "failover");
    assert.ok(
      dependencies.some((urn) => urn.endsWith("aws:iam/rolePolicy:RolePolicy::failover")),
      dependencies.join(),
    );
  });

  it("tells people in both regions when it runs, and when it could not", async () => {
    const plan = await planned();
    for (const region of ["us-east-2", "us-west-2"]) {
      const { eventPattern } = inputsOf(plan, "aws:cloudwatch/eventRule:EventRule", `failover-${region}`);
      const pattern = JSON.parse(String(eventPattern)) as { source: string[]; resources: string[]; detail: object };
      assert.deepEqual(pattern.source, ["aws.arc-region-switch"]);
      assert.match(String(pattern.resources[0]), /^arn:aws:arc-region-switch::\d{12}:plan\//);
      assert.match(JSON.stringify(pattern.detail), /"warning":\[\{"exists":true\}\]/);
      assert.match(JSON.stringify(pattern.detail), /"prefix":"Execution"/);
      const { arn } = inputsOf(plan, "aws:cloudwatch/eventTarget:EventTarget", `failover-${region}`);
      assert.match(String(arn), new RegExp(`^arn:aws:sns:${region}:`));
    }
  });

  it("stands only where there is a warm standby", async () => {
    assert.deepEqual(all(await planned({ set: { recovery: "cold" } }), planType), []);
    assert.deepEqual(all(await planned({ stack: "dev-aws" }), planType), []);
  });
});

describe("recovery: the shop's records", () => {
  it("are gated by the plan and by nothing else, so that no writer reaches a read-only copy", async () => {
    const plan = await planned();
    const shop = all(plan, record).filter(({ name }) => name.startsWith("shop-"));
    assert.equal(shop.length, 2);
    const checks = shop.map(({ inputs }) => String(inputs["healthCheckId"]));
    assert.equal(new Set(checks).size, 2);
    for (const { inputs } of shop) {
      assert.equal(inputs["name"], plan.settings.domain);
      assert.deepEqual(
        (inputs["aliases"] as { evaluateTargetHealth: boolean }[]).map(
          ({ evaluateTargetHealth }) => evaluateTargetHealth,
        ),
        [false],
      );
    }
  });

  it("keep their failover type with their region", async () => {
    const types = async (set: Record<string, unknown>) => {
      const plan = await planned({ set });
      return all(plan, record)
        .filter(({ name }) => name.startsWith("shop-"))
        .map(({ name, inputs }) => `${name} ${JSON.stringify(inputs["failoverRoutingPolicies"])}`)
        .sort();
    };
    const expected = ['shop-us-east-2 [{"type":"PRIMARY"}]', 'shop-us-west-2 [{"type":"SECONDARY"}]'];
    assert.deepEqual(await types({}), expected);
    assert.deepEqual(await types({ active: "us-west-2" }), expected);
    assert.deepEqual(await types({ recovery: "cold", active: "us-west-2" }), expected.slice(1));
    assert.deepEqual(await types({ recovery: "cold" }), expected.slice(0, 1));
  });

  it("lead to the balancer of their own region", async () => {
    const plan = await planned();
    for (const region of ["us-east-2", "us-west-2"]) {
      const { inputs, dependencies } = one(plan, record, `shop-${region}`);
      assert.match(JSON.stringify(inputs["aliases"]), new RegExp(`\\.${region}\\.elb\\.amazonaws\\.com`));
      assert.ok(dependencies.some((urn) => urn.endsWith(`::alb-${region}`)));
    }
  });
});

describe("recovery: steps for a person", () => {
  it("run against the surviving region and end with the config", async () => {
    const { outputs } = await planned();
    const { failover: printed = [] } = outputs["recovery"] as Record<string, readonly { readonly command: string }[]>;
    assert.ok(printed.length >= 4);
    const commands = printed.map(({ command }) => command);
    for (const command of commands.filter((each) => each.startsWith("aws ")))
      assert.match(command, /--region us-west-2/);
    assert.ok(
      commands.some((command) => /start-plan-execution .*--target-region us-west-2 --action activate/.test(command)),
    );
    assert.deepEqual(commands.slice(-2), [
      "pulumi config set active us-west-2 && pulumi config set lost us-east-2",
      "pulumi up --policy-pack policy",
    ]);
    // Only GNU knows `date -d`; on the day it may be anyone's laptop.
    for (const command of commands) assert.doesNotMatch(command, /date [^)]*-d/);
  });
});

describe("recovery: gates", () => {
  const check = (region: string, healthCheckId: string, recordName = "shop.example.com.") => ({
    region,
    healthCheckId,
    recordName,
  });

  it("are taken by record and region, once all are handed out", () => {
    const ids = allOf([check("a", "1"), check("b", "2"), check("a", "3", "other.example.com")], "shop.example.com", [
      "a",
      "b",
    ]);
    assert.deepEqual(ids, { a: "1", b: "2" });
    assert.equal(allOf([check("a", "1"), check("b", "")], "shop.example.com", ["a", "b"]), undefined);
    assert.equal(allOf([check("a", "1")], "shop.example.com", ["a", "b"]), undefined);
  });

  it("are asked for until they come, and no longer than said", async () => {
    const slept: number[] = [];
    const sleep = async (milliseconds: number) => {
      slept.push(milliseconds);
    };
    let asked = 0;
    const found = await eventually(async () => (++asked === 3 ? "gates" : undefined), { every: 20, times: 5, sleep });
    assert.deepEqual([found, asked, slept], ["gates", 3, [20, 20]]);
    asked = 0;
    const never = async (): Promise<string | undefined> => {
      asked++;
      return undefined;
    };
    assert.equal(await eventually(never, { every: 20, times: 5, sleep }), undefined);
    assert.equal(asked, 5);
  });
});
