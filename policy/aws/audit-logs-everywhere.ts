import { all, isNoneOf, isTrue } from "../checks";
import type { About, CloudRule } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at } from "../view";
import { ofBuckets } from "./shared/bucket-access-logs";
import { databaseAudit, parameterGroupTypes } from "./shared/database-audit";
import { loggable } from "./shared/loggable";
import { copiesOfDatabases, logGroupsOfDatabases } from "./shared/database-logs";
import { ofDeliveries } from "./shared/log-deliveries";
import { ofNetworks } from "./shared/network-logs";
import { automationOutput } from "./shared/run-command-output";
import { trailType } from "./shared/trail-selectors";

/** Everything that can write an audit log does: what says so itself, and what another resource beside it says. */
function relation(stack: StackView): readonly About[] {
  const single = Object.entries(loggable).flatMap(([type, check]) =>
    stack.ofType(type).map((resource) => ({ resource, complaints: check(resource) })),
  );
  const groups = stack
    .ofType(...parameterGroupTypes)
    .map((group) => ({ resource: group, complaints: databaseAudit(group) }));
  const documents = stack
    .ofType("aws:ssm/document:Document")
    .map((document) => ({ resource: document, complaints: automationOutput(stack, document) }));
  return [
    ...single,
    ...groups,
    ...documents.filter(({ complaints }) => complaints !== undefined).map((about) => about as About),
    ...stack.ofType(trailType).map((trail) => ({ resource: trail, complaints: ofTrail(stack, trail) })),
    ...ofBuckets(stack),
    ...ofDeliveries(stack),
    ...ofNetworks(stack),
    ...copiesOfDatabases(stack),
    ...logGroupsOfDatabases(stack),
  ];
}

/** One that looks at a single region is right beside one that looks at all of them. */
function ofTrail(stack: StackView, trail: ResourceView): About["complaints"] {
  const others = stack.ofType(trailType).some((other) => other !== trail && at(other, "isMultiRegionTrail") === true);
  const logging = isNoneOf("enableLogging", [false, "false"], "let the trail log");
  return all(logging, ...(others ? [] : [isTrue("isMultiRegionTrail")]))(trail);
}

export const auditLogsEverywhere: CloudRule = { name: "audit-logs-everywhere", relation };
