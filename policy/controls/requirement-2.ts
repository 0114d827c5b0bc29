import type { Control } from "./control";
import { alsoAt, inText } from "./sources";

/** Requirement 2: secure configuration. */
export const requirement2: readonly Control[] = [
  {
    number: "2.2.1",
    title: "Configuration standards cover every component, follow hardening guides, and are kept up.",
    level: "advisory",
    severity: "medium",
    shows: "Machines start from an approved image, and a baseline is assigned.",
    remains: "The standards themselves, what is inside the image, and its upkeep.",
    evidence: {
      aws: ["ec2.LaunchTemplate.imageId", "ssm.Association.name"],
      azure: [
        "compute.VirtualMachineScaleSet.virtualMachineProfile",
        "authorization.PolicyAssignment.policyDefinitionId",
      ],
    },
    source: inText,
  },
  {
    number: "2.2.2",
    title: "Accounts that come with a product are removed, disabled, or get a password of their own.",
    level: "advisory",
    severity: "medium",
    shows: "No database keeps the usual name of its administrator, and local users are off.",
    remains: "Accounts inside images and third-party software.",
    evidence: {
      aws: ["rds.Instance.username"],
      azure: ["sql.Server.administratorLogin", "storage.StorageAccount.isLocalUserEnabled"],
    },
    source: inText,
  },
  {
    number: "2.2.4",
    title: "Only what is needed is switched on; the rest is removed or off.",
    level: "mandatory",
    severity: "high",
    shows: "Machine metadata wants a session token, machines take no SSH key, extra protocols of stores are off.",
    remains: "What runs inside the machines.",
    evidence: {
      aws: ["ec2.LaunchTemplate.metadataOptions", "ec2.LaunchTemplate.keyName"],
      azure: [
        "storage.StorageAccount.isSftpEnabled",
        "storage.StorageAccount.enableNfsV3",
        "redis.Redis.enableNonSslPort",
      ],
    },
    source: inText,
  },
  {
    number: "2.2.6",
    title: "Settings that bear on security are set so that they can't be misused.",
    level: "advisory",
    severity: "medium",
    shows: "Balancers drop malformed requests, machines are hardened below the system, deletion is guarded.",
    remains: "Settings of the operating system and the application, and the standard that lists them.",
    evidence: {
      aws: [
        "ec2.LaunchTemplate.metadataOptions",
        "lb.LoadBalancer.dropInvalidHeaderFields",
        "lb.LoadBalancer.desyncMitigationMode",
        "lb.LoadBalancer.enableDeletionProtection",
      ],
      azure: ["compute.VirtualMachineScaleSet.virtualMachineProfile", "keyvault.Vault.properties"],
    },
    source: alsoAt("withpci.com/requirements/2/2.2/2.2.6"),
  },
  {
    number: "2.2.7",
    title: "Administration over the network is encrypted with strong cryptography.",
    level: "mandatory",
    severity: "high",
    shows: "No administration port is open, sessions go through the cloud's own service, stores refuse plain HTTP.",
    remains: "How people reach the cloud's console and interfaces.",
    evidence: {
      aws: ["ec2.LaunchTemplate.iamInstanceProfile", "s3.BucketPolicy.policy"],
      azure: ["network.BastionHost.enableTunneling", "compute.VirtualMachineScaleSet.virtualMachineProfile"],
    },
    source: inText,
  },
];
