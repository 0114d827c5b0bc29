import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Request } from "../thing";
import { assumable, roleAllows } from "./access";
import { ready, textAt } from "./parts";

const ruleType = "aws:cloudwatch/eventRule:EventRule";

/** EventBridge. Codes: API reference (PutRule, PutTargets, DeleteRule); quotas: EventBridge user guide; 2026-11. */
const bridge: readonly Kind[] = [
  {
    type: ruleType,
    create: ({ inputs }) => checkPattern(inputs["eventPattern"]),
    update: (_thing, news) => checkPattern(news["eventPattern"]),
    remove(thing, cloud) {
      const [used] = cloud.things.by("aws:cloudwatch/eventTarget:EventTarget", "rule", thing.id);
      if (used !== undefined) refuse("ValidationException", "Rule can't be deleted since it has targets");
    },
    quota: {
      most: 300,
      code: "LimitExceededException",
      source: "EventBridge user guide, quotas: 300 rules a bus in most regions; 2026-11",
    },
    takes: [300, 3_000],
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    references: [
      { path: "rule", to: [ruleType], by: "name", code: "ResourceNotFoundException" },
      { path: "roleArn", to: ["aws:iam/role:Role"], by: "arn", where: "account", code: "ValidationException" },
      { path: "arn", to: ["aws:sns/topic:Topic", "aws:sfn/stateMachine:StateMachine"], code: "ValidationException" },
    ],
    create({ inputs }) {
      // A machine is started by a role; a topic lets the bus in by its own policy.
      if (textAt(inputs, "arn").includes(":states:") && inputs["roleArn"] === undefined)
        refuse("ValidationException", "RoleArn is required for target");
    },
    takes: [300, 3_000],
  },
];

const service = "states.amazonaws.com";

/** What a machine's role needs to have its log delivered. Source: Step Functions developer guide, "Logging"; 2026-11. */
const delivery = ["logs:CreateLogDelivery", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies"];

/** Step Functions. Codes: API reference (CreateStateMachine); 2026-11. */
const machines: readonly Kind[] = [
  {
    type: "aws:sfn/stateMachine:StateMachine",
    references: [
      {
        path: "loggingConfiguration.logDestination",
        to: ["aws:cloudwatch/logGroup:LogGroup"],
        by: "arn",
        code: "InvalidLoggingConfiguration",
        named: (value) => value.replace(/:\*$/, ""),
      },
      // Looked at below: the answer is the same whether it is missing or may not be taken.
      { path: "roleArn", to: [], code: "", named: () => undefined },
    ],
    create: (request, cloud) => checkRole(request, cloud),
    update: (thing, news, cloud) => checkRole({ ...thing, inputs: news }, cloud),
    takes: [1_000, 10_000],
  },
];

export const events: readonly Kind[] = [...bridge, ...machines];

/** Repeated for five minutes by the provider. Source: terraform-provider-aws, internal/service/sfn/state_machine.go; 2026-11. */
function checkRole({ inputs, region, account }: Request, cloud: Cloud): void {
  const arn = textAt(inputs, "roleArn");
  if (ready(cloud, "aws:iam/role:Role", "arn", arn) === undefined)
    throw new Refusal("AccessDeniedException", `${arn} does not exist`, true);
  const source = { "aws:SourceArn": `arn:aws:states:${region}:${account}:stateMachine:any` };
  if (!assumable(cloud, arn, service, source))
    throw new Refusal("AccessDeniedException", `${service} is not authorized to assume ${arn}`, true);
  if (textAt(inputs, "loggingConfiguration.level") === "" || textAt(inputs, "loggingConfiguration.level") === "OFF")
    return;
  const missing = delivery.filter((action) => !roleAllows(cloud, arn, { action, resource: "*" }));
  if (missing.length > 0)
    throw new Refusal("AccessDeniedException", `${arn} is not authorized to access the log destination`, true);
}

/** Ten levels and arrays of values; text where a list is asked for is the usual mistake. */
function checkPattern(pattern: unknown): void {
  if (typeof pattern !== "string") return;
  const check = (value: unknown): void => {
    if (Array.isArray(value)) return;
    if (typeof value !== "object" || value === null)
      refuse("InvalidEventPatternException", `Event pattern is not valid: ${String(value)} is no list`);
    for (const inner of Object.values(value)) check(inner);
  };
  check(JSON.parse(pattern));
}
