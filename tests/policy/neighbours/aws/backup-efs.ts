import * as backup from "@pulumi/aws/backup";
import * as ec2 from "@pulumi/aws/ec2";
import * as efs from "@pulumi/aws/efs";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import type { Neighbour } from "../neighbour";
import { accountDecides, assumedBy, document } from "./documents";

const account = "123456789012";
const subnetIds = ["subnet-0eeeeeeeeeeeeeee1", "subnet-0eeeeeeeeeeeeeee2"];

export const backupEfs: Neighbour = {
  name: "backup-efs",
  cloud: "aws",
  what: "A shared file system and the locked vault that it is backed up to.",
  program: async () => {
    const files = fileSystem();
    const key = new kms.Key("vault", {
      description: "Backups",
      enableKeyRotation: true,
      policy: document(accountDecides(account)),
    });
    const vault = new backup.Vault("vault", { name: "files", kmsKeyArn: key.arn }, { protect: true });
    new backup.VaultLockConfiguration("vault", {
      backupVaultName: vault.name,
      minRetentionDays: 30,
      maxRetentionDays: 400,
      changeableForDays: 3,
    });
    new backup.VaultPolicy("vault", {
      backupVaultName: vault.name,
      policy: document({
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:DeleteBackupVault"],
        Resource: "*",
      }),
    });
    const plan = new backup.Plan("files", {
      rules: [
        {
          ruleName: "daily",
          targetVaultName: vault.name,
          schedule: "cron(0 5 ? * * *)",
          lifecycle: { deleteAfter: 35 },
          copyActions: [
            {
              destinationVaultArn: `arn:aws:backup:us-west-2:${account}:backup-vault:files-copy`,
              lifecycle: { deleteAfter: 35 },
            },
          ],
        },
        {
          ruleName: "monthly",
          targetVaultName: vault.name,
          schedule: "cron(0 6 1 * ? *)",
          lifecycle: { coldStorageAfter: 30, deleteAfter: 365 },
        },
      ],
    });
    const role = new iam.Role("backup", {
      assumeRolePolicy: assumedBy("backup.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } }),
    });
    for (const task of ["Backup", "Restores"]) {
      new iam.RolePolicyAttachment(task.toLowerCase(), {
        role: role.id,
        policyArn: `arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyFor${task}`,
      });
    }
    new backup.Selection("files", { planId: plan.id, iamRoleArn: role.arn, resources: [files.arn] });
  },
};

function fileSystem(): efs.FileSystem {
  const key = new kms.Key("files", {
    description: "Shared files",
    enableKeyRotation: true,
    policy: document(accountDecides(account)),
  });
  const files = new efs.FileSystem(
    "files",
    {
      encrypted: true,
      kmsKeyId: key.arn,
      throughputMode: "elastic",
      lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }],
    },
    { protect: true },
  );
  new efs.FileSystemPolicy("files", {
    fileSystemId: files.id,
    policy: document(
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:role/media` },
        Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        Resource: files.arn,
        Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
      },
      {
        Effect: "Deny",
        Principal: { AWS: "*" },
        Action: "*",
        Resource: files.arn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ),
  });
  const group = new ec2.SecurityGroup("files", {
    vpcId: "vpc-0123456789abcdef0",
    description: "Mount targets",
    ingress: [
      {
        protocol: "tcp",
        fromPort: 2049,
        toPort: 2049,
        securityGroups: ["sg-0a0a0a0a0a0a0a0a0"],
        description: "NFS from the media service",
      },
    ],
  });
  subnetIds.forEach((subnetId, index) => {
    new efs.MountTarget(`files-${index}`, { fileSystemId: files.id, subnetId, securityGroups: [group.id] });
  });
  new efs.AccessPoint("media", {
    fileSystemId: files.id,
    posixUser: { uid: 1000, gid: 1000 },
    rootDirectory: { path: "/media", creationInfo: { ownerUid: 1000, ownerGid: 1000, permissions: "750" } },
  });
  return files;
}
