import assert from "node:assert/strict";
import { all, inputsOf, one, planned } from "../../support/plan";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const shiftType = "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration";
const regions = ["us-east-2", "us-west-2"];

describe("load balancer: zonal shift", () => {
  for (const region of regions) {
    it(`moves its balancer from a failing zone of ${region}, and rehearses while alarms watch`, async () => {
      const plan = await planned();
      const shift = one(plan, shiftType, `zonal-shift-${region}`);
      assert.equal(inputsOf(plan, "aws:lb/loadBalancer:LoadBalancer", `alb-${region}`)["enableZonalShift"], true);
      assert.match(String(shift.inputs["resourceArn"]), new RegExp(`:${region}:.*loadbalancer/app/alb-${region}/`));
      assert.equal(shift.inputs["zonalAutoshiftStatus"], "ENABLED");
      const alarms = shift.inputs["outcomeAlarms"] as { alarmIdentifier: string; type: string }[];
      assert.ok(alarms.length >= 1 && alarms.length <= 10, "it takes one to ten");
      for (const { alarmIdentifier, type } of alarms) {
        assert.equal(type, "CLOUDWATCH");
        assert.match(alarmIdentifier, new RegExp(`^arn:aws:cloudwatch:${region}:`));
      }
      assert.equal(shift.inputs["blockedWindows"], undefined, "excludes allowed ones");
      for (const window of shift.inputs["allowedWindows"] as readonly string[]) {
        const [, day, from = "", sameDay, to = ""] =
          /^(Mon|Tue|Wed|Thu):(\d\d:\d\d)-(Mon|Tue|Wed|Thu):(\d\d:\d\d)$/.exec(window) ?? [];
        assert.ok(day !== undefined && day === sameDay && from < to, `${window} is within one day, before the weekend`);
      }
    });
  }
});

describe("load balancer: alarms", () => {
  it("look at what the balancer of their own region counts", async () => {
    for (const { name, inputs } of all(await planned(), alarmType)) {
      const all_ = [inputs, ...((inputs["metricQueries"] ?? []) as { metric?: Record<string, unknown> }[])];
      for (const each of all_.map(
        (query) => ("metric" in query ? query["metric"] : query) as Record<string, unknown>,
      )) {
        if (each["namespace"] !== "AWS/ApplicationELB") continue;
        const { LoadBalancer = "", TargetGroup } = each["dimensions"] as Record<string, string>;
        const region = /[a-z]+-[a-z]+-\d$/.exec(name)?.[0] ?? "";
        // The end of the ARN; with the whole of it an alarm never hears anything.
        assert.match(LoadBalancer, new RegExp(`^app/alb-${region}/`), name);
        if (TargetGroup !== undefined) assert.match(TargetGroup, new RegExp(`^targetgroup/app-${region}/`), name);
      }
    }
  });

  it("that end a rehearsal hear both the application's errors and the balancer's own", async () => {
    const plan = await planned();
    const shifts = all(plan, shiftType);
    assert.equal(shifts.length, regions.length);
    for (const { propertyDependencies } of shifts) {
      const heard = all(plan, alarmType).filter(({ urn }) => propertyDependencies["outcomeAlarms"]?.includes(urn));
      const metrics = JSON.stringify(heard.map(({ inputs }) => inputs));
      for (const metric of ["HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count", "TargetResponseTime"]) {
        assert.ok(metrics.includes(metric), metric);
      }
    }
  });
});
