import type { RecordedResource } from "../recorded";
import type { StackPlan } from "../stack-plan";
import type { Task } from "./checklist";

/**
 * Quotas that a new account's defaults may not cover. Codes as in Service Quotas, seen 2026-11; defaults: 5 addresses a
 * region, 5 NAT gateways a zone (VPC user guide, "Amazon VPC quotas", seen 2026-11); vCPU: set per account.
 */
const quotas = [
  { service: "ec2", code: "L-1216C47A", name: "vCPUs of On-Demand standard instances", need: vcpus },
  { service: "ec2", code: "L-0263D0A3", name: "Elastic IP addresses", need: count("aws:ec2/eip:Eip") },
  { service: "vpc", code: "L-FE5A380F", name: "NAT gateways in each zone", need: natPerZone },
  { service: "vpc", code: "L-F678F1CE", name: "VPCs", need: count("aws:ec2/vpc:Vpc") },
] as const;

export function tasks(plan: StackPlan): readonly Task[] {
  const { settings } = plan;
  const regions = regionsOf(plan.resources);
  const recovery = plan.resources.some(({ type }) => type === "aws:arcregionswitch/plan:Plan");
  const image = settings.app.image;
  const host = image.slice(0, Math.max(0, image.indexOf("/")));
  return [
    ...settings.regions.flatMap((region) => quotaTasks(plan, region, regions)),
    {
      when: "before",
      what: `Delegate ${settings.domain} to the hosted zone ${settings.dnsZone}`,
      why: "certificates wait for their validation records to be seen from the internet, and time out after 75 minutes",
      command: `aws route53 get-hosted-zone --id ${settings.dnsZone} --query DelegationSet.NameServers`,
      check: "`dig +short NS` of the zone's name lists the same name servers",
    },
    {
      when: "before",
      what: "Make the image reachable from the instances",
      why: host.includes(".dkr.ecr.")
        ? "the fleet never becomes healthy without it; instances may pull from registries of this account only"
        : "the fleet never becomes healthy without it; instances pull without credentials from registries outside the account",
      command: `docker buildx imagetools inspect ${image}`,
      check: "it lists linux/arm64, the platform of the instances",
    },
    ...(recovery ? [regionSwitch(settings.regions)] : []),
    {
      when: "during",
      what: `Watch the certificates of ${settings.domain}`,
      why: "the first `up` waits here longest; a zone that is not delegated shows as PENDING_VALIDATION",
      command: `aws acm list-certificates --region ${settings.regions[0] ?? ""} --certificate-statuses PENDING_VALIDATION`,
      check: "the list is empty within 30 minutes",
    },
    ...settings.regions.map((region): Task => ({
      when: "after",
      what: `Confirm the alarm subscriptions of ${region} (${settings.alerts.email.join(", ")})`,
      why: "until the link in the mail is opened no alarm of that region reaches anyone",
      command: `aws sns list-subscriptions --region ${region} --query "Subscriptions[?SubscriptionArn=='PendingConfirmation']"`,
      check: "the list is empty",
    })),
    {
      when: "after",
      what: `Set up the database's users in ${settings.active}`,
      why: "the application logs in as a user that only this step creates",
      command: dbInitCommand(plan),
      check: "the execution ends with Success; run again, it changes nothing",
    },
  ];
}

function quotaTasks(plan: StackPlan, region: string, regions: ReadonlyMap<string, string>): readonly Task[] {
  const there = plan.resources.filter(({ provider }) => regions.get(provider) === region);
  return quotas.flatMap(({ service, code, name, need }): Task[] => {
    const needed = need(there);
    if (needed === 0) return [];
    return [
      {
        when: "before",
        what: `${region}: room for ${needed} ${name}`,
        why: "`up` stops half way at a quota, and raising one can take days",
        command: `aws service-quotas request-service-quota-increase --region ${region} --service-code ${service} --quota-code ${code} --desired-value N`,
        check: `aws service-quotas get-service-quota --region ${region} --service-code ${service} --quota-code ${code} --query Quota.Value: what is in use plus ${needed}`,
      },
    ];
  });
}

function regionSwitch(regions: readonly string[]): Task {
  return {
    when: "before",
    what: "Decide on the failover plan's price and see that ARC Region Switch answers in both regions",
    why: "a plan is billed by the month; the amount is not confirmed here (see https://aws.amazon.com/application-recovery-controller/pricing/)",
    command: regions.map((region) => `aws arc-region-switch list-plans-in-region --region ${region}`).join(" && "),
    check: "both answer with a list",
  };
}

/** Region of each provider, by URN. */
function regionsOf(resources: readonly RecordedResource[]): ReadonlyMap<string, string> {
  const providers = resources.filter(({ type }) => type === "pulumi:providers:aws");
  return new Map(providers.map(({ urn, inputs }) => [urn, String(inputs["region"])]));
}

function count(type: string): (resources: readonly RecordedResource[]) => number {
  return (resources) => resources.filter((resource) => resource.type === type).length;
}

function natPerZone(resources: readonly RecordedResource[]): number {
  return resources.some(({ type }) => type === "aws:ec2/natGateway:NatGateway") ? 1 : 0;
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

/** At the largest size that the fleet may reach, and a fifth more for launch before terminate. */
function vcpus(resources: readonly RecordedResource[]): number {
  const template = resources.find(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
  const group = resources.find(({ type }) => type === "aws:autoscaling/group:Group");
  if (template === undefined || group === undefined) return 0;
  const size = String(template.inputs["instanceType"]).split(".")[1] ?? "";
  const each = vcpusBySize[size];
  if (each === undefined)
    throw new Error(`the number of vCPUs of ${String(template.inputs["instanceType"])} is not in the table`);
  return Math.ceil(Number(group.inputs["maxSize"]) * 1.2) * each;
}

function dbInitCommand(plan: StackPlan): string {
  const document = plan.resources.find(
    ({ type, name }) => type === "aws:ssm/document:Document" && name.includes(plan.settings.active),
  );
  const name = String(document?.inputs["name"] ?? document?.name ?? "");
  return `aws ssm start-automation-execution --region ${plan.settings.active} --document-name ${name}`;
}
