import assert from "node:assert/strict";
import { all, inputsOf, one, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";

const regions = ["us-east-2", "us-west-2"];
const metricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const compositeAlarm = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

describe("monitoring: alarms", () => {
  it("reach people, on the topic of their own region; what tells nobody is part of one that does", async () => {
    const plan = await planned();
    const rules = all(plan, compositeAlarm).map(({ inputs }) => String(inputs["alarmRule"]));
    for (const { name, inputs, provider, urn } of [...all(plan, metricAlarm), ...all(plan, compositeAlarm)]) {
      const actions = (inputs["alarmActions"] ?? []) as readonly string[];
      if (actions.length === 0) {
        assert.ok(
          rules.some((rule) => rule.includes(`"${name}-`)),
          `${urn} reaches nobody`,
        );
        continue;
      }
      assert.equal(actions.length, 1, name);
      const region = plan.resources.find((resource) => resource.urn === provider)?.inputs["region"];
      assert.match(String(actions[0]), new RegExp(`^arn:aws:sns:${String(region)}:`), name);
    }
  });

  it("say what they mean, and what silence means", async () => {
    for (const { name, inputs } of all(await planned(), metricAlarm)) {
      assert.ok(String(inputs["alarmDescription"]).length > 20, name);
      assert.ok(inputs["treatMissingData"] !== undefined, name);
      const ways = ["metricName", "metricQueries"].filter((key) => inputs[key] !== undefined);
      assert.equal(ways.length, 1, name);
      const statistics = ["statistic", "extendedStatistic"].filter((key) => inputs[key] !== undefined);
      assert.equal(statistics.length, inputs["metricName"] === undefined ? 0 : 1, name);
      const queries = (inputs["metricQueries"] ?? []) as { returnData?: boolean }[];
      assert.ok(queries.length <= 20, name);
      // Against what is usual, both the metric and its band are returned.
      const returned = inputs["thresholdMetricId"] === undefined ? 1 : 2;
      if (queries.length > 0)
        assert.equal(queries.filter(({ returnData }) => returnData === true).length, returned, name);
    }
  });

  it("ask for no window and no name that the service refuses", async () => {
    const day = 86_400;
    for (const { inputs, name } of all(await planned(), metricAlarm)) {
      const queries = (inputs["metricQueries"] ?? []) as { id: string; metric?: { period: number } }[];
      const periods = new Set([
        ...queries.flatMap(({ metric }) => metric?.period ?? []),
        ...[inputs["period"] ?? []].flat().map(Number),
      ]);
      assert.equal(periods.size, 1, `${name}: ${[...periods].join()}`);
      for (const period of periods) {
        assert.ok(period === 10 || period === 20 || period === 30 || period % 60 === 0, `${name}: ${period} s`);
        const whole = period * Number(inputs["evaluationPeriods"]);
        assert.ok(whole <= (period < 3_600 ? day : 7 * day), `${name}: ${whole} s in all`);
      }
      assert.ok(Number(inputs["datapointsToAlarm"] ?? 1) <= Number(inputs["evaluationPeriods"]), name);
      for (const { id } of queries) assert.match(id, /^[a-z][a-zA-Z0-9_]*$/, name);
      assert.ok(String(inputs["alarmDescription"]).length <= 1_024, name);
    }
    for (const { inputs, name } of all(await planned(), compositeAlarm)) {
      assert.ok(String(inputs["alarmRule"]).length <= 10_240, name);
    }
  });

  it("are raised by every tier at every serving site", async () => {
    const plan = await planned();
    for (const tier of ["Storage", "LoadBalancer", "Database", "Cache", "AppTier", "Monitoring"]) {
      for (const region of regions) {
        const own = [...all(plan, metricAlarm), ...all(plan, compositeAlarm)].filter(
          ({ urn, name }) => urn.includes(`commerce:index:${tier}$`) && name.endsWith(region),
        );
        assert.ok(own.length > 0, `${tier} in ${region}`);
      }
    }
  });
});

describe("monitoring: burn rate", () => {
  it("compares two windows with the objective, three times for each site", async () => {
    const plan = await planned();
    assert.equal(all(plan, compositeAlarm).length, 6);
    const threshold = (name: string) => inputsOf(plan, metricAlarm, `${name}-us-east-2`)["threshold"];
    // 14.4, 6 and 3 times the 0.01 % that 99.99 % allows.
    assert.deepEqual(
      ["slo-fast-long", "slo-fast-short", "slo-steady-long", "slo-slow-short"].map(threshold),
      [0.144, 0.144, 0.06, 0.03],
    );
    const { alarmRule } = inputsOf(plan, compositeAlarm, "slo-fast-us-west-2");
    assert.match(
      String(alarmRule),
      /^ALARM\("slo-fast-long-us-west-2-\w+"\) AND ALARM\("slo-fast-short-us-west-2-\w+"\)$/,
    );
  });

  it("follows the objective", async () => {
    const plan = await planned({ stack: "dev-aws" });
    assert.equal(inputsOf(plan, metricAlarm, "slo-fast-long-us-east-2")["threshold"], 14.4);
  });
});

describe("monitoring: records", () => {
  it("keeps one trail for all regions, under lock, validated and searchable", async () => {
    const plan = await planned();
    const { inputs, dependencies, options } = one(plan, "aws:cloudtrail/trail:Trail", "trail");
    assert.equal(inputs["isMultiRegionTrail"], true);
    assert.equal(inputs["enableLogFileValidation"], true);
    assert.match(String(inputs["kmsKeyId"]), /audit-us-east-2/);
    assert.match(String(inputs["s3BucketName"]), /^audit-us-east-2/);
    assert.match(String(inputs["cloudWatchLogsGroupArn"]), /:log-group:.*:\*$/);
    assert.ok(
      dependencies.some((urn) => urn.includes("BucketPolicy::audit-us-east-2")),
      "it is refused before the policy",
    );
    assert.equal(options.protect, true);
  });

  it("records who reads what was recorded, and not its own deliveries, each of which would be one more", async () => {
    const { inputs } = one(await planned(), "aws:cloudtrail/trail:Trail", "trail");
    const selectors = inputs["advancedEventSelectors"] as {
      fieldSelectors: { field: string; startsWiths?: string[]; notEquals?: string[] }[];
    }[];
    for (const region of regions) {
      for (const store of ["audit", "logs"]) {
        const watching = selectors.filter(({ fieldSelectors }) =>
          fieldSelectors.some(({ startsWiths = [] }) => startsWiths.some((arn) => arn.includes(`${store}-${region}`))),
        );
        assert.equal(watching.length, 1, `${store}-${region}`);
        const but = watching[0]?.fieldSelectors.find(({ field }) => field === "eventName")?.notEquals;
        assert.deepEqual(but, ["PutObject"], `${store}-${region}`);
      }
    }
  });

  it("lets the trail be written where its store's policy says", async () => {
    const plan = await planned();
    const name = String(one(plan, "aws:cloudtrail/trail:Trail", "trail").inputs["name"]);
    const { policy } = one(plan, "aws:s3/bucketPolicy:BucketPolicy", "audit-us-east-2").inputs;
    const allowed = statements(policy).filter(
      ({ Principal, Effect }) => Effect === "Allow" && JSON.stringify(Principal).includes("cloudtrail"),
    );
    assert.ok(allowed.some(({ Action }) => listed(Action).includes("s3:PutObject")));
    for (const { Condition } of allowed) {
      const pattern = Object.values(Condition ?? {}).flatMap((each) => String(each["aws:SourceArn"] ?? ""))[0] ?? "";
      const matcher = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
      assert.match(`arn:aws:cloudtrail:us-east-2:111122223333:trail/${name}`, matcher);
    }
  });

  for (const region of regions) {
    it(`delivers packets and names of ${region} to the log store there`, async () => {
      const plan = await planned();
      const flow = inputsOf(plan, "aws:ec2/flowLog:FlowLog", `flow-${region}`);
      assert.equal(flow["trafficType"], "ALL");
      assert.match(String(flow["logDestination"]), new RegExp(`logs-${region}`));
      const names = inputsOf(plan, "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", `dns-${region}`);
      assert.match(String(names["destinationArn"]), new RegExp(`logs-${region}`));
    });
  }

  it("runs what an account has once behind flags, and says who must where they are off", async () => {
    const once = [
      "cloudtrail/trail:Trail",
      "guardduty/detector:Detector",
      "cfg/recorder:Recorder",
      "securityhub/account:Account",
      "inspector2/enabler:Enabler",
    ];
    const [production, development] = [await planned(), await planned({ stack: "dev-aws" })];
    for (const type of once) {
      assert.ok(all(production, `aws:${type}`).length > 0, type);
      assert.deepEqual(all(development, `aws:${type}`), []);
    }
    const promises = development.outputs["promises"] as Record<string, { caveats: readonly string[] }>;
    assert.equal(promises["monitoring"]?.caveats.length, 4);
  });

  it("starts the recorder after its channel, and delivers to a store without a default lock", async () => {
    const plan = await planned();
    for (const region of regions) {
      const channel = one(plan, "aws:cfg/deliveryChannel:DeliveryChannel", `configuration-${region}`);
      assert.match(String(channel.inputs["s3BucketName"]), new RegExp(`^logs-${region}`));
      const { policy } = inputsOf(plan, "aws:iam/rolePolicy:RolePolicy", `configuration-${region}`);
      const actions = statements(policy).flatMap(({ Action }) => listed(Action));
      // Its deliveries say whose they are, which S3 allows only to who may say it.
      assert.ok(actions.includes("s3:PutObjectAcl"), actions.join());
      const status = one(plan, "aws:cfg/recorderStatus:RecorderStatus", `configuration-${region}`);
      assert.ok(status.dependencies.includes(channel.urn));
    }
    const global = all(plan, "aws:cfg/recorder:Recorder").filter(({ inputs }) =>
      JSON.stringify(inputs["recordingGroup"]).includes('"includeGlobalResourceTypes":true'),
    );
    assert.equal(global.length, 1);
  });
});

describe("monitoring: failing controls", () => {
  for (const region of regions) {
    it(`are told from ${region} by name`, async () => {
      const plan = await planned();
      const { eventPattern } = inputsOf(plan, "aws:cloudwatch/eventRule:EventRule", `controls-${region}`);
      assert.ok(String(eventPattern).length <= 2048, "longer patterns are refused");
      for (const call of ["StopLogging", "DeleteFlowLogs", "DisassociateWebACL", "DisableKey", "ScheduleKeyDeletion"]) {
        assert.ok(String(eventPattern).includes(`"${call}"`), call);
      }
      const target = inputsOf(plan, "aws:cloudwatch/eventTarget:EventTarget", `controls-${region}`);
      assert.match(String(target["arn"]), new RegExp(`^arn:aws:sns:${region}:.*alarms-${region}`));
      const { inputTemplate, inputPaths } = target["inputTransformer"] as { inputTemplate: string; inputPaths: object };
      assert.equal(typeof JSON.parse(inputTemplate), "string");
      for (const [, path = ""] of inputTemplate.matchAll(/<(\w+)>/g)) assert.ok(path in inputPaths, path);
    });
  }
});

describe("monitoring: failing controls of no region", () => {
  it("are told from the one region in which they are events, on a topic there", async () => {
    for (const stack of ["prod-aws", "dev-aws"]) {
      const plan = await planned({ stack });
      const { inputs, provider } = one(plan, "aws:cloudwatch/eventRule:EventRule", "controls-edge");
      const { eventSource, eventName } = (
        JSON.parse(String(inputs["eventPattern"])) as { detail: Record<string, string[]> }
      ).detail;
      for (const service of ["wafv2", "cloudfront", "iam"]) {
        assert.ok(eventSource?.includes(`${service}.amazonaws.com`), service);
      }
      assert.ok(eventName?.includes("UpdateDistribution"), "by which the firewall leaves the edge");
      const region = plan.resources.find(({ urn }) => urn === provider)?.inputs["region"];
      assert.equal(region, "us-east-1");
      const { arn } = inputsOf(plan, "aws:cloudwatch/eventTarget:EventTarget", "controls-edge");
      assert.match(String(arn), /^arn:aws:sns:us-east-1:/);
    }
  });
});

describe("monitoring: dashboard", () => {
  it("reads the logs of both sites, and the record of calls, on the one page", async () => {
    const plan = await planned();
    const { widgets } = JSON.parse(
      String(inputsOf(plan, "aws:cloudwatch/dashboard:Dashboard", "shop")["dashboardBody"]),
    ) as { widgets: { type: string; properties: { region: string; query: string } }[] };
    const read = widgets
      .filter(({ type }) => type === "log")
      .flatMap(({ properties: { region, query } }) =>
        [...query.matchAll(/SOURCE '([^']+)'/g)].map(([, name]) => `${region} ${String(name)}`),
      );
    const named = (type: string) =>
      regions.flatMap((region) =>
        all(plan, "aws:cloudwatch/logGroup:LogGroup")
          .filter(({ name }) => name.startsWith(type) && name.endsWith(region))
          .map(({ inputs }) => `${region} ${String(inputs["name"])}`),
      );
    for (const type of ["app-", "database-log-postgresql", "cache-slow-log", "cache-engine-log"]) {
      assert.equal(named(type).length, 2, type);
      for (const group of named(type)) assert.ok(read.includes(group), `${group} is not among ${read.join(", ")}`);
    }
    assert.equal(read.filter((group) => group === "us-east-2 /commerce-prod-aws/trail").length, 1);
  });

  it("lays nothing over anything, and shows the alarms of the edge too", async () => {
    for (const stack of ["prod-aws", "dev-aws"]) {
      const { widgets } = JSON.parse(
        String(inputsOf(await planned({ stack }), "aws:cloudwatch/dashboard:Dashboard", "shop")["dashboardBody"]),
      ) as {
        widgets: { x: number; y: number; width: number; height: number; properties: { title: string } }[];
      };
      const cells = widgets.flatMap(({ x, y, width }) =>
        Array.from({ length: width }, (_, column) => `${x + column},${y}`),
      );
      assert.equal(new Set(cells).size, cells.length, stack);
      assert.ok(
        widgets.every(({ x, width, height }) => x + width <= 24 && height === 6),
        stack,
      );
      assert.ok(widgets.length <= 500, "a page holds no more");
    }
    const body = String(inputsOf(await planned(), "aws:cloudwatch/dashboard:Dashboard", "shop")["dashboardBody"]);
    assert.match(body, /arn:aws:cloudwatch:us-east-1:\d+:alarm:/);
  });

  it("shows both sites, from their own regions, with dimensions and not ARNs", async () => {
    const body = String(inputsOf(await planned(), "aws:cloudwatch/dashboard:Dashboard", "shop")["dashboardBody"]);
    const { widgets } = JSON.parse(body) as {
      widgets: { type: string; properties: { region?: string; metrics?: unknown[][]; alarms?: string[] } }[];
    };
    const shown = new Set(widgets.flatMap(({ properties }) => properties.region ?? []));
    assert.deepEqual([...shown].sort(), regions);
    for (const { properties } of widgets) {
      assert.ok(properties.metrics === undefined || !JSON.stringify(properties.metrics).includes("arn:aws"));
      assert.ok((properties.alarms ?? []).length <= 100, "a widget shows no more");
    }
  });
});
