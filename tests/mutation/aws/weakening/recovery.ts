import type { Weakening } from "../../tables";
import { tellingUserData } from "./compute";
import { begins, entry, is, on } from "./kit";
import { noScope } from "./tags";

const step = "content.mainSteps.*.inputs";
const states = "definition.States";

/** Secrets, and what runs by itself or by a person's word: copies, the database's set-up, the way to the other region. */
export const recovery: readonly Weakening[] = [
  ...on("aws:secretsmanager/secret:Secret", [
    ["kmsKeyId", ["unrelate", "drop"], ["3.6.1"]],
    // Gone at once.
    ["recoveryWindowInDays", ["replace"], ["availability"], { weak: [0] }],
    ["replicas", ["empty", "drop"], ["availability"]],
    ["replicas.*.kmsKeyId", ["unrelate", "drop"], ["3.6.1"]],
    ["", ["unprotect"], ["availability"]],
  ]),
  ...on("aws:secretsmanager/secretVersion:SecretVersion", [
    ["secretStringWo", ["replace"], ["8.3.2", "8.6.2"], { weak: ["kJ8s-Qw2p-Zt5v-Lm9x"] }],
  ]),
  ...on("random:index/randomPassword:RandomPassword", [
    ["length", ["shorten"], ["8.6.3"]],
    ["length", ["replace"], ["8.6.3"], { weak: [8] }],
  ]),
  ...on("aws:sfn/stateMachine:StateMachine", [
    [`${states}.StartExport.Parameters.KmsKeyId`, ["unrelate"], ["3.6.1"]],
    [`${states}.StartExport.Parameters.S3BucketName`, ["unrelate"], ["availability"]],
    [`${states}.BeginCopy.Parameters.KmsKeyId`, ["unrelate", "drop"], ["3.6.1"]],
    [`${states}.BeginCopy.Parameters.BackupRetentionPeriod`, ["shorten", "drop"], ["availability"]],
    ["loggingConfiguration", ["drop"], ["10.2.1"]],
    ["loggingConfiguration.level", ["replace", "drop"], ["10.2.1"], { weak: ["OFF"] }],
    ["loggingConfiguration.logDestination", ["unrelate"], ["10.2.1"]],
    ["", ["remove"], ["availability"]],
  ]),
  ...on("aws:arcregionswitch/plan:Plan", [["", ["remove"], ["availability"]]]),
  ...on("aws:ssm/document:Document", [
    // Left out, it runs with whatever its caller may do.
    ["content.assumeRole", ["unrelate", "drop"], ["7.2.5"]],
    [`${step}.IamInstanceProfile.Arn`, ["unrelate"], ["7.2.5"]],
    [`${step}.NetworkInterfaces.*.Groups`, ["unrelate", "empty", "drop"], ["1.3.1"]],
    [`${step}.NetworkInterfaces.*.AssociatePublicIpAddress`, ["flip"], ["1.4.2"]],
    [`${step}.ImageId`, ["replace"], ["2.2.1"], { weak: ["ami-0fedcba9876543210"], where: begins("resolve:ssm:") }],
    [`${step}.MetadataOptions`, ["drop"], ["2.2.4"]],
    [`${step}.MetadataOptions.HttpTokens`, ["replace", "drop"], ["2.2.4"], { weak: ["optional"] }],
    [`${step}.MetadataOptions.HttpPutResponseHopLimit`, ["replace"], ["2.2.6"], { weak: [2, 64] }],
    [`${step}.BlockDeviceMappings`, ["drop", "empty"], ["3.5.1"]],
    [`${step}.BlockDeviceMappings.*.DeviceName`, ["replace"], ["3.5.1"], { weak: ["/dev/sdf"] }],
    [`${step}.BlockDeviceMappings.*.Ebs.Encrypted`, ["flip", "drop"], ["3.5.1"]],
    [`${step}.BlockDeviceMappings.*.Ebs.KmsKeyId`, ["unrelate", "drop"], ["3.6.1"]],
    [`${step}.UserData`, ["replace"], ["8.6.2"], { weak: tellingUserData }],
    [
      `${step}.Parameters.commands`,
      ["replace"],
      ["8.6.2"],
      { weak: [["export PGPASSWORD=kJ8s-Qw2p-Zt5v-Lm9x", "psql --file schema.sql"]] },
    ],
    [`${step}.CloudWatchOutputConfig`, ["drop"], ["10.2.1"]],
    [`${step}.CloudWatchOutputConfig.CloudWatchOutputEnabled`, ["flip", "drop"], ["10.2.1"]],
    [`${step}.CloudWatchOutputConfig.CloudWatchLogGroupName`, ["unrelate", "drop"], ["10.2.1"]],
    [`${step}.TagSpecifications.*.Tags.*`, ["drop"], ["12.5.1"], { where: entry("Key", "pci-scope") }],
    [`${step}.TagSpecifications.*.Tags.*.Key`, ["replace"], ["12.5.1"], { weak: ["scope"], where: is("pci-scope") }],
    [`${step}.TagSpecifications.*.Tags.*.Value`, ["replace"], ["12.5.1"], { weak: noScope, where: is("cde") }],
  ]),
];
