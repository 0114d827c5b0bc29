import type { Kind } from "../kind";
import { refuse } from "../refusal";
import { deliverTo } from "./log-receivers";
import { here, refuseInUse, textAt, textsAt, usersOf } from "./parts";

const aclType = "aws:wafv2/webAcl:WebAcl";

/** Where lists for the edge live. Source: WAF developer guide, "scope CLOUDFRONT: us-east-1"; 2026-11. */
const edge = "us-east-1";

/** WAF. Codes: AWS WAFV2 API reference, "Errors" of each action; quotas: developer guide, "AWS WAF quotas"; 2026-11. */
export const firewall: readonly Kind[] = [
  {
    type: aclType,
    names: (request) => [
      {
        scope: `${here(request)} ${textAt(request.inputs, "scope")}`,
        name: textAt(request.inputs, "name"),
        code: "WAFDuplicateItemException",
      },
    ],
    create({ inputs, region }) {
      if (inputs["scope"] === "CLOUDFRONT" && region !== edge)
        refuse("WAFInvalidParameterException", `the scope is not valid in ${region}`);
      checkRules(inputs);
    },
    update: (_thing, news) => checkRules(news),
    remove: (thing, cloud) =>
      refuseInUse(thing, cloud, "WAFAssociatedItemException", [
        ["aws:wafv2/webAclAssociation:WebAclAssociation", "webAclArn"],
        ["aws:cloudfront/distribution:Distribution", "webAclId"],
      ]),
    quota: {
      most: 100,
      code: "WAFLimitsExceededException",
      source: "WAF developer guide, quotas: 100 web ACLs a region; 2026-11",
    },
    takes: [1_000, 10_000],
  },
  {
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    references: [
      { path: "resourceArn", to: [aclType], by: "arn", code: "WAFNonexistentItemException" },
      // Looked at below, because the answer has another code.
      { path: "logDestinationConfigs[]", to: [], code: "", named: () => undefined },
    ],
    create(request, cloud) {
      for (const arn of textsAt(request.inputs, "logDestinationConfigs[]")) {
        const name = arn.split(":").at(6) ?? "";
        if (!name.startsWith("aws-waf-logs-"))
          refuse("WAFInvalidParameterException", `the log group ${name} does not begin with aws-waf-logs-`);
        deliverTo(name, request, cloud, "WAFLogDestinationPermissionIssueException");
      }
    },
    takes: [1_000, 10_000],
  },
  {
    type: "aws:wafv2/webAclAssociation:WebAclAssociation",
    references: [
      { path: "webAclArn", to: [aclType], by: "arn", code: "WAFNonexistentItemException" },
      { path: "resourceArn", to: ["aws:lb/loadBalancer:LoadBalancer"], code: "WAFNonexistentItemException" },
    ],
    create({ inputs, name }, cloud) {
      const arn = textAt(inputs, "resourceArn");
      // Each resource has one list: a second one takes the first one's place without a word, so two are a mistake.
      const [other] = usersOf(cloud, [["aws:wafv2/webAclAssociation:WebAclAssociation", "resourceArn"]], [arn]);
      if (other !== undefined) refuse("WAFInvalidOperationException", `${name}: ${arn} has ${other.name} already`);
    },
    takes: [2_000, 60_000],
  },
];

/** A managed group has no action of its own; what it says may only be overridden. */
function checkRules(inputs: Readonly<Record<string, unknown>>): void {
  const priorities = new Set<unknown>();
  for (const rule of (inputs["rules"] ?? []) as readonly Readonly<Record<string, unknown>>[]) {
    const { priority, statement = {}, action, overrideAction, name } = rule;
    if (priorities.has(priority))
      refuse("WAFInvalidParameterException", `two rules have the priority ${String(priority)}`);
    priorities.add(priority);
    const managed = Object.keys(statement as object).some((kind) => kind.includes("RuleGroup"));
    if (managed ? overrideAction === undefined || action !== undefined : action === undefined)
      refuse(
        "WAFInvalidParameterException",
        `${String(name)}: a rule has an action, a group of rules an overrideAction`,
      );
  }
}
