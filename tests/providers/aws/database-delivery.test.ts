import assert from "node:assert/strict";
import { all, inputsOf, one, planned } from "../../support/plan";

const regions = ["us-east-2", "us-west-2"];

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Parameters?: Record<string, unknown>;
  readonly ResultSelector?: Record<string, string>;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: { readonly Next: string }[];
  readonly Catch?: { readonly Next: string }[];
  readonly End?: boolean;
}

interface Machine {
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: Record<string, State>;
}

async function machine(name: string): Promise<Machine> {
  const inputs = inputsOf(await planned(), "aws:sfn/stateMachine:StateMachine", name);
  return JSON.parse(String(inputs["definition"])) as Machine;
}

describe("Database", () => {
  describe("delivery", () => {
    for (const region of regions) {
      it(`brings the logs of ${region} to the site's own store for logs`, async () => {
        const plan = await planned();
        const stream = one(
          plan,
          "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
          `database-logs-${region}`,
        );
        const target = stream.inputs["extendedS3Configuration"] as Record<string, unknown>;
        assert.match(String(target["bucketArn"]), new RegExp(`logs-${region}`));
        assert.match(String(target["prefix"]), /^database\/.*!\{timestamp:/);
        assert.match(String(target["errorOutputPrefix"]), /!\{firehose:error-output-type\}/);
        assert.equal((stream.inputs["serverSideEncryption"] as Record<string, unknown>)["enabled"], true);
        const exported = inputsOf(plan, "aws:rds/instance:Instance", `database-${region}`)[
          "enabledCloudwatchLogsExports"
        ];
        for (const type of exported as string[]) {
          const filter = inputsOf(
            plan,
            "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
            `database-log-${type}-${region}`,
          );
          assert.equal(filter["filterPattern"], "");
          assert.match(String(filter["destinationArn"]), new RegExp(`^arn:aws:firehose:${region}:`));
          assert.match(String(filter["logGroup"]), new RegExp(`/${type}$`));
        }
      });

      it(`exports each automated snapshot of the instance in ${region}, and of no other`, async () => {
        const plan = await planned();
        const { identifier } = inputsOf(plan, "aws:rds/instance:Instance", `database-${region}`);
        const rule = inputsOf(plan, "aws:cloudwatch/eventRule:EventRule", `database-export-trigger-${region}`);
        assert.deepEqual(JSON.parse(String(rule["eventPattern"])), {
          source: ["aws.rds"],
          "detail-type": ["RDS DB Snapshot Event"],
          detail: { EventID: ["RDS-EVENT-0091"], SourceIdentifier: [{ prefix: `rds:${String(identifier)}-` }] },
        });
        const { States } = await machine(`database-export-${region}`);
        const start = Object.values(States).find(({ Resource }) => Resource?.endsWith(":rds:startExportTask"));
        assert.equal(start?.Parameters?.["SourceArn.$"], "$.detail.SourceArn");
        assert.match(String(start.Parameters["KmsKeyId"]), new RegExp(`^arn:aws:kms:${region}:.*storage`));
        assert.match(String(start.Parameters["S3BucketName"]), new RegExp(`backups-${region}`));
        const exporter = one(plan, "aws:iam/role:Role", `database-exporter-${region}`);
        assert.match(String(exporter.inputs["assumeRolePolicy"]), /"export\.rds\.amazonaws\.com"/);
      });
    }

    it("names an export within 60 letters, digits and hyphens, the first a letter", async () => {
      const { States } = await machine("database-export-us-east-2");
      const format = String(States["StartExport"]?.Parameters?.["ExportTaskIdentifier.$"]);
      const pattern = /^States\.Format\('([^']*)', \$\.id\)$/.exec(format)?.[1] ?? assert.fail(format);
      const name = pattern.replace("{}", "6a7e8feb-b491-4cf7-a9f1-bf3703467718");
      assert.match(name, /^[a-z](?:-?[a-z0-9])*$/);
      assert.ok(name.length <= 60);
    });

    it("has machines whose every state leads somewhere, and that end", async () => {
      const machines = all(await planned(), "aws:sfn/stateMachine:StateMachine").filter(({ name }) =>
        name.startsWith("database-"),
      );
      assert.equal(machines.length, 4);
      for (const { name } of machines) {
        const { StartAt, States, TimeoutSeconds } = await machine(name);
        assert.ok(TimeoutSeconds > 0);
        const named = Object.values(States).flatMap(({ Next, Default, Choices = [], Catch = [] }) =>
          [Next, Default, ...Choices.map((choice) => choice.Next), ...Catch.map((handler) => handler.Next)].filter(
            (next) => next !== undefined,
          ),
        );
        const reached = new Set([StartAt, ...named]);
        assert.deepEqual([...reached].sort(), Object.keys(States).sort(), name);
        for (const [state, { Type, Next, Default, End }] of Object.entries(States)) {
          const ends = End === true || Type === "Succeed" || Type === "Fail";
          assert.notEqual(ends, Next !== undefined || Default !== undefined, `${name}: ${state}`);
        }
      }
    });

    it("copies the backups of the other region, under the key of this one, while this one only replicates", async () => {
      const plan = await planned();
      for (const [here, there] of [regions, [...regions].reverse()]) {
        const { StartAt, States } = await machine(`database-copies-${here}`);
        assert.equal(StartAt, "AskOwnRole");
        assert.equal(States["ChooseByRole"]?.Default, "Done");
        assert.equal(States["ChooseByRole"].Choices?.[0]?.Next, "LookForCopy");
        const { identifier } = inputsOf(plan, "aws:rds/instance:Instance", `database-${there}`);
        // The other region's instance: as an identifier it must exist here, as a filter it need not.
        assert.deepEqual(States["LookForCopy"]?.Parameters, {
          Filters: [{ Name: "db-instance-id", Values: [identifier] }],
        });
        const live = States["LookForCopy"].ResultSelector?.["live.$"];
        assert.equal(live, "$.DbInstanceAutomatedBackups[?(@.Status != 'retained')].Status");
        assert.deepEqual(States["ChooseByCopy"]?.Choices, [
          { Variable: "$.copies.live[0]", IsPresent: true, Next: "Done" },
        ]);
        assert.equal(States["ChooseByCopy"].Default, "BeginCopy");
        const begin = States["BeginCopy"]?.Parameters;
        assert.match(
          String(begin?.["SourceDBInstanceArn"]),
          new RegExp(`^arn:aws:rds:${there}:.*:${String(identifier)}$`),
        );
        assert.match(String(begin?.["KmsKeyId"]), new RegExp(`^arn:aws:kms:${here}:`));
        assert.equal(begin?.["BackupRetentionPeriod"], 35);
      }
    });
  });

  describe("signals", () => {
    it("ring for each instance, on its region's topic and with its own dimension", async () => {
      const plan = await planned();
      for (const region of regions) {
        const { identifier } = inputsOf(plan, "aws:rds/instance:Instance", `database-${region}`);
        const alarms = all(plan, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(
          ({ name, inputs }) =>
            name.startsWith("database-") && name.endsWith(region) && inputs["namespace"] === "AWS/RDS",
        );
        const metrics = alarms.map(({ inputs }) => inputs["metricName"]);
        for (const metric of [
          "CPUUtilization",
          "FreeableMemory",
          "FreeStorageSpace",
          "DatabaseConnections",
          "ReadLatency",
          "WriteLatency",
          "ReplicaLag",
          "OldestReplicationSlotLag",
          "MaximumUsedTransactionIDs",
          "DBLoad",
        ]) {
          assert.ok(metrics.includes(metric), `${metric} in ${region}`);
        }
        for (const { inputs } of alarms) {
          assert.deepEqual(inputs["dimensions"], { DBInstanceIdentifier: identifier });
          assert.ok(!(inputs["statistic"] !== undefined && inputs["extendedStatistic"] !== undefined));
        }
      }
    });

    it("don't ring for lag at a writer, which reports none, nor at a replica of an idle one", async () => {
      const lag = inputsOf(await planned(), "aws:cloudwatch/metricAlarm:MetricAlarm", "database-copy-lag-us-west-2");
      assert.equal(lag["treatMissingData"], "notBreaching");
      assert.ok(Number(lag["threshold"]) > 300);
    });

    it("ring when an export or the copying of backups fails or hangs", async () => {
      const names = all(await planned(), "aws:cloudwatch/metricAlarm:MetricAlarm").map(({ name }) => name);
      for (const region of regions) {
        for (const thing of ["database-export", "database-copies"]) {
          assert.ok(names.includes(`${thing}-failed-${region}`));
          assert.ok(names.includes(`${thing}-timed-out-${region}`));
        }
        assert.ok(names.includes(`database-logs-late-${region}`));
      }
    });

    it("include what RDS tells by events only", async () => {
      const events = inputsOf(
        await planned(),
        "aws:rds/eventSubscription:EventSubscription",
        "database-events-us-east-2",
      );
      assert.equal(events["sourceType"], "db-instance");
      assert.equal((events["sourceIds"] as string[]).length, 1);
      for (const category of ["failover", "failure", "low storage", "read replica"]) {
        assert.ok((events["eventCategories"] as string[]).includes(category));
      }
    });
  });
});
