import type { Cloud } from "../cloud";
import { refuse } from "../refusal";
import type { Fields, Thing } from "../thing";
import { roleAllows } from "./access";
import type { Promotion } from "./database-data";
import { instanceOf, instanceType, promote } from "./database-data";
import { groupType, highestSince, inService, scaleTo } from "./fleet";
import { numberAt, ready, textAt, textsAt } from "./parts";
import { checkType, nameOf, recordType } from "./records";

const planType = "aws:arcregionswitch/plan:Plan";
const day = 86_400_000;
const minute = 60_000;

export interface HealthCheck {
  readonly healthCheckId: string;
  readonly hostedZoneId: string;
  readonly recordName: string;
  readonly region: string;
  readonly status: string;
}

export interface DoneStep {
  readonly name: string;
  readonly what: string;
  /** ms that it took. */
  readonly took: number;
  readonly promotion?: Promotion;
}

/** The gates of a plan: health checks of its own, those of the primary region open. Numbered as they are made up in plans. */
export function handOutChecks(plan: Thing, cloud: Cloud): void {
  turnConfigs(plan.inputs)
    .flatMap((config) => recordSets(config).map((set) => ({ config, ...set })))
    .forEach(({ config, region }, index) => {
      const inputs = {
        healthCheckId: `0a1b2c3d-0000-4000-8000-00000000000${index}`,
        plan: plan.id,
        recordName: `${textAt(config, "recordName")}.`,
        hostedZoneId: textAt(config, "hostedZoneId"),
        of: region,
      };
      const check = {
        type: checkType,
        name: `${plan.name}-${region}-${index}`,
        inputs,
        region: "",
        account: plan.account,
      };
      cloud.give(check, { healthy: region === plan.inputs["primaryRegion"] });
    });
}

/** Answer of `getRoute53HealthChecks`. Before `plan.kept.checksAt`, where a scenario sets it, the checks have no ids. */
export function healthChecksOf(cloud: Cloud, planArn: string): readonly HealthCheck[] {
  const plan = planOf(cloud, planArn);
  const early = cloud.now < Number(plan.kept["checksAt"] ?? 0);
  return cloud.things.by(checkType, "plan", plan.id).map(({ id, inputs, kept }) => ({
    healthCheckId: early ? "" : id,
    hostedZoneId: textAt(inputs, "hostedZoneId"),
    recordName: textAt(inputs, "recordName"),
    region: textAt(inputs, "of"),
    status: kept["healthy"] === true ? "healthy" : "unhealthy",
  }));
}

/**
 * Runs the plan for a region: each step that the program registered, in its order, with the rights of the plan's own role. A
 * step that names nothing real fails, and the plan stops there. The clock goes on by what each takes.
 */
export function startPlan(cloud: Cloud, planArn: string, target: string): readonly DoneStep[] {
  const plan = planOf(cloud, planArn);
  if (!textsAt(plan.inputs, "regions[]").includes(target))
    refuse("IllegalArgumentException", `${target} is no region of the plan`);
  if (cloud.lost.has(target)) refuse("ServiceUnavailable", `${target} does not answer`);
  const workflows = (plan.inputs["workflows"] ?? []) as readonly Fields[];
  const workflow = workflows.find(({ workflowTargetAction }) => workflowTargetAction === "activate");
  const steps = (workflow?.["steps"] ?? []) as readonly Fields[];
  if (steps.length === 0) refuse("IllegalStateException", "the plan has no steps that activate a region");
  return steps.map((step) => {
    const run = blocks[textAt(step, "executionBlockType")];
    if (run === undefined) return refuse("IllegalStateException", `no block ${textAt(step, "executionBlockType")}`);
    const done = run({ cloud, plan, step, target });
    cloud.now += done.took;
    return { name: textAt(step, "name"), ...done };
  });
}

interface Running {
  readonly cloud: Cloud;
  readonly plan: Thing;
  readonly step: Fields;
  readonly target: string;
}

const blocks: Readonly<Record<string, (running: Running) => Omit<DoneStep, "name">>> = {
  EC2AutoScaling: scale,
  RdsPromoteReadReplica: promoteCopy,
  Route53HealthCheck: turn,
};

/** As many as the other regions had at most within a day, or a part of it. */
function scale(running: Running): Omit<DoneStep, "name"> {
  const { cloud, step, target } = running;
  const arns = textsAt(step, "ec2AsgCapacityIncreaseConfigs[].asgs[].arn");
  const groups = arns.flatMap((arn) => ready(cloud, groupType, "arn", arn) ?? []);
  const here = groups.filter(({ region }) => region === target);
  const [group] = here;
  if (group === undefined) return refuse("ResourceNotFoundException", `no group of the step is in ${target}`);
  const percent = numberAt(step, "ec2AsgCapacityIncreaseConfigs[].targetPercent") ?? 100;
  // Capacity is sampled by the service before, so that it is known although a region is lost.
  const highest = Math.max(
    0,
    ...groups.filter((each) => each !== group).map((each) => highestSince(each, cloud.now - day)),
  );
  may(running, "autoscaling:UpdateAutoScalingGroup", String(group.outputs["arn"]));
  const wanted = Math.max(inService(group), Math.ceil((highest * percent) / 100));
  const got = scaleTo(cloud, group.id, wanted);
  return { what: `${group.id} runs ${got} instances of ${wanted} wanted`, took: 6 * minute };
}

function promoteCopy(running: Running): Omit<DoneStep, "name"> {
  const { cloud, step, target } = running;
  const arn = textAt(step, `rdsPromoteReadReplicaConfigs[].dbInstanceArnMap.${target}`);
  const copy = ready(cloud, instanceType, "arn", arn);
  if (copy === undefined || copy.region !== target)
    return refuse("DBInstanceNotFound", `${arn || "nothing"} is no DB instance in ${target}`);
  may(running, "rds:PromoteReadReplica", arn);
  const promotion = promote(copy, cloud);
  return { what: `${textAt(copy.inputs, "identifier")} is the writer`, took: 8 * minute, promotion };
}

/** Opens the gate of the region and closes the others. Each record that the step names must stand there with its gate. */
function turn(running: Running): Omit<DoneStep, "name"> {
  const { cloud, plan, step, target } = running;
  const turned: string[] = [];
  for (const config of turnConfigs({ workflows: [{ steps: [step] }] })) {
    const [name, zone] = [textAt(config, "recordName"), textAt(config, "hostedZoneId")];
    may(running, "route53:ListResourceRecordSets", `arn:aws:route53:::hostedzone/${zone}`);
    for (const { region, recordSetIdentifier } of recordSets(config)) {
      const record = recordsNamed(cloud, name).find(({ inputs }) => inputs["setIdentifier"] === recordSetIdentifier);
      if (record === undefined)
        return refuse(
          "ResourceNotFoundException",
          `there is no record ${name} with the identifier ${recordSetIdentifier}`,
        );
      const check = cloud.things
        .by(checkType, "plan", plan.id)
        .find(({ inputs }) => inputs["of"] === region && inputs["recordName"] === `${name}.`);
      if (check === undefined || record.inputs["healthCheckId"] !== check.id)
        return refuse(
          "ResourceNotFoundException",
          `the record ${recordSetIdentifier} of ${name} has not the plan's gate`,
        );
      check.kept["healthy"] = region === target;
      turned.push(`${region} ${region === target ? "open" : "closed"}`);
    }
  }
  return { what: turned.join(", "), took: minute };
}

/** The role of the plan must be let do it, or the step fails. */
function may({ cloud, plan }: Running, action: string, resource: string): void {
  if (roleAllows(cloud, textAt(plan.inputs, "executionRole"), { action, resource })) return;
  refuse("AccessDenied", `the plan's role may not ${action} on ${resource}`);
}

/** What the plan finds out about itself every half hour, in quiet times: what its role may not do. */
export function warningsOf(cloud: Cloud, planArn: string): readonly string[] {
  const plan = planOf(cloud, planArn);
  const steps = "workflows[].steps[]";
  const needed = [
    ...textsAt(plan.inputs, `${steps}.ec2AsgCapacityIncreaseConfigs[].asgs[].arn`).map(
      (arn) => ["autoscaling:UpdateAutoScalingGroup", arn] as const,
    ),
    ...textsAt(plan.inputs, `${steps}.rdsPromoteReadReplicaConfigs[].dbInstanceArnMap.*`).map(
      (arn) => ["rds:PromoteReadReplica", arn] as const,
    ),
    ...textsAt(plan.inputs, `${steps}.route53HealthCheckConfigs[].hostedZoneId`).map(
      (zone) => ["route53:ListResourceRecordSets", `arn:aws:route53:::hostedzone/${zone}`] as const,
    ),
  ];
  const role = textAt(plan.inputs, "executionRole");
  return needed
    .filter(([action, resource]) => !roleAllows(cloud, role, { action, resource }))
    .map(([action, resource]) => `${action} on ${resource}`);
}

export interface Answer {
  /** Name of the balancer to which clients are sent. */
  readonly target: string;
  readonly region: string;
  /** False where that region is lost: clients get no answer. */
  readonly answers: boolean;
}

/** What DNS answers for a name: by the gates, and with all of them closed as if all were open. */
export function resolve(cloud: Cloud, name: string): Answer | undefined {
  const records = recordsNamed(cloud, name).filter(({ inputs }) => ["A", "CNAME"].includes(textAt(inputs, "type")));
  const role = (record: Thing) => textsAt(record.inputs, "failoverRoutingPolicies[].type")[0] ?? "PRIMARY";
  const [primary, ...others] = [...records].sort((a, b) => role(a).localeCompare(role(b)));
  const chosen = [primary, ...others].find((record) => record !== undefined && isHealthy(record, cloud)) ?? primary;
  if (chosen === undefined) return undefined;
  const [target = ""] = [...textsAt(chosen.inputs, "aliases[].name"), ...textsAt(chosen.inputs, "records[]")];
  const balancer = ready(cloud, "aws:lb/loadBalancer:LoadBalancer", "dnsName", target);
  const region = balancer?.region ?? "";
  return { target, region, answers: region === "" || !cloud.lost.has(region) };
}

function isHealthy({ inputs }: Thing, cloud: Cloud): boolean {
  const [check] = cloud.things.by(checkType, "id", textAt(inputs, "healthCheckId"));
  if (check !== undefined && check.kept["healthy"] !== true) return false;
  const [asked] = (inputs["aliases"] ?? []) as readonly Fields[];
  if (asked?.["evaluateTargetHealth"] !== true) return true;
  const balancer = ready(cloud, "aws:lb/loadBalancer:LoadBalancer", "dnsName", String(asked["name"]));
  return balancer !== undefined && !cloud.lost.has(balancer.region);
}

function recordsNamed(cloud: Cloud, name: string): readonly Thing[] {
  const plain = nameOf({ name });
  return ["", "."]
    .flatMap((dot) => cloud.things.by(recordType, "name", plain + dot))
    .filter(({ state }) => state === "ready");
}

function turnConfigs(inputs: Fields): readonly Fields[] {
  const workflows = (inputs["workflows"] ?? []) as readonly { readonly steps?: readonly Fields[] }[];
  return workflows
    .flatMap(({ steps = [] }) => steps)
    .flatMap((step) => (step["route53HealthCheckConfigs"] ?? []) as readonly Fields[]);
}

function recordSets(config: Fields) {
  return (config["recordSets"] ?? []) as readonly { readonly region: string; readonly recordSetIdentifier: string }[];
}

function planOf(cloud: Cloud, planArn: string): Thing {
  return ready(cloud, planType, "arn", planArn) ?? refuse("ResourceNotFoundException", `there is no plan ${planArn}`);
}

/** Role that a database has at the moment: "writer" or "replica". */
export function roleOf(cloud: Cloud, id: string): string {
  return String(instanceOf(cloud, id).kept["role"]);
}
