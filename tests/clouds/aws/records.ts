import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { valueAt } from "../paths";
import { refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { textAt, textsAt } from "./parts";

export const zoneType = "aws:route53/zone:Zone";
export const recordType = "aws:route53/record:Record";
export const checkType = "aws:route53/healthCheck:HealthCheck";

/** Hosted zones of balancers, by region: an alias in any other is refused. Source: AWS general reference, ELB endpoints; 2026-11. */
const balancerZones: Readonly<Record<string, string>> = {
  "us-east-1": "Z35SXDOTRQ7X7K",
  "us-east-2": "Z3AADJGX6KTTL2",
  "us-west-1": "Z368ELLRRE2KJ0",
  "us-west-2": "Z1H1FL5HABSF5",
};

/** Route 53. Codes: API reference (ChangeResourceRecordSets: InvalidChangeBatch, NoSuchHostedZone, NoSuchHealthCheck); 2026-11. */
export const records: readonly Kind[] = [
  { type: zoneType, global: true, outputs: ({ inputs }) => ({ id: inputs["zoneId"] }) },
  {
    type: checkType,
    global: true,
    outputs: ({ inputs }) => ({ id: inputs["healthCheckId"] }),
  },
  {
    type: recordType,
    global: true,
    references: [
      { path: "zoneId", to: [zoneType], where: "account", code: "NoSuchHostedZone" },
      { path: "healthCheckId", to: [checkType], where: "account", code: "NoSuchHealthCheck" },
      {
        path: "aliases[].name",
        to: ["aws:lb/loadBalancer:LoadBalancer"],
        by: "dnsName",
        where: "account",
        code: "InvalidChangeBatch",
        named: (value) => (value.includes(".elb.") ? value : undefined),
      },
      {
        path: "aliases[].name",
        to: ["aws:cloudfront/distribution:Distribution"],
        by: "domainName",
        where: "account",
        code: "InvalidChangeBatch",
        named: (value) => (value.endsWith(".cloudfront.net") ? value : undefined),
      },
    ],
    create(request, cloud) {
      const { inputs } = request;
      const [zone] = cloud.things.by(zoneType, "id", textAt(inputs, "zoneId"));
      if (zone !== undefined && !`.${nameOf(inputs)}`.endsWith(`.${nameOf(zone.inputs)}`))
        refuse("InvalidChangeBatch", `${nameOf(inputs)} is not permitted in zone ${nameOf(zone.inputs)}`);
      checkAliasZone(inputs);
      checkAgainstOthers(request, othersOf(inputs, cloud));
    },
    update(thing, news, cloud) {
      const others = othersOf(news, cloud).filter((other) => other !== thing);
      // It may not be turned around: the one would be there twice before the other is changed.
      checkAgainstOthers({ ...thing, inputs: news }, others);
    },
    quota: {
      most: 10_000,
      per: ({ inputs }) => textAt(inputs, "zoneId"),
      code: "InvalidChangeBatch",
      source: "Route 53 developer guide, quotas: 10,000 records a zone; 2026-11",
    },
    takes: [15_000, 60_000],
  },
];

export function nameOf(inputs: Fields): string {
  return textAt(inputs, "name").replace(/\.$/, "");
}

/** Records of one name and type. */
function othersOf(inputs: Fields, cloud: Cloud): readonly Thing[] {
  const name = nameOf(inputs);
  return ["", "."]
    .flatMap((dot) => cloud.things.by(recordType, "name", name + dot))
    .filter((other) => other.inputs["type"] === inputs["type"] && other.inputs["zoneId"] === inputs["zoneId"]);
}

function checkAgainstOthers({ inputs }: Request, others: readonly Thing[]): void {
  const name = nameOf(inputs);
  const own = inputs["setIdentifier"];
  for (const other of others) {
    if (other.inputs["setIdentifier"] === own && inputs["allowOverwrite"] !== true)
      refuse("InvalidChangeBatch", `tried to create ${name}, but it already exists`);
    if ((other.inputs["setIdentifier"] === undefined) !== (own === undefined))
      refuse("InvalidChangeBatch", `${name} has records with and without a routing policy`);
    const role = valueAt(inputs, "failoverRoutingPolicies[].type");
    if (
      role !== undefined &&
      other.inputs["setIdentifier"] !== own &&
      valueAt(other.inputs, "failoverRoutingPolicies[].type") === role
    )
      refuse("InvalidChangeBatch", `there are two ${String(role)} records of ${name}`);
  }
}

function checkAliasZone(inputs: Fields): void {
  const [name = ""] = textsAt(inputs, "aliases[].name");
  const [zone = ""] = textsAt(inputs, "aliases[].zoneId");
  const [, region = ""] = /\.([a-z0-9-]+)\.elb\.amazonaws\.com\.?$/.exec(name) ?? [];
  const right = balancerZones[region];
  if (right !== undefined && zone !== right)
    refuse("InvalidChangeBatch", `the alias target ${name} does not lie within the zone ${zone}`);
}
