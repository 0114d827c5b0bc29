import type { Control } from "./control";
import { inText } from "./sources";

/** Requirement 5: malicious software. */
export const requirement5: readonly Control[] = [
  {
    number: "5.2.1",
    title: "Protection against malware is on every component that is at risk.",
    level: "advisory",
    severity: "medium",
    shows: "The cloud's malware scans and runtime watch are on for machines and upload stores.",
    remains: "Which components are not at risk (5.2.3), and what is done with a finding.",
    evidence: {
      aws: ["guardduty.DetectorFeature.name", "guardduty.MalwareProtectionPlan.protectedResource"],
      azure: [
        "security.Pricing.pricingName",
        "security.DefenderForStorage.properties",
        "resources.DeploymentAtSubscriptionScope.properties",
      ],
    },
    source: inText,
  },
];
