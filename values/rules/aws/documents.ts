import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Broken, ValueRule } from "../../rule";
import { at } from "../read";

const known = JSON.parse(readFileSync(join(__dirname, "../../offers/aws/actions.json"), "utf8")) as {
  source: { package: string; version: string; date: string };
  content: Readonly<Record<string, string>>;
};
const actions = new Map(Object.entries(known.content).map(([service, names]) => [service, names.split(" ")]));

/** Where a policy stands, and the longest that it may be, in characters without blanks. */
const policies: readonly (readonly [type: string, property: string, longest: number, attached: boolean])[] = [
  ["aws:iam/rolePolicy:RolePolicy", "policy", 10240, false],
  ["aws:iam/policy:Policy", "policy", 6144, false],
  ["aws:iam/role:Role", "assumeRolePolicy", 2048, true],
  ["aws:kms/key:Key", "policy", 32768, true],
  ["aws:s3/bucketPolicy:BucketPolicy", "policy", 20480, true],
  ["aws:sns/topicPolicy:TopicPolicy", "policy", 30720, true],
  ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "policyDocument", 5120, true],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", "policy", 20480, true],
];

/** Principals of services that the program admits; one that is not here is looked up before it is added. */
const services = [
  ...["autoscaling", "backup", "cloudtrail", "cloudwatch", "config", "delivery.logs", "ec2", "elasticache", "events"],
  ...["export.rds", "firehose", "guardduty", "logdelivery.elasticloadbalancing", "logs", "monitoring.rds", "rds", "s3"],
  ...["arc-region-switch", "secretsmanager", "sns", "ssm", "states", "vpc-flow-logs", "cloudfront", "events.rds"],
  ...["logging.s3", "route53", "scheduler", "securityhub", "inspector2", "malware-protection-plan.guardduty", "wafv2"],
];

const operator =
  /^(?:ForAllValues:|ForAnyValue:)?(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|Numeric(?:Not)?Equals|Numeric(?:LessThan|GreaterThan)(?:Equals)?|Date(?:Not)?Equals|Date(?:LessThan|GreaterThan)(?:Equals)?|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like)|Null)(?:IfExists)?$/;

const members = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

type Statement = Readonly<Record<string, unknown>>;

export const documents: readonly ValueRule[] = policies.map(([type, property, longest, attached]) => ({
  name: `policy-of-${(type.split(":")[2] ?? "").replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`,
  types: [type],
  reads: [property],
  source: `IAM user guide, grammar and quotas, 2026-11, from memory; actions: ${known.source.package} ${known.source.version}, ${known.source.date}`,
  broken: ({ inputs }) =>
    at(inputs, property).flatMap(({ path, value }) => policyProblems(path, String(value), longest, attached)),
}));

function policyProblems(path: string, text: string, longest: number, attached: boolean): Broken[] {
  let policy: Readonly<Record<string, unknown>>;
  try {
    policy = JSON.parse(text) as typeof policy;
  } catch {
    return [{ path, given: text, allowed: "JSON" }];
  }
  const wrong = (given: unknown, allowed: string, where = path): Broken => ({ path: where, given, allowed });
  const found: Broken[] = [];
  if (text.replace(/\s/g, "").length > longest) found.push(wrong(text.length, `at most ${longest} characters`));
  if (policy["Version"] !== "2012-10-17") found.push(wrong(policy["Version"], "2012-10-17", `${path}.Version`));
  const statements = listOf(policy["Statement"]) as Statement[];
  if (statements.length === 0) found.push(wrong(policy["Statement"], "a statement", `${path}.Statement`));
  const sids = statements.flatMap((each) => (each["Sid"] === undefined ? [] : [String(each["Sid"])]));
  if (new Set(sids).size < sids.length) found.push(wrong(sids, "each name once", `${path}.Sid`));
  for (const [index, statement] of statements.entries())
    found.push(...statementProblems(`${path}.Statement[${index}]`, statement, attached));
  return found;
}

function statementProblems(path: string, statement: Statement, attached: boolean): Broken[] {
  const found: Broken[] = [];
  const wrong = (name: string, given: unknown, allowed: string) =>
    found.push({ path: `${path}.${name}`, given, allowed });
  for (const name of Object.keys(statement))
    if (!members.includes(name)) wrong(name, statement[name], `one of ${members.join(", ")}`);
  if (!["Allow", "Deny"].includes(String(statement["Effect"]))) wrong("Effect", statement["Effect"], "Allow or Deny");
  if (statement["Sid"] !== undefined && !/^[A-Za-z0-9 ]*$/.test(String(statement["Sid"])))
    wrong("Sid", statement["Sid"], "letters and digits");
  const listed = [...listOf(statement["Action"]), ...listOf(statement["NotAction"])].map(String);
  if (listed.length === 0) wrong("Action", undefined, "an action");
  for (const action of listed) if (!isAction(action)) wrong("Action", action, "an action that its service has");
  const principal = statement["Principal"] ?? statement["NotPrincipal"];
  if (attached && principal === undefined) wrong("Principal", undefined, "whom it is about");
  if (!attached && principal !== undefined) wrong("Principal", principal, "nothing: it is about its bearer");
  if (typeof principal === "object" && principal !== null)
    for (const [kind, whom] of Object.entries(principal)) {
      if (!["AWS", "Service", "Federated", "CanonicalUser"].includes(kind))
        wrong(`Principal.${kind}`, whom, "AWS, Service, Federated or CanonicalUser");
      for (const each of kind === "Service" ? listOf(whom).map(String) : [])
        if (!isService(each)) wrong("Principal.Service", each, "the domain of a known service");
    }
  for (const resource of [...listOf(statement["Resource"]), ...listOf(statement["NotResource"])].map(String))
    if (
      resource !== "*" &&
      !/^arn:(?:aws[a-z-]*|\*):[a-z0-9*-]+:[a-z0-9*-]*:(?:\d{12}|aws|\*|\$\{[\w:]+\})?:.+$/.test(resource)
    )
      wrong("Resource", resource, "an ARN, or *");
  for (const [name, keys] of Object.entries(statement["Condition"] ?? {})) {
    if (!operator.test(name)) wrong(`Condition.${name}`, keys, "an operator of conditions");
    for (const key of Object.keys(keys as object))
      if (!/^[a-z0-9-]+:[A-Za-z0-9_.:/{}$@+=-]+$/.test(key))
        wrong(`Condition.${name}`, key, "a key as aws:SourceAccount");
  }
  return found;
}

function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function isAction(action: string): boolean {
  if (action === "*") return true;
  const [service = "", name = ""] = action.split(":");
  const names = actions.get(service);
  if (names === undefined) return false;
  const wanted = name.toLowerCase();
  if (!/[*?]/.test(wanted)) return names.includes(wanted);
  const pattern = new RegExp(`^${wanted.replaceAll("*", ".*").replaceAll("?", ".")}$`);
  return names.some((each) => pattern.test(each));
}

function isService(name: string): boolean {
  const [, service = ""] = /^([a-z0-9.-]+)\.amazonaws\.com$/.exec(name) ?? [];
  // Some take the region into their name.
  return services.includes(service) || services.includes(service.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d$/, ""));
}
