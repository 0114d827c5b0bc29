/** A version that its provider no longer supports in the normal way, by the beginning of its number. */
export type Ended = readonly [engine: string, version: string, since: string];

/**
 * Major versions whose standard support has ended. Source: the release calendars of RDS and Aurora, ElastiCache's and OpenSearch
 * Service's end-of-life pages, as known in 2026-11. Looked up: MySQL 8.0, Redis 4 and 5, PostgreSQL 11; the others were not read
 * again. What ends later is not in the list.
 */
export const endedEngines: readonly Ended[] = [
  ["postgres", "9", "2022-01-18"],
  ["postgres", "10", "2023-04-17"],
  ["postgres", "11", "2024-02-29"],
  ["postgres", "12", "2025-02-28"],
  ["postgres", "13", "2026-02-28"],
  ["aurora-postgresql", "10", "2023-01-31"],
  ["aurora-postgresql", "11", "2024-02-29"],
  ["aurora-postgresql", "12", "2025-02-28"],
  ["aurora-postgresql", "13", "2026-02-28"],
  ["mysql", "5", "2024-02-29"],
  ["mysql", "8.0", "2026-07-31"],
  ["aurora-mysql", "5.6", "2023-02-28"],
  ["aurora-mysql", "5.7", "2024-10-31"],
  ["mariadb", "10.2", "2022-10-15"],
  ["mariadb", "10.3", "2023-10-23"],
  ["mariadb", "10.4", "2025-02-28"],
  ["redis", "2", "2023-01-13"],
  ["redis", "3", "2023-07-31"],
  ["redis", "4", "2026-01-31"],
  ["redis", "5", "2026-01-31"],
];

/** Runtimes that Lambda no longer patches. Source: Lambda, "Lambda runtimes", table of deprecated ones; 2026-11. */
export const endedRuntimes: Readonly<Record<string, string>> = {
  "nodejs4.3": "2020-03-05",
  "nodejs6.10": "2019-08-12",
  "nodejs8.10": "2020-03-06",
  "nodejs10.x": "2021-07-30",
  "nodejs12.x": "2023-03-31",
  "nodejs14.x": "2023-12-04",
  "nodejs16.x": "2024-06-12",
  "nodejs18.x": "2025-09-01",
  "nodejs20.x": "2026-04-30",
  "python2.7": "2021-07-15",
  "python3.6": "2022-07-18",
  "python3.7": "2023-12-04",
  "python3.8": "2024-10-14",
  "python3.9": "2025-12-15",
  java8: "2024-01-08",
  "go1.x": "2024-01-08",
  provided: "2024-01-08",
  "ruby2.5": "2021-07-30",
  "ruby2.7": "2023-12-07",
  "ruby3.2": "2026-03-31",
  "dotnetcore2.1": "2022-01-05",
  "dotnetcore3.1": "2023-04-03",
  dotnet5: "2022-05-10",
  dotnet6: "2024-12-20",
  dotnet7: "2024-05-14",
};

/** Whole kinds of resources, with what is there instead. Source: AWS, "Product lifecycle" and each service's own notice; 2026-11. */
export const endedTypes: readonly (readonly [type: RegExp, instead: string])[] = [
  [/^aws:ec2\/launchConfiguration:/, "a launch template: accounts since 2024 can make no launch configuration"],
  [
    /^aws:elb\/(loadBalancer|listener|attachment):/,
    "an application or network load balancer: the classic one is of the last generation",
  ],
  [/^aws:waf\//, "wafv2: WAF Classic ended on 2025-09-30"],
  [/^aws:wafregional\//, "wafv2: WAF Classic ended on 2025-09-30"],
  [/^aws:opsworks\//, "Systems Manager: OpsWorks ended on 2024-05-26"],
  [/^aws:qldb\//, "Aurora PostgreSQL: QLDB ended on 2025-07-31"],
  [/^aws:inspector\//, "inspector2: the classic Inspector ended on 2026-05-20"],
  [/^aws:elastictranscoder\//, "MediaConvert: Elastic Transcoder ended on 2025-11-13"],
  [/^aws:evidently\//, "AppConfig: Evidently ended on 2025-10-16"],
  [/^aws:appmesh\//, "Service Connect or VPC Lattice: App Mesh ended on 2026-09-30"],
  [/^aws:kinesis\/analyticsApplication:/, "Managed Service for Apache Flink: applications in SQL ended on 2026-01-27"],
  [/^aws:simpledb\//, "DynamoDB"],
];
