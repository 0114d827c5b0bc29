import type { RecordedResource } from "../plan/recorded";
import type { StackPlan } from "../plan/stack-plan";

interface Price {
  readonly what: string;
  readonly usd: number;
  readonly per: "hour" | "month";
  readonly source: string;
  readonly count: (resources: readonly RecordedResource[]) => number;
}

/**
 * On-demand prices of us-east-1, as others quote AWS's lists, with the date of the quote; the lists themselves were not read.
 * us-east-2 and us-west-2 are taken to cost the same. What no source was found for is not here, and the page says so.
 */
const prices: readonly Price[] = [
  {
    what: "instance m7g.large, least number on an everyday day",
    usd: 0.0816,
    per: "hour",
    source: "factualminds.com, 2026-06",
    count: (all) =>
      machines(all).every((type) => type === "m7g.large") ? sum(all, "aws:autoscaling/group:Group", "minSize") : 0,
  },
  {
    what: "database db.r8g.xlarge, in each of two zones",
    usd: 0.478,
    per: "hour",
    source: "usage.ai, 2026-06",
    count: (all) =>
      2 * of(all, "aws:rds/instance:Instance").filter((r) => r.inputs["instanceClass"] === "db.r8g.xlarge").length,
  },
  {
    what: "GiB of the database's storage, in each of two zones",
    usd: 0.115,
    per: "month",
    source: "usage.ai, 2026-06",
    count: (all) => 2 * sum(all, "aws:rds/instance:Instance", "allocatedStorage"),
  },
  {
    what: "private endpoint in a zone",
    usd: 0.01,
    per: "hour",
    source: "zacfukuda.com, 2026-06",
    count: (all) =>
      of(all, "aws:ec2/vpcEndpoint:VpcEndpoint")
        .filter(({ inputs }) => inputs["vpcEndpointType"] === "Interface")
        .reduce((total, { inputs }) => total + (inputs["subnetIds"] as readonly unknown[]).length, 0),
  },
  {
    what: "NAT gateway, without traffic",
    usd: 0.045,
    per: "hour",
    source: "zacfukuda.com, 2026-06",
    count: (all) => of(all, "aws:ec2/natGateway:NatGateway").length,
  },
  {
    what: "Elastic IP address",
    usd: 0.005,
    per: "hour",
    source: "cloudburn.io, 2026-02",
    count: (all) => of(all, "aws:ec2/eip:Eip").length,
  },
  {
    what: "load balancer, without capacity units",
    usd: 0.0225,
    per: "hour",
    source: "calculator.city, undated",
    count: (all) => of(all, "aws:lb/loadBalancer:LoadBalancer").length,
  },
  {
    what: "failover plan",
    usd: 70,
    per: "month",
    source: "AWS News Blog, 2025-08",
    count: (all) => of(all, "aws:arcregionswitch/plan:Plan").length,
  },
];

const hoursOfMonth = 730;

/** What stands every hour of the month whoever comes, as far as a price is known. */
export function costs({ resources }: StackPlan): string {
  const rows = prices
    .map((price) => {
      const count = price.count(resources);
      const month = count * price.usd * (price.per === "hour" ? hoursOfMonth : 1);
      return { ...price, count, month };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.month - a.month);
  const total = rows.reduce((sum, { month }) => sum + month, 0);
  const cells = [
    ["What", "Count", "USD each", "USD a month", "Source"],
    ...rows.map(({ what, count, usd, per, month, source }) => [
      what,
      String(count),
      `${usd} a${per === "hour" ? "n hour" : " month"}`,
      month.toFixed(0),
      source,
    ]),
    ["**Sum of what is known**", "", "", `**${total.toFixed(0)}**`, ""],
  ];
  return markdownTable(cells);
}

function markdownTable(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

function of(resources: readonly RecordedResource[], type: string): readonly RecordedResource[] {
  return resources.filter((resource) => resource.type === type);
}

function machines(resources: readonly RecordedResource[]): readonly unknown[] {
  return of(resources, "aws:ec2/launchTemplate:LaunchTemplate").map(({ inputs }) => inputs["instanceType"]);
}

function sum(resources: readonly RecordedResource[], type: string, input: string): number {
  return of(resources, type).reduce((total, { inputs }) => total + Number(inputs[input] ?? 0), 0);
}
