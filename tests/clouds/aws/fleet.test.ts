import assert from "node:assert/strict";
import type { Cloud } from "../cloud";
import { assertRefused, change, standing, thingOf } from "../standing";
import type { Thing } from "../thing";
import type { Refresh } from "./fleet";
import { fillZone, groupType, inService, makeRoom, runSchedule, scaleTo, templateType } from "./fleet";

describe("fleets on AWS", () => {
  let cloud: Cloud;
  let group: Thing;

  beforeEach(async () => {
    cloud = await standing("prod-aws");
    group = thingOf(cloud, groupType, "app-us-east-2");
  });

  const capacity = () => cloud.read(group, group.id)?.outputs["desiredCapacity"];

  it("begin with the least number, evenly over the zones", () => {
    const least = Number(group.inputs["minSize"]);
    assert.equal(capacity(), least);
    assert.deepEqual(Object.values(group.kept["instances"] as object), [least / 3, least / 3, least / 3]);
  });

  it("scale within their bounds only", () => {
    const { minSize, maxSize } = group.inputs;
    assert.equal(scaleTo(cloud, group.id, 30), 30);
    assert.equal(capacity(), 30);
    assert.equal(scaleTo(cloud, group.id, 1), minSize);
    assert.equal(scaleTo(cloud, group.id, 10_000), maxSize);
  });

  it("lose no instance when the image changes", () => {
    scaleTo(cloud, group.id, 40);
    const template = thingOf(cloud, templateType, "app-us-east-2");
    const outputs = change(cloud, template, { description: "Another image" });
    assert.equal(outputs["latestVersion"], 2);
    change(cloud, group, { launchTemplate: { id: template.id, version: "2" } });
    const [refresh] = group.kept["refreshes"] as readonly Refresh[];
    assert.deepEqual([refresh?.before, refresh?.least, refresh?.from, refresh?.to], [40, 40, "1", "2"]);
    assert.equal(inService(group), 40);
  });

  it("shrink where the change says how many there should be", () => {
    scaleTo(cloud, group.id, 40);
    change(cloud, group, { desiredCapacity: 20 });
    assert.equal(capacity(), 20);
  });

  it("are left alone where a change repeats what was read", () => {
    scaleTo(cloud, group.id, 40);
    assert.equal(capacity(), 40);
    scaleTo(cloud, group.id, 50);
    change(cloud, group, { desiredCapacity: 40, defaultInstanceWarmup: 130 });
    assert.equal(inService(group), 50);
  });

  it("take no version that isn't there, and no alarm", () => {
    const { id } = thingOf(cloud, templateType, "app-us-east-2");
    assertRefused("ValidationError", () => change(cloud, group, { launchTemplate: { id, version: "9" } }));
    const preferences = { alarmSpecification: { alarms: ["nothing"] } };
    assertRefused("ValidationError", () => change(cloud, group, { instanceRefresh: { preferences } }));
  });

  it("have their bounds moved by the calendar", () => {
    runSchedule(cloud, thingOf(cloud, "aws:autoscaling/schedule:Schedule", "black-friday-2026-start-us-east-2"));
    assert.equal(cloud.read(group, group.id)?.inputs["minSize"], 54);
    assert.equal(inService(group), 54);
    change(cloud, group, { minSize: 54, defaultInstanceWarmup: 130 });
    runSchedule(cloud, thingOf(cloud, "aws:autoscaling/schedule:Schedule", "black-friday-2026-end-us-east-2"));
    assert.equal(cloud.read(group, group.id)?.inputs["minSize"], 18);
    assert.equal(inService(group), 54);
  });

  it("keep the calendar's bounds through a change that knows nothing of them, and lose them to one that does", () => {
    runSchedule(cloud, thingOf(cloud, "aws:autoscaling/schedule:Schedule", "black-friday-2026-start-us-east-2"));
    change(cloud, group, { defaultInstanceWarmup: 130 });
    assert.equal(scaleTo(cloud, group.id, 20), 54);
    cloud.read(group, group.id);
    change(cloud, group, { defaultInstanceWarmup: 140 });
    assert.equal(scaleTo(cloud, group.id, 20), 20);
  });

  it("go to other zones where one is full, and nowhere where all are", () => {
    fillZone(cloud, "us-east-2a");
    scaleTo(cloud, group.id, 30);
    assert.deepEqual(group.kept["instances"], { "us-east-2a": 6, "us-east-2b": 12, "us-east-2c": 12 });
    fillZone(cloud, "us-east-2b");
    fillZone(cloud, "us-east-2c");
    assertRefused("InsufficientInstanceCapacity", () => scaleTo(cloud, group.id, 40));
    makeRoom(cloud, "us-east-2a");
    scaleTo(cloud, group.id, 40);
    assert.equal(inService(group), 40);
  });

  it("keep what they stand on", () => {
    for (const [type, name, code] of [
      [templateType, "app-us-east-2", "ValidationError"],
      ["aws:lb/targetGroup:TargetGroup", "app-us-east-2", "ResourceInUse"],
      ["aws:lb/loadBalancer:LoadBalancer", "alb-us-east-2", "OperationNotPermitted"],
      ["aws:acm/certificate:Certificate", "certificate-us-east-2", "ResourceInUseException"],
      ["aws:acm/certificate:Certificate", "certificate-static", "ResourceInUseException"],
      ["aws:wafv2/webAcl:WebAcl", "firewall-us-east-2", "WAFAssociatedItemException"],
      ["aws:wafv2/webAcl:WebAcl", "firewall-static", "WAFAssociatedItemException"],
      ["aws:cloudfront/originAccessControl:OriginAccessControl", "assets", "OriginAccessControlInUse"],
      ["aws:cloudwatch/metricAlarm:MetricAlarm", "slo-fast-long-us-east-2", "ValidationError"],
      ["aws:cloudwatch/eventRule:EventRule", "threats-us-east-2", "ValidationException"],
      ["aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", "dns-us-east-2", "InvalidRequestException"],
    ] as const) {
      const thing = thingOf(cloud, type, name);
      assertRefused(code, () => cloud.remove(thing, thing.id));
    }
  });

  it("are served by one balancer for each target group", () => {
    const rule = thingOf(cloud, "aws:lb/listenerRule:ListenerRule", "to-app-us-east-2");
    const other = thingOf(cloud, "aws:lb/loadBalancer:LoadBalancer", "alb-us-east-2");
    const twin = cloud.give({ ...other, name: "twin" });
    const listener = cloud.give({
      ...thingOf(cloud, "aws:lb/listener:Listener", "https-us-east-2"),
      name: "twin",
      inputs: { loadBalancerArn: twin.id, port: 443 },
    });
    const inputs = { ...rule.inputs, listenerArn: listener.id };
    assertRefused("TargetGroupAssociationLimit", () => cloud.begin({ ...rule, name: "twin", inputs }));
  });

  it("are told of by alarms whose policies are their own: no service has to make a shared one", () => {
    const shared = cloud.things.of("aws:cloudwatch/logResourcePolicy:LogResourcePolicy");
    assert.deepEqual(
      shared.filter(({ owner }) => owner === "cloud").map(({ name }) => name),
      [],
    );
  });
});
