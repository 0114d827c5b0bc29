import { isGiven, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { LogFlow } from "./shared/log-flows";
import { logFlowsOf } from "./shared/log-flows";
import { trailType } from "./shared/trail-selectors";

/** Logs leave what they are about, for the store that is made for them, and a trail's for one where they can be searched. */
function relation(stack: StackView): readonly About[] {
  const searched = isGiven("cloudWatchLogsGroupArn", "the ARN of a log group", "send the trail to a log group too");
  return [
    ...logFlowsOf(stack).map((flow) => ({ resource: flow.from, complaints: ofFlow(stack, flow) })),
    ...stack.ofType(trailType).map((trail) => ({ resource: trail, complaints: searched(trail) })),
  ];
}

function ofFlow(stack: StackView, flow: LogFlow): readonly Complaint[] {
  const { from, property, lead } = flow;
  const itself =
    property === "targetBucket" ? stack.referred(from, "bucket", ...lead.to.map(({ type }) => type)) : [from];
  if (lead.to.some((store) => itself.includes(store)))
    return violates(property, "the store itself", "another store", "send its log elsewhere: it would log the log");
  return [];
}

export const centralLogs: CloudRule = { name: "central-logs", relation };
