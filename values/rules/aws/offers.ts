import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ValueRule } from "../../rule";
import { at, each, one } from "../read";

interface Offers<T> {
  readonly source: { readonly package: string; readonly version: string; readonly date: string };
  readonly content: T;
}

/** Regions by sizes, by family. */
type Families = Readonly<Record<string, Readonly<Record<string, string>>>>;

function read<T>(name: string): Offers<T> {
  return JSON.parse(readFileSync(join(__dirname, `../../offers/aws/${name}.json`), "utf8")) as Offers<T>;
}

function named({ source }: Offers<unknown>): string {
  return `${source.package} ${source.version}, ${source.date}`;
}

function offered(families: Families, type: string, region: string): boolean {
  const dot = type.lastIndexOf(".");
  return Object.entries(families[type.slice(0, dot)] ?? {}).some(
    ([sizes, regions]) =>
      sizes.split(" ").includes(type.slice(dot + 1)) &&
      (regions === "everywhere" || regions.split(" ").includes(region)),
  );
}

function inRegion(name: string, file: string, type: string, path: string): ValueRule {
  const offers = read<Families>(file);
  return {
    name,
    types: [type],
    reads: [path],
    source: named(offers),
    broken: (resource, whole) => {
      const { region } = whole.placeOf(resource);
      return at(resource.inputs, path).flatMap(({ path: where, value }) =>
        region === "" || offered(offers.content, String(value), region)
          ? []
          : [{ path: where, given: value, allowed: `what ${region} offers` }],
      );
    },
  };
}

const versions = read<Readonly<Record<"sold" | "no longer sold", readonly string[]>>>("postgres-versions");
const endpoints = read<readonly string[]>("endpoints");

export const offers: readonly ValueRule[] = [
  inRegion("ec2-type-in-region", "machines", "aws:ec2/launchTemplate:LaunchTemplate", "instanceType"),
  inRegion("rds-class-in-region", "database-classes", "aws:rds/instance:Instance", "instanceClass"),
  inRegion("cache-node-in-region", "cache-nodes", "aws:elasticache/replicationGroup:ReplicationGroup", "nodeType"),
  {
    name: "rds-version-sold",
    types: ["aws:rds/instance:Instance"],
    reads: ["engineVersion"],
    source: named(versions),
    traps: ["T15"],
    broken: ({ inputs }) => {
      const version = one(inputs, "engineVersion");
      const { sold } = versions.content;
      if (inputs["engine"] !== "postgres" || typeof version !== "string") return [];
      // A major alone stands for the newest of its minors.
      if (sold.includes(version) || sold.some((each) => each.split(".")[0] === version)) return [];
      return [{ path: "engineVersion", given: version, allowed: `a major version, or one of ${sold.join(", ")}` }];
    },
  },
  {
    name: "vpc-endpoint-of-service",
    types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
    reads: ["serviceName"],
    source: named(endpoints),
    broken: (resource, whole) => {
      const name = one(resource.inputs, "serviceName");
      const { region } = whole.placeOf(resource);
      if (typeof name !== "string" || region === "" || name.startsWith("com.amazonaws.vpce.")) return [];
      const [, where, service] = /^com\.amazonaws\.([a-z0-9-]+)\.(.+)$/.exec(name) ?? [];
      if (where === region && endpoints.content.includes(service ?? "")) return [];
      return [
        {
          path: "serviceName",
          given: name,
          allowed: `com.amazonaws.${region}. and the prefix of a service's endpoint`,
        },
      ];
    },
  },
  each(
    {
      name: "cache-version",
      source: "Amazon ElastiCache user guide, supported engine versions of Valkey; 2026-11, from memory",
    },
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "engineVersion",
    "a version of Valkey: 7.2, 8.0, 8.1, 8.2 or 9.0",
    (version) => ["7.2", "8.0", "8.1", "8.2", "9.0"].includes(String(version)),
  ),
];
