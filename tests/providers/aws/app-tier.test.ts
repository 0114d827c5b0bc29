import assert from "node:assert/strict";
import { UNKNOWN } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import type { PlannedArgs } from "../../support/plan";
import { all, inputsOf, one, planned } from "../../support/plan";
import { leaves } from "../../support/values";

const group = "aws:autoscaling/group:Group";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const schedule = "aws:autoscaling/schedule:Schedule";
const regions = ["us-east-2", "us-west-2"];
/** prod-aws, and dev-aws, which has one region. */
const fleets: readonly (readonly [stack: string, region: string])[] = [
  ...regions.map((region) => ["prod-aws", region] as const),
  ["dev-aws", "us-east-2"],
];

/** Instances that the shoppers of one moment keep busy; from the config's numbers alone. */
function busy({ settings }: StackPlan, factor = 1): number {
  const { thinkSeconds, requestsPerPage, cachedShare, headroom, requestsPerInstance } = settings.workload;
  const requests = ((settings.concurrentUsers * factor) / thinkSeconds) * requestsPerPage * (1 - cachedShare);
  return (requests * headroom) / requestsPerInstance;
}

const userData = (plan: StackPlan, region: string) =>
  Buffer.from(String(inputsOf(plan, template, `app-${region}`)["userData"]), "base64");

const schedules = async (args: PlannedArgs, region = "us-east-2") =>
  all(await planned(args), schedule)
    .filter(({ name }) => name.endsWith(region))
    .map(({ inputs }) => inputs);

describe("app tier", () => {
  describe("size", () => {
    it("carries everyday load and each peak with any one zone lost, as many instances in each", async () => {
      for (const now of ["2026-11-01T00:00:00Z", "2026-11-27T12:00:00Z", "2027-11-26T12:00:00Z"]) {
        const plan = await planned({ now });
        const under = plan.settings.peaks.find(({ start, end }) => start <= new Date(now) && new Date(now) < end);
        const { minSize, vpcZoneIdentifiers } = inputsOf(plan, group, "app-us-east-2");
        const zones = (vpcZoneIdentifiers as readonly string[]).length;
        assert.equal(zones, 3);
        assert.equal(Number(minSize) % zones, 0);
        const left = (Number(minSize) * (zones - 1)) / zones;
        assert.ok(left >= busy(plan, under?.factor), `${now}: ${left} instances are left`);
        assert.ok(left < busy(plan, under?.factor) + zones, `${now}: ${left} instances are more than are needed`);
      }
    });

    it("may grow by half above its greatest peak, at either site", async () => {
      const plan = await planned();
      const greatest = Math.max(...plan.settings.peaks.map(({ factor }) => busy(plan, factor)));
      const sizes = regions.map((region) => Number(inputsOf(plan, group, `app-${region}`)["maxSize"]));
      assert.equal(sizes[0], sizes[1]);
      assert.ok(
        sizes.every((most) => (most * 2) / 3 >= greatest * 1.5),
        sizes.join(),
      );
    });

    it("keeps a quarter at the standby, in each zone", async () => {
      const plan = await planned();
      const [active, standby] = regions.map((region) => Number(inputsOf(plan, group, `app-${region}`)["minSize"]));
      assert.ok(
        Number(standby) >= Number(active) / 4 && Number(standby) < Number(active) / 4 + 3,
        `${standby} of ${active}`,
      );
      assert.equal(Number(standby) % 3, 0);
    });

    it("is left to scaling: no `up` shrinks a fleet that has grown", async () => {
      for (const [stack, region] of fleets) {
        const { inputs, options } = one(await planned({ stack }), group, `app-${region}`);
        assert.equal(inputs["desiredCapacity"], undefined);
        assert.ok(options.ignoreChanges.includes("desiredCapacity"), `${stack} would undo scaling`);
      }
    });
  });

  describe("schedules", () => {
    it("bring each peak's capacity half an hour early, and take it back at its end", async () => {
      const plan = await planned();
      const times = (await schedules({})).map(({ startTime }) => String(startTime));
      const wanted = plan.settings.peaks.flatMap(({ start, end }) => [new Date(start.getTime() - 1_800_000), end]);
      assert.deepEqual(
        times,
        wanted.map((time) => `${time.toISOString().slice(0, 19)}Z`),
      );
      for (const time of times) assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    });

    it("move the least number only", async () => {
      for (const region of regions) {
        const moved = await schedules({}, region);
        assert.equal(moved.length, 4);
        for (const { maxSize, desiredCapacity, minSize, autoscalingGroupName } of moved) {
          assert.deepEqual([maxSize, desiredCapacity], [-1, -1], "what is left out is zero");
          assert.ok(Number(minSize) >= 3, String(minSize));
          assert.match(String(autoscalingGroupName), new RegExp(`^app-${region}`));
        }
      }
    });

    it("make room for the peak, a zone lost, and go back to everyday's number", async () => {
      const plan = await planned();
      const everyday = inputsOf(plan, group, "app-us-east-2")["minSize"];
      const numbers = (await schedules({})).map(({ minSize }) => Number(minSize));
      assert.deepEqual(
        numbers.filter((_, index) => index % 2 === 1),
        [everyday, everyday],
      );
      plan.settings.peaks.forEach(({ factor }, index) => {
        assert.ok((Number(numbers[index * 2]) * 2) / 3 >= busy(plan, factor), numbers.join());
      });
    });

    it("leave out what is past", async () => {
      const names = async (now: string) => (await schedules({ now })).map(({ scheduledActionName: name }) => name);
      assert.deepEqual(await names("2026-11-27T12:00:00Z"), [
        "black-friday-2026-end",
        "black-friday-2027-start",
        "black-friday-2027-end",
      ]);
      assert.deepEqual(await names("2027-01-01T00:00:00Z"), ["black-friday-2027-start", "black-friday-2027-end"]);
      assert.deepEqual(await names("2028-01-01T00:00:00Z"), []);
    });
  });

  describe("launch template", () => {
    for (const [stack, region] of fleets) {
      it(`makes instances of ${stack} in ${region} that nobody reaches from outside`, async () => {
        const plan = await planned({ stack });
        const inputs = inputsOf(plan, template, `app-${region}`);
        assert.match(String(inputs["instanceType"]), /^(t4g|m\dg|c\dg)\./, "Graviton");
        assert.equal(inputs["keyName"], undefined);
        assert.equal(inputs["vpcSecurityGroupIds"], undefined, "excludes network interfaces");
        const [card, ...others] = inputs["networkInterfaces"] as Record<string, unknown>[];
        assert.deepEqual(others, []);
        assert.equal(card?.["associatePublicIpAddress"], "false");
        assert.match(String(card["securityGroups"]), new RegExp(`-app-${region}$`));
        const metadata = inputs["metadataOptions"] as Record<string, unknown>;
        assert.deepEqual([metadata["httpTokens"], metadata["httpPutResponseHopLimit"]], ["required", 1]);
        const subnets = inputsOf(plan, group, `app-${region}`)["vpcZoneIdentifiers"] as readonly string[];
        assert.ok(
          subnets.every((id) => /app-/.test(id)),
          subnets.join(),
        );
      });

      it(`encrypts their disks with the site's own key: ${stack}, ${region}`, async () => {
        const [disk] = inputsOf(await planned({ stack }), template, `app-${region}`)["blockDeviceMappings"] as {
          ebs: Record<string, unknown>;
        }[];
        assert.equal(disk?.ebs["encrypted"], "true");
        assert.match(String(disk.ebs["kmsKeyId"]), new RegExp(`:${region}:.*disks-${region}`));
      });

      it(`gives them the application's profile, and tags on all that is made: ${stack}, ${region}`, async () => {
        const { iamInstanceProfile, tagSpecifications } = inputsOf(await planned({ stack }), template, `app-${region}`);
        assert.match(JSON.stringify(iamInstanceProfile), new RegExp(`instance-profile/app-${region}`));
        const kinds = (tagSpecifications as { resourceType: string; tags: object }[]).map((each) => each.resourceType);
        assert.deepEqual(kinds, ["instance", "volume", "network-interface"]);
      });
    }

    it("takes the image that production names, and the newest in development only", async () => {
      const set = { "aws.images": { "us-east-2": "ami-0123456789abcdef0", "us-west-2": "ami-00000000000000001" } };
      const prod = await planned({ set });
      assert.equal(inputsOf(prod, template, "app-us-east-2")["imageId"], "ami-0123456789abcdef0");
      assert.equal(inputsOf(prod, template, "app-us-west-2")["imageId"], "ami-00000000000000001");
      const dev = inputsOf(await planned({ stack: "dev-aws" }), template, "app-us-east-2");
      assert.match(String(dev["imageId"]), /^resolve:ssm:\/aws\/service\/ami-amazon-linux-latest\/al2023-.*-arm64$/);
    });

    it("is the same whoever writes", async () => {
      const [one, other] = await Promise.all(regions.map((active) => planned({ set: { active } })));
      for (const region of regions) {
        assert.deepEqual(
          inputsOf(one ?? assert.fail("no plan"), template, `app-${region}`),
          inputsOf(other ?? assert.fail("no plan"), template, `app-${region}`),
        );
      }
    });
  });

  describe("user data", () => {
    it("fits, with every name as long as it may be", async () => {
      const image = `123456789012.dkr.ecr.us-east-2.amazonaws.com/${"r".repeat(250)}@sha256:${"a".repeat(64)}`;
      for (const plan of [await planned({ set: { "app.image": image } }), await planned({ stack: "dev-aws" })]) {
        for (const { name } of all(plan, template)) {
          const bytes = userData(plan, name.slice("app-".length)).length;
          assert.ok(bytes > 1_000 && bytes <= 16_384 - 512, `${name}: ${bytes} bytes; outputs may be longer yet`);
        }
      }
    });

    it("is unknown in a first preview, and not half of it", async () => {
      const plan = await planned({ outputs: "unknown" });
      for (const region of regions) assert.equal(inputsOf(plan, template, `app-${region}`)["userData"], UNKNOWN);
    });

    it("holds no secret", async () => {
      const plan = await planned();
      const secrets = plan.resources
        .flatMap(({ inputs }) => leaves(inputs))
        .filter(({ secret, value }) => secret && typeof value === "string" && value.length >= 8)
        .map(({ value }) => String(value));
      assert.ok(secrets.length > 0, "no secret was found to look for");
      for (const region of regions) {
        const text = userData(plan, region).toString();
        for (const secret of secrets) assert.ok(!text.includes(secret), "a secret stands in the user data");
        assert.doesNotMatch(text, /secretsmanager|AKIA|BEGIN [A-Z ]*PRIVATE KEY/);
      }
    });

    it("tells how to sign in to the site's own database and cache", async () => {
      const plan = await planned();
      for (const region of regions) {
        const [, text = ""] = /tokens\.json 0644 <<'END_OF_FILE'\n(.*)\n/.exec(userData(plan, region).toString()) ?? [];
        const { tokens } = JSON.parse(text) as { tokens: { host: string; query: Record<string, string> }[] };
        const [database, cache] = tokens;
        assert.match(database?.host ?? "", new RegExp(`${region}.*\\.rds\\.amazonaws\\.com:5432$`));
        const user = all(plan, "aws:elasticache/user:User").find(({ name }) => name === `app-${region}`);
        assert.equal(cache?.query["User"], user?.inputs["userId"]);
        assert.match(cache?.host ?? "", new RegExp(`^cache-${region}-\\w+$`), "the cache's name, no host");
        assert.equal(cache?.host, cache?.host.toLowerCase());
      }
    });

    it("asks for no password of a cache that knows no users", async () => {
      const waiver = { reason: "a legacy client; accepted by the CISO", expires: "2030-01-01T00:00:00Z" };
      const plan = await planned({ set: { "cache.engine": "memcached", "cache.waiver": waiver } });
      assert.match(userData(plan, "us-east-2").toString(), /^CACHE_PASSWORD_FILE=$/m);
    });
  });

  describe("group", () => {
    for (const [stack, region] of fleets) {
      it(`replaces what the balancer finds unhealthy, new ones first: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        const inputs = inputsOf(plan, group, `app-${region}`);
        assert.equal(inputs["healthCheckType"], "ELB");
        assert.equal((inputs["targetGroupArns"] as unknown[]).length, 1);
        assert.deepEqual(inputs["instanceMaintenancePolicy"], { minHealthyPercentage: 100, maxHealthyPercentage: 120 });
        assert.equal(inputs["maxInstanceLifetime"], 30 * 86_400);
        assert.match(String(inputs["serviceLinkedRoleArn"]), /AWSServiceRoleForAutoScaling_/);
      });

      it(`has both hooks from its birth: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        assert.deepEqual(all(plan, "aws:autoscaling/lifecycleHook:LifecycleHook"), [], "those come too late");
        const hooks = inputsOf(plan, group, `app-${region}`)["initialLifecycleHooks"] as Record<string, unknown>[];
        const [boot, drain] = hooks;
        assert.equal(hooks.length, 2);
        assert.equal(boot?.["lifecycleTransition"], "autoscaling:EC2_INSTANCE_LAUNCHING");
        assert.equal(boot["defaultResult"], "ABANDON");
        assert.equal(drain?.["lifecycleTransition"], "autoscaling:EC2_INSTANCE_TERMINATING");
        assert.equal(drain["defaultResult"], "CONTINUE");
        const script = userData(plan, region).toString();
        assert.match(script, new RegExp(`^boot_hook='${String(boot["name"])}'$`, "m"));
        assert.match(script, new RegExp(`^drain_hook='${String(drain["name"])}'$`, "m"));
        const patience = Number(/^patience='(\d+)'$/m.exec(script)?.[1]);
        assert.ok(patience < Number(boot["heartbeatTimeout"]), "the hook ends before the instance gives up");
        const stop = Number(/--stop-timeout (\d+)/.exec(script)?.[1]);
        assert.equal(stop, inputsOf(plan, "aws:lb/targetGroup:TargetGroup", `app-${region}`)["deregistrationDelay"]);
        assert.ok(Number(drain["heartbeatTimeout"]) >= stop + 30, "the hook ends while the container drains");
      });

      it(`rolls out in steps, by a numbered version of the template: ${stack}, ${region}`, async () => {
        const inputs = inputsOf(await planned({ stack }), group, `app-${region}`);
        assert.match(String((inputs["launchTemplate"] as Record<string, unknown>)["version"]), /^\d+$/);
        const { strategy, preferences } = inputs["instanceRefresh"] as {
          strategy: string;
          preferences: Record<string, unknown>;
        };
        assert.equal(strategy, "Rolling");
        assert.equal(preferences["minHealthyPercentage"], 100);
        assert.equal((preferences["checkpointPercentages"] as number[]).at(-1), 100);
        assert.equal(typeof preferences["checkpointDelay"], "string");
      });
    }

    it("turns a rollout back when shoppers suffer, where the image is pinned", async () => {
      const plan = await planned();
      for (const region of regions) {
        const { preferences } = inputsOf(plan, group, `app-${region}`)["instanceRefresh"] as {
          preferences: { autoRollback: boolean; alarmSpecification: { alarms: string[] } };
        };
        assert.equal(preferences.autoRollback, true);
        const { alarms } = preferences.alarmSpecification;
        assert.ok(alarms.length >= 2 && alarms.length <= 10, alarms.join());
        for (const alarm of alarms) assert.match(alarm, new RegExp(`^(app-errors|slow|refused)-${region}`));
      }
    });

    it("says that it can't where the newest image is taken", async () => {
      const plan = await planned({ stack: "dev-aws" });
      const { preferences } = inputsOf(plan, group, "app-us-east-2")["instanceRefresh"] as {
        preferences: Record<string, unknown>;
      };
      assert.equal(preferences["autoRollback"], false, "refused with an image that EC2 looks up");
      assert.equal(preferences["alarmSpecification"], undefined);
      const promises = plan.outputs["promises"] as Record<string, { caveats: string[] }>;
      assert.ok(
        promises["app tier"]?.caveats.some((caveat) => /not turned back/.test(caveat)),
        "nothing is said",
      );
    });

    it("comes after all that its first instances need", async () => {
      const plan = await planned();
      const { dependencies } = one(plan, group, "app-us-east-2");
      for (const need of [
        /rolePolicy:RolePolicy::app-run-us-east-2/,
        /rolePolicy:RolePolicy::app-sessions-us-east-2/,
        /vpcEndpoint/,
        /listenerRule/,
      ]) {
        assert.ok(
          dependencies.some((urn) => need.test(urn)),
          String(need),
        );
      }
    });
  });

  it("scales by requests and by processor, with room for the load of a lost zone", async () => {
    const plan = await planned();
    for (const region of regions) {
      const target = (name: string) => {
        const { inputs } = one(plan, "aws:autoscaling/policy:Policy", `${name}-${region}`);
        assert.equal(inputs["policyType"], "TargetTrackingScaling");
        return inputs["targetTrackingConfiguration"] as {
          targetValue: number;
          predefinedMetricSpecification: { predefinedMetricType: string; resourceLabel?: string };
        };
      };
      const requests = target("requests");
      assert.equal(requests.targetValue, plan.settings.workload.requestsPerInstance * 60);
      assert.equal(requests.predefinedMetricSpecification.predefinedMetricType, "ALBRequestCountPerTarget");
      assert.match(
        requests.predefinedMetricSpecification.resourceLabel ?? "",
        /^app\/[\w-]+\/\w+\/targetgroup\/[\w-]+\/\w+$/,
      );
      const cpu = target("cpu");
      assert.equal(cpu.predefinedMetricSpecification.predefinedMetricType, "ASGAverageCPUUtilization");
      assert.ok((cpu.targetValue * 3) / 2 <= 80, String(cpu.targetValue));
    }
  });

  it("raises alarms of its own on its group, whatever its size, and each reaches people", async () => {
    const plan = await planned();
    for (const region of regions) {
      for (const name of ["fleet-short", "fleet-full", "app-cpu", "app-memory", "app-disk"]) {
        const { inputs } = one(plan, "aws:cloudwatch/metricAlarm:MetricAlarm", `${name}-${region}`);
        assert.match(String(inputs["alarmActions"]), new RegExp(`^arn:aws:sns:${region}:`));
        const watched = JSON.stringify(inputs["dimensions"] ?? inputs["metricQueries"]);
        assert.match(watched, new RegExp(`"AutoScalingGroupName":"app-${region}`));
      }
      const metrics = inputsOf(plan, group, `app-${region}`)["enabledMetrics"] as readonly string[];
      for (const needed of ["GroupMinSize", "GroupMaxSize", "GroupDesiredCapacity", "GroupInServiceInstances"]) {
        assert.ok(metrics.includes(needed), `${needed} isn't kept, so an alarm never sees it`);
      }
    }
  });
});
