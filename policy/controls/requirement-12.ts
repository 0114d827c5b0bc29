import type { Control } from "./control";
import { alsoAt, inText } from "./sources";

/** Requirement 12: policies and programmes. */
export const requirement12: readonly Control[] = [
  {
    number: "12.3.3",
    title: "Ciphers and protocols in use are listed and reviewed yearly, with a plan for when one grows weak.",
    level: "advisory",
    severity: "low",
    shows: "The policy or version at each entry, from which a list is written.",
    remains: "The yearly review, watching the field, and the plan.",
    evidence: {
      aws: ["lb.Listener.sslPolicy", "cloudfront.Distribution.viewerCertificate"],
      azure: ["cdn.AFDCustomDomain.tlsSettings"],
    },
    source: alsoAt("withpci.com/requirements/12/12.3/12.3.3"),
  },
  {
    number: "12.5.1",
    title: "There is a current inventory of the components in scope, with what each is for.",
    level: "mandatory",
    severity: "medium",
    shows: "Resources carry tags of scope and owner; the state lists them all.",
    remains: "Components outside this code, and confirming the scope (12.5.2).",
    // One of each tier; what takes tags at all is told by its declaration.
    evidence: {
      aws: [
        "ec2.Vpc.tags",
        "ec2.LaunchTemplate.tagSpecifications",
        "lb.LoadBalancer.tags",
        "rds.Instance.tags",
        "elasticache.ReplicationGroup.tags",
        "s3.Bucket.tags",
        "cloudwatch.LogGroup.tags",
        "kms.Key.tags",
      ],
      azure: [
        "resources.ResourceGroup.tags",
        "network.VirtualNetwork.tags",
        "compute.VirtualMachineScaleSet.tags",
        "cdn.Profile.tags",
        "sql.Server.tags",
        "redisenterprise.RedisEnterprise.tags",
        "storage.StorageAccount.tags",
        "operationalinsights.Workspace.tags",
        "keyvault.Vault.tags",
      ],
    },
    source: inText,
  },
  {
    number: "12.10.5",
    title: "The plan for incidents covers alerts: of intrusion, network controls, file changes, payment pages, radio.",
    level: "advisory",
    severity: "medium",
    shows: "Behind every alarm there is an address of people.",
    remains: "The plan, and who answers when.",
    evidence: { aws: ["sns.TopicSubscription.endpoint"], azure: ["monitor.ActionGroup.emailReceivers"] },
    source: alsoAt("withpci.com/requirements/12/12.10/12.10.5"),
  },
];
