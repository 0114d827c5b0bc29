import type { Control } from "./control";
import { alsoAt, inText } from "./sources";

/** Requirement 6: secure systems and software. */
export const requirement6: readonly Control[] = [
  {
    number: "6.3.3",
    title: "Security patches are installed, critical ones within a month of their release.",
    level: "mandatory",
    severity: "high",
    shows: "Managed stores take minor versions by themselves; machines are replaced or patched by a set rule.",
    remains: "Ranking vulnerabilities, patching the application, and showing the dates.",
    evidence: {
      aws: [
        "rds.Instance.autoMinorVersionUpgrade",
        "elasticache.ReplicationGroup.autoMinorVersionUpgrade",
        "autoscaling.Group.instanceRefresh",
        "ssm.PatchBaseline.approvalRules",
      ],
      azure: ["compute.VirtualMachineScaleSet.upgradePolicy", "maintenance.MaintenanceConfiguration.maintenanceScope"],
    },
    source: inText,
  },
  {
    number: "6.4.2",
    title: "Before every public application stands something that detects and stops web attacks, is current, and logs.",
    level: "mandatory",
    severity: "high",
    shows: "Every public entry has a firewall for web requests that blocks with managed rules and logs.",
    remains: "Tuning it, and acting on its alerts at once where it doesn't block.",
    evidence: {
      aws: [
        "wafv2.WebAclAssociation.resourceArn",
        "wafv2.WebAcl.rules",
        "wafv2.WebAclLoggingConfiguration.logDestinationConfigs",
        "cloudfront.Distribution.webAclId",
      ],
      azure: [
        "cdn.SecurityPolicy.parameters",
        "frontdoor.Policy.policySettings",
        "frontdoor.Policy.managedRules",
        "cdn.Profile.sku",
      ],
    },
    source: alsoAt("myctrl.tools/frameworks/pci-dss-v4/6-4-2"),
  },
  {
    number: "6.4.3",
    title: "Scripts on payment pages are authorised, checked for integrity, and listed with the reason for each.",
    level: "advisory",
    severity: "medium",
    shows: "A content security policy leaves the edge with each page and limits where scripts come from.",
    remains: "The list with its reasons, and integrity marks in the pages.",
    evidence: {
      aws: ["lb.Listener.routingHttpResponseContentSecurityPolicyHeaderValue"],
      azure: ["cdn.Rule.actions"],
    },
    source: alsoAt("pylonsec.com/resources/pci-dss-payment-page-requirements-breakdown"),
  },
];
