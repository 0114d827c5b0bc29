import { deepStrictEqual } from "node:assert/strict";
import type { LoadArgs } from "./loading";
import { load, problems } from "./loading";

interface Case extends LoadArgs {
  readonly rule: string;
  /** Key, given, allowed, mend. */
  readonly says: readonly (readonly [string, string, string, string])[];
}

const peak = (name: string, start: string, end: string) => ({ name, start, end, factor: 2 });
const awsRegions =
  '"us-east-1", "us-east-2", "us-west-2", "ca-central-1", "sa-east-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-north-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3"';

const cases: readonly Case[] = [
  {
    rule: "the cloud is in the registry",
    set: { cloud: "asw" },
    says: [["cloud", '"asw"', 'one of "aws", "azure"', "pulumi config set cloud aws"]],
  },
  {
    rule: "regions are the cloud's",
    set: { regions: ["us-east-2", "us-west2"] },
    says: [["regions[1]", '"us-west2"', `one of ${awsRegions}`, "did you mean us-west-2?"]],
  },
  {
    rule: "a region far from all is answered with the list",
    set: { regions: ["us-east-2", "moon-base"] },
    says: [["regions[1]", '"moon-base"', `one of ${awsRegions}`, "take a region of this list"]],
  },
  {
    rule: "there is a region",
    set: { regions: [], active: undefined, recovery: "none" },
    says: [["regions", "[]", "one region of the cloud, or two different ones", "name a region"]],
  },
  {
    rule: "the two regions differ",
    set: { regions: ["us-east-2", "us-east-2"] },
    says: [
      [
        "regions",
        '["us-east-2","us-east-2"]',
        "one region of the cloud, or two different ones",
        "name another second region, or leave it out",
      ],
    ],
  },
  {
    rule: "with two regions, one is named active",
    set: { active: undefined },
    says: [
      [
        "active",
        "nothing",
        'one of "us-east-2", "us-west-2"',
        "pulumi config set active us-east-2, or whichever region writes now",
      ],
    ],
  },
  {
    rule: "the active region is one of the regions",
    set: { active: "eu-west-1" },
    says: [
      [
        "active",
        '"eu-west-1"',
        'one of "us-east-2", "us-west-2"',
        "pulumi config set active us-east-2, or whichever region writes now",
      ],
    ],
  },
  {
    rule: "one region has nothing to recover to",
    set: { regions: ["us-east-2"] },
    says: [["recovery", '"warm"', '"none" with one region', "add a second region, or set recovery to none"]],
  },
  {
    rule: "a second region is there for recovery",
    set: { recovery: "none" },
    says: [
      [
        "recovery",
        '"none"',
        'one of "cold", "warm" with two regions',
        "pulumi config set recovery warm, or remove a region",
      ],
    ],
  },
  {
    rule: "the domain leaves room for the names before it",
    set: { domain: `${"a".repeat(43)}.example.com` },
    says: [
      [
        "domain",
        `"${"a".repeat(43)}.example.com"`,
        'at most 54 characters: "us-east-2." goes before it, and a certificate\'s name holds 64',
        "choose a shorter name",
      ],
    ],
  },
  {
    rule: "an AWS account is 12 digits",
    set: { account: "12345" },
    says: [
      [
        "account",
        '"12345"',
        "12 digits on aws",
        "run aws sts get-caller-identity, then pulumi config set account <its Account>; in the file, put it in quotes",
      ],
    ],
  },
  {
    rule: "an AWS zone id has its form",
    set: { dnsZone: "/hostedzone/Z0123456789ABCDEFGHIJ" },
    says: [
      [
        "dnsZone",
        '"/hostedzone/Z0123456789ABCDEFGHIJ"',
        "Z and then 7 to 31 capital letters and digits on aws",
        "run aws route53 list-hosted-zones, then pulumi config set dnsZone <the Id after /hostedzone/>",
      ],
    ],
  },
  {
    rule: "the container leaves the instance its port",
    set: { "app.port": 8443 },
    says: [
      [
        "app.port",
        "8443",
        "a whole number from 1 to 65535, but not 8443: there the instance itself serves TLS",
        "pulumi config set --path 'app.port' 8080",
      ],
    ],
  },
  {
    rule: "a fleet carries the load",
    set: { concurrentUsers: 200_000 },
    says: [
      [
        "concurrentUsers",
        "200000, for which up to 1890 instances are needed",
        "at most what 1000 instances hold",
        "raise workload.requestsPerInstance with a larger app.size, or workload.cachedShare; or lower a peak's factor",
      ],
    ],
  },
  {
    rule: "a peak ends after it starts",
    set: { peaks: [peak("sale", "2027-01-02T00:00:00Z", "2027-01-01T00:00:00Z")] },
    says: [
      [
        "peaks[0].end",
        "2027-01-01T00:00:00.000Z",
        "a time after its start, 2027-01-02T00:00:00.000Z",
        "swap start and end, or mend one of them",
      ],
    ],
  },
  {
    rule: "peaks have names of their own",
    set: {
      peaks: [
        peak("sale", "2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z"),
        peak("sale", "2027-02-01T00:00:00Z", "2027-02-02T00:00:00Z"),
      ],
    },
    says: [
      [
        "peaks[1].name",
        '"sale"',
        "a name that no other peak has; peaks[0] has this one",
        "add the year or the market to the name",
      ],
    ],
  },
  {
    rule: "peaks don't overlap",
    set: {
      peaks: [
        peak("later", "2027-01-02T00:00:00Z", "2027-01-04T00:00:00Z"),
        peak("earlier", "2027-01-01T00:00:00Z", "2027-01-03T00:00:00Z"),
      ],
    },
    says: [
      [
        "peaks[0].start",
        "2027-01-02T00:00:00.000Z",
        "a time from 2027-01-03T00:00:00.000Z on, when peaks[1] (earlier) has ended",
        "make one peak of both, with the larger factor",
      ],
    ],
  },
  {
    rule: "storage has room to grow",
    set: { "database.storageGiB": 400, "database.maxStorageGiB": 439 },
    says: [
      [
        "database.maxStorageGiB",
        "439",
        "a whole number from 440 to 65536: a tenth above database.storageGiB, 400",
        "pulumi config set --path 'database.maxStorageGiB' 440",
      ],
    ],
  },
  {
    rule: "a clustered cache has as many nodes as one cluster holds",
    set: { "cache.shards": 31, "cache.replicas": 2 },
    says: [
      [
        "cache.shards",
        "31",
        "at most 90 nodes, which is shards × (1 + replicas); these are 93",
        "take larger nodes: cache.size",
      ],
    ],
  },
  {
    rule: "so has memcached",
    set: {
      cache: {
        engine: "memcached",
        shards: 61,
        waiver: { reason: "accepted by all", expires: "2027-01-01T00:00:00Z" },
      },
    },
    says: [["cache.shards", "61", "at most 60 nodes; these are 61", "take larger nodes: cache.size"]],
  },
  {
    rule: "memcached needs a waiver",
    set: { "cache.engine": "memcached" },
    says: [
      [
        "cache.waiver",
        "nothing",
        "a reason and an expiry while cache.engine is memcached, which has neither replicas nor users",
        "pulumi config set --path 'cache.engine' valkey, or write cache.waiver: {reason, expires} in the stack's file",
      ],
    ],
  },
  {
    rule: "a waiver runs out",
    set: {
      "cache.engine": "memcached",
      "cache.waiver": { reason: "accepted by all", expires: "2026-10-31T00:00:00Z" },
    },
    says: [
      [
        "cache.waiver.expires",
        "2026-10-31T00:00:00.000Z",
        "a time after now, 2026-11-01T00:00:00.000Z",
        "pulumi config set --path 'cache.engine' valkey, or have the waiver renewed",
      ],
    ],
  },
  {
    rule: "what is searchable is kept",
    set: { "retention.logDays": 500 },
    says: [
      [
        "retention.auditDays",
        "400",
        "at least retention.logDays, 500",
        "pulumi config set --path 'retention.auditDays' 500",
      ],
    ],
  },
  {
    rule: "alarms of production reach somebody",
    set: { "alerts.email": [] },
    says: [
      [
        "alerts.email",
        "[]",
        "at least one address where protect is true: an alarm that reaches nobody is none",
        "pulumi config set --path 'alerts.email[0]' on-call@example.com",
      ],
    ],
  },
  {
    rule: "production has an image in each region",
    set: { "aws.images": { "us-east-2": "ami-0123456789abcdef0" } },
    says: [
      [
        "aws.images.us-west-2",
        "nothing",
        "an AMI for each region where protect is true: with the newest one, each start of an instance may differ",
        "pulumi config set --path 'aws.images.us-west-2' ami-0123456789abcdef0",
      ],
    ],
  },
  {
    rule: "keys by region are regions",
    set: { "aws.images.eu-west1": "ami-0123456789abcdef0" },
    says: [
      [
        "aws.images.eu-west1",
        '"ami-0123456789abcdef0"',
        `a region's name: one of ${awsRegions}`,
        "did you mean eu-west-1?",
      ],
    ],
  },
  {
    rule: "zones are three different ones of their region",
    set: { "aws.zones": { "us-east-2": ["us-east-2a", "us-east-2b", "us-west-2c"] } },
    says: [
      [
        "aws.zones.us-east-2",
        '["us-east-2a","us-east-2b","us-west-2c"]',
        "3 to 6 different zones of us-east-2",
        "run aws ec2 describe-availability-zones --region us-east-2",
      ],
    ],
  },
];

describe("config rules", () => {
  for (const { rule, says, ...args } of cases) {
    it(rule, () => {
      deepStrictEqual(
        problems(args).map(({ key, given, allowed, mend }) => [key, given, allowed, mend]),
        says,
      );
    });
  }

  it("accept values at their very limit", () => {
    load({ set: { domain: `${"a".repeat(42)}.example.com` } });
    load({ set: { "database.storageGiB": 400, "database.maxStorageGiB": 440 } });
    load({ set: { "cache.shards": 30, "cache.replicas": 2 } });
    load({ set: { "aws.zones": { "us-east-2": ["us-east-2a", "us-east-2b", "us-east-2d"] } } });
    const waiver = { reason: "accepted by all", expires: "2026-11-01T00:00:01Z" };
    load({ set: { "cache.engine": "memcached", "cache.waiver": waiver } });
    const peaks = [
      peak("one", "2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z"),
      peak("two", "2027-01-02T00:00:00Z", "2027-01-03T00:00:00Z"),
    ];
    load({ set: { peaks } });
  });
});
