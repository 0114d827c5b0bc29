import { cannotTell, isNoneOf, isTrue, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { unguarded } from "./shared/by-region";
import { logFlowsOf } from "./shared/log-flows";
import { waitingStores } from "./shared/prepared-stores";
import { maySameRegion } from "./shared/regions";
import { roleIsEmpty } from "./shared/roles";

const recorderType = "aws:cfg/recorder:Recorder";
const statusType = "aws:cfg/recorderStatus:RecorderStatus";
const channelType = "aws:cfg/deliveryChannel:DeliveryChannel";

/** The configuration of everything is recorded, in every region with a network, and delivered. */
function relation(stack: StackView): readonly About[] {
  const recorders = stack.ofType(recorderType);
  return [
    ...recorders.map((recorder) => ({ resource: recorder, complaints: ofRecorder(stack, recorder) })),
    ...stack.ofType(statusType).map((status) => ({ resource: status, complaints: isTrue("isEnabled")(status) })),
    ...stack.ofType(channelType).flatMap((channel) => ofChannel(stack, channel)),
    ...unguarded(stack, recorders, "recorder of configuration", (region) => `add a recorder in ${region}`),
    ...stack.ofType("aws:cfg/rule:Rule").map((rule) => ({ resource: rule, complaints: [] })),
  ];
}

function ofRecorder(stack: StackView, recorder: ResourceView): readonly Complaint[] {
  return [
    ...everything(recorder),
    ...globals(stack, recorder),
    ...partner(stack, recorder, statusType, "a status that starts it", "add a RecorderStatus with isEnabled"),
    ...partner(stack, recorder, channelType, "a channel that delivers", "add a DeliveryChannel"),
    ...roleIsEmpty(stack, recorder, "roleArn"),
  ];
}

/** All types is the default; all but some is right, too. */
function everything(recorder: ResourceView): readonly Complaint[] {
  const strategies = entries(at(recorder, "recordingGroup.recordingStrategies"));
  if (strategies.some((each) => /^(ALL_|EXCLUSION_)/.test(String(read(each, "useOnly"))))) return [];
  return isNoneOf("recordingGroup.allSupported", [false, "false"], "record every type")(recorder);
}

/** Roles and users belong to no region: one recorder among those of the stack has to record them. */
function globals(stack: StackView, recorder: ResourceView): readonly Complaint[] {
  const property = "recordingGroup.includeGlobalResourceTypes";
  const all = stack.ofType(recorderType);
  const values = all.map((each) => at(each, property));
  const byStrategy = all.some((each) => entries(at(each, "recordingGroup.recordingStrategies")).length > 0);
  if (byStrategy || values.some((value) => value === true || value === "true") || all[0] !== recorder) return [];
  if (values.includes(unseen)) return cannotTell(property, "true");
  return violates(property, values[0], "true, in one of the regions", "record global types in one region");
}

function partner(
  stack: StackView,
  recorder: ResourceView,
  type: string,
  wanted: string,
  mend: string,
): readonly Complaint[] {
  // By name they are called, or by nothing: there is one in a region.
  if (stack.ofType(type).some((each) => maySameRegion(stack, each, recorder))) return [];
  return violates("", undefined, wanted, mend).map((each) => ({ ...each, found: `no ${wanted}` }));
}

function ofChannel(stack: StackView, channel: ResourceView): readonly About[] {
  return logFlowsOf(stack)
    .filter(({ from }) => from === channel)
    .map((flow) => ({
      resource: channel,
      complaints: waitingStores(stack, flow)
        .slice(0, 1)
        .flatMap(({ name }) =>
          violates(flow.property, flow.lead.foreign, `${name}, where all other logs go`, `send it to ${name}`),
        ),
    }));
}

export const changeDetection: CloudRule = { name: "change-detection", relation };
