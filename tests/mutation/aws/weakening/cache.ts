import type { Weakening } from "../../tables";
import { on } from "./kit";

const apart = ["1.4.1", "1.4.4"];
const signIn = ["7.2.5", "8.2.1"];

export const cache: readonly Weakening[] = [
  ...on("aws:elasticache/replicationGroup:ReplicationGroup", [
    // On by default for Valkey, not for Redis (declarations of @pulumi/aws 7.48.0).
    ["atRestEncryptionEnabled", ["flip"], ["3.5.1"]],
    ["kmsKeyId", ["unrelate", "drop"], ["3.6.1"]],
    ["transitEncryptionEnabled", ["flip", "drop"], ["4.2.1"]],
    ["transitEncryptionMode", ["replace"], ["4.2.1"], { weak: ["preferred"] }],
    ["automaticFailoverEnabled", ["flip", "drop"], ["availability"]],
    ["multiAzEnabled", ["flip", "drop"], ["availability"]],
    ["replicasPerNodeGroup", ["replace"], ["availability"], { weak: [0] }],
    ["userGroupIds", ["unrelate", "empty", "drop"], signIn],
    ["logDeliveryConfigurations", ["empty", "drop"], ["10.2.1"]],
    ["logDeliveryConfigurations.*.destination", ["unrelate"], ["10.2.1"]],
    ["securityGroupIds", ["unrelate", "empty", "drop"], ["1.4.4"]],
    ["subnetGroupName", ["unrelate", "drop"], apart],
    ["autoMinorVersionUpgrade", ["flip"], ["6.3.3"]],
    ["", ["unprotect"], ["availability"]],
  ]),
  ...on("aws:elasticache/user:User", [
    ["accessString", ["replace"], ["7.2.5"], { weak: ["on ~* +@all"] }],
    ["authenticationMode.type", ["replace"], ["8.2.1", "8.3.2"], { weak: ["no-password-required"] }],
    ["", ["remove"], signIn],
  ]),
  ...on("aws:elasticache/userGroup:UserGroup", [
    // The user that every cache has, open to all without a password.
    ["userIds", ["replace"], signIn, { weak: [["default"]] }],
    ["userIds", ["unrelate"], signIn],
    ["", ["remove"], signIn],
  ]),
  ...on("aws:elasticache/subnetGroup:SubnetGroup", [
    ["subnetIds", ["unrelate"], apart],
    ["", ["remove"], apart],
  ]),
];
