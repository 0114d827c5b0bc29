import type { Control } from "./control";
import { alsoAt, inText } from "./sources";

/** Requirement 11: tests of security. */
export const requirement11: readonly Control[] = [
  {
    number: "11.3.1",
    title: "Vulnerabilities are scanned for from inside every three months, and bad ones mended and scanned again.",
    level: "advisory",
    severity: "medium",
    shows: "The cloud's continuous scan is on for machines and databases.",
    remains: "Mending, scanning again, and people who are independent enough to judge.",
    evidence: {
      aws: ["inspector2.Enabler.resourceTypes"],
      azure: [
        "security.Pricing.subPlan",
        "sql.SqlVulnerabilityAssessmentsSetting.state",
        "resources.DeploymentAtSubscriptionScope.properties",
      ],
    },
    source: inText,
  },
  {
    number: "11.5.1",
    title: "Intrusions are detected or prevented at the edge and at critical points, and people are told.",
    level: "mandatory",
    severity: "high",
    shows: "The cloud's detection of attacks is on, and traffic is inspected where a firewall stands.",
    remains: "Saying which points are critical, and acting on what is found.",
    evidence: {
      aws: ["guardduty.Detector.enable", "networkfirewall.FirewallPolicy.firewallPolicy"],
      azure: [
        "security.Pricing.pricingTier",
        "network.AzureFirewall.threatIntelMode",
        "resources.DeploymentAtSubscriptionScope.properties",
      ],
    },
    source: inText,
  },
  {
    number: "11.5.2",
    title: "Changes of critical files are noticed by a comparison at least once a week, and people are told.",
    level: "advisory",
    severity: "medium",
    shows: "The configuration of resources is recorded, and judged when it changes.",
    remains: "Files inside machines: what is critical there, and what compares them.",
    evidence: {
      aws: ["cfg.Recorder.recordingGroup", "cfg.RecorderStatus.isEnabled", "cfg.Rule.source"],
      azure: ["authorization.PolicyAssignment.policyDefinitionId"],
    },
    source: alsoAt("myctrl.tools/frameworks/pci-dss-v4/11-5-2"),
  },
  {
    number: "11.6.1",
    title: "Changes of payment pages and of their security headers, as a browser gets them, are noticed each week.",
    level: "advisory",
    severity: "medium",
    shows: "The edge sets the headers, and a check calls the pages on a schedule.",
    remains: "Comparing what scripts the page brings with those that are authorised.",
    evidence: {
      aws: [
        "lb.Listener.routingHttpResponseContentSecurityPolicyHeaderValue",
        "lb.Listener.routingHttpResponseStrictTransportSecurityHeaderValue",
        "synthetics.Canary.schedule",
      ],
      azure: ["cdn.Rule.actions", "applicationinsights.WebTest.frequency"],
    },
    source: alsoAt("ce.prod.cloudaware.com/frameworks/pci-dss-v4.0.1/11/06/01"),
  },
];
