import type { RecordedResource } from "../../recorded";
import type { StackPlan } from "../../stack-plan";
import type { Task } from "../checklist";
import { among, regionsOf, sameRegions } from "./regions";

interface Quota {
  readonly service: string;
  readonly code: string;
  /** For one, and for several. */
  readonly names: readonly [string, string];
  /** What a new account has. */
  readonly start: number;
  readonly need: (resources: readonly RecordedResource[]) => number;
}

/**
 * Quotas that a new account's defaults don't cover, or only just. Codes and defaults as in Service Quotas ("Amazon EC2
 * endpoints and quotas", "Amazon VPC quotas"), seen 2026-11.
 */
const quotas: readonly Quota[] = [
  {
    service: "ec2",
    code: "L-1216C47A",
    names: ["vCPU of On-Demand standard instances", "vCPUs of On-Demand standard instances"],
    start: 5,
    need: vcpus,
  },
  {
    service: "ec2",
    code: "L-0263D0A3",
    names: ["Elastic IP address", "Elastic IP addresses"],
    start: 5,
    need: count("aws:ec2/eip:Eip"),
  },
  {
    service: "vpc",
    code: "L-FE5A380F",
    names: ["NAT gateway in each zone", "NAT gateways in each zone"],
    start: 5,
    need: natInZone,
  },
  { service: "vpc", code: "L-F678F1CE", names: ["VPC", "VPCs"], start: 5, need: count("aws:ec2/vpc:Vpc") },
];

/** One task for each quota and number; regions that need the same share it. */
export function quotaTasks({ resources, settings }: StackPlan): readonly Task[] {
  const regions = regionsOf(resources);
  const there = (region: string) => resources.filter(({ provider }) => regions.get(provider) === region);
  return quotas.flatMap(({ service, code, names, start, need }) =>
    sameRegions(settings.regions, (region) => need(there(region)))
      .filter(({ value }) => value > 0)
      .map(({ regions, value }): Task => ({
        when: "before",
        what: `Have room for ${value} ${names[value === 1 ? 0 : 1]} in ${among(regions)}`,
        why: "`up` stops half way at a quota, and raising one can take days",
        command: each(
          regions,
          `aws service-quotas get-service-quota --region $r --service-code ${service} --quota-code ${code} --query Quota.Value`,
        ),
        check: `it is at least ${value} above what is in use; a new account has ${start}, and request-service-quota-increase with --desired-value raises it`,
      })),
  );
}

export function each(regions: readonly string[], command: string): string {
  const [only, second] = regions;
  if (only !== undefined && second === undefined) return command.replaceAll("$r", only);
  return `for r in ${regions.join(" ")}; do ${command}; done`;
}

function count(type: string): (resources: readonly RecordedResource[]) => number {
  return (resources) => resources.filter((resource) => resource.type === type).length;
}

/** At most one stands in a zone. */
function natInZone(resources: readonly RecordedResource[]): number {
  return Math.min(1, count("aws:ec2/natGateway:NatGateway")(resources));
}

/** vCPUs by the size in the type's name; Graviton has one vCPU a core. Source: EC2 user guide. */
const vcpusBySize: Readonly<Record<string, number>> = {
  medium: 1,
  // Of t4g, the one burstable family in use.
  small: 2,
  large: 2,
  xlarge: 4,
  "2xlarge": 8,
  "4xlarge": 16,
  "8xlarge": 32,
};

/** Of the instance that sets the database up, a t4g.small. */
const migratorVcpus = 2;

/** At the largest size that the fleet may reach, with what a refresh adds before it removes, and the migrator beside it. */
function vcpus(resources: readonly RecordedResource[]): number {
  const template = resources.find(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
  const group = resources.find(({ type }) => type === "aws:autoscaling/group:Group");
  if (template === undefined || group === undefined) return 0;
  const machine = String(template.inputs["instanceType"]);
  const size = vcpusBySize[machine.split(".")[1] ?? ""];
  if (size === undefined) throw new Error(`the number of vCPUs of ${machine} is not in the table`);
  const policy = group.inputs["instanceMaintenancePolicy"] as { maxHealthyPercentage?: number } | undefined;
  const most = Math.ceil((Number(group.inputs["maxSize"]) * (policy?.maxHealthyPercentage ?? 100)) / 100);
  return most * size + migratorVcpus;
}
