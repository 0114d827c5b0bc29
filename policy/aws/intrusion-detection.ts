import { isNoneOf, isOneOf, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { unguarded } from "./shared/by-region";
import { againstMalware, detectorType, featureType, lackingFeatures } from "./shared/detectors";

const policyType = "aws:networkfirewall/firewallPolicy:FirewallPolicy";
/** Old way of the same: blocks in the detector, each with its own switch. */
const sources = [
  "datasources.s3Logs.enable",
  "datasources.kubernetes.auditLogs.enable",
  "datasources.malwareProtection.scanEc2InstanceWithFindings.ebsVolumes.enable",
];
const others = (feature: string) => !againstMalware.includes(feature);

/** Detectors are on, with what they can look at, in every region in which the stack has a network. */
function relation(stack: StackView): readonly About[] {
  const detectors = stack.ofType(detectorType);
  return [
    ...detectors.map((detector) => ({
      resource: detector,
      complaints: [
        ...["enable", ...sources].flatMap((each) => isNoneOf(each, [false, "false"], "switch it on")(detector)),
        ...lackingFeatures(stack, detector, others),
      ],
    })),
    ...stack
      .ofType(featureType)
      .filter((feature) => others(String(at(feature, "name"))))
      .map((feature) => ({ resource: feature, complaints: isOneOf("status", ["ENABLED"], "enable it")(feature) })),
    ...unguarded(stack, detectors, "detector of threats", (region) => `add a GuardDuty detector in ${region}`),
    ...stack.ofType(policyType).map((policy) => ({ resource: policy, complaints: inspects(policy) })),
  ];
}

/** A firewall that hands on what no rule stops, and has no rule, sees nothing. */
function inspects(policy: ResourceView): readonly Complaint[] {
  const property = "firewallPolicy.statelessDefaultActions";
  const actions = at(policy, property);
  if (actions === unseen) return [];
  const rules = ["statefulRuleGroupReferences", "statelessRuleGroupReferences"].flatMap((each) =>
    entries(read(policy.inputs, "firewallPolicy", each)),
  );
  if (!entries(actions).includes("aws:pass") || rules.length > 0) return [];
  return violates(
    property,
    actions,
    "aws:forward_to_sfe, and rules",
    "inspect what passes: forward it to stateful rules",
  );
}

export const intrusionDetection: CloudRule = { name: "intrusion-detection", relation };
