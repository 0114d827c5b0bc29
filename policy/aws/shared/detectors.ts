import { violates } from "../../checks";
import type { Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at } from "../../view";

export const detectorType = "aws:guardduty/detector:Detector";
export const featureType = "aws:guardduty/detectorFeature:DetectorFeature";

/** What GuardDuty scans for malware, or sees at run time. Source: GuardDuty, DetectorFeatureConfiguration; 2026-11. */
export const againstMalware: readonly string[] = [
  "EBS_MALWARE_PROTECTION",
  "RUNTIME_MONITORING",
  "EKS_RUNTIME_MONITORING",
];

export function featuresOf(stack: StackView, detector: ResourceView): readonly ResourceView[] {
  return stack.pointingAt(detector, featureType, "detectorId");
}

/** Names of the features that another detector of the stack has on, and this one is not told of. */
export function lackingFeatures(
  stack: StackView,
  detector: ResourceView,
  counts: (feature: string) => boolean,
): readonly Complaint[] {
  if (stack.ofType(featureType).some((feature) => stack.untraceable(feature, "detectorId"))) return [];
  const on = (each: ResourceView) =>
    featuresOf(stack, each)
      .filter((feature) => at(feature, "status") === "ENABLED")
      .map((feature) => String(at(feature, "name")))
      .filter(counts);
  const has = featuresOf(stack, detector).map((feature) => String(at(feature, "name")));
  const others = stack.ofType(detectorType).filter((other) => other !== detector);
  const lacking = [...new Set(others.flatMap(on))].filter((feature) => !has.includes(feature));
  return lacking.flatMap((feature) =>
    violates("", undefined, `${feature}, as the other detectors have`, `add a DetectorFeature ${feature}`).map(
      (each) => ({
        ...each,
        found: `no feature ${feature}`,
      }),
    ),
  );
}
