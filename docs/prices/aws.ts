import type { RecordedResource } from "../../plan/recorded";
import type { Price, PriceList } from "./price";
import { of, sum } from "./price";

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

export const onAws: PriceList = {
  prices,
  notKnown: [
    "the cache's nodes",
    "keys",
    "alarms",
    "dashboards",
    "web firewalls",
    "account guards",
    "disks",
    "snapshots",
    "logs and their storage",
    "copies between the regions",
    "traffic",
    "instances beyond the least number, in peaks above all",
  ],
};

function machines(resources: readonly RecordedResource[]): readonly unknown[] {
  return of(resources, "aws:ec2/launchTemplate:LaunchTemplate").map(({ inputs }) => inputs["instanceType"]);
}
