import type { Weakening } from "../../tables";
import { heldByOne, on, statement } from "./kit";

const custodians = ["3.6.1.3"];
const alone = statement("policy", heldByOne);
const use = "policy.Statement.*";

export const kms: readonly Weakening[] = on("aws:kms/key:Key", [
  ["enableKeyRotation", ["flip", "drop"], ["3.7.4"]],
  // A year is the default (KMS, EnableKeyRotation; 2026-11-24), 2560 days are the most (declarations of @pulumi/aws 7.48.0).
  ["rotationPeriodInDays", ["lengthen"], ["3.7.4"]],
  ["rotationPeriodInDays", ["replace"], ["3.7.4"], { weak: [2560] }],
  // Seven days are the fewest, thirty the default (KMS, ScheduleKeyDeletion; 2026-11-24).
  ["deletionWindowInDays", ["shorten"], ["3.7.5"]],
  ["deletionWindowInDays", ["replace"], ["3.7.5"], { weak: [7] }],
  // Keys are kept apart by purpose: one without a purpose serves any.
  ["description", ["drop", "empty"], ["3.6.1", "3.5.1.2"]],
  // The default hands the key to every identity of the account that IAM lets use it.
  ["policy", ["drop"], ["3.6.1", ...custodians]],
  [`${use}.Principal.AWS`, ["widen"], custodians],
  [`${use}.Principal.Service`, ["widen"], custodians],
  [`${use}.Action`, ["widen"], custodians],
  [`${use}.Condition`, ["drop"], custodians],
  [`${use}.Condition.StringEquals.kms:ViaService`, ["drop"], custodians],
  [`${use}.Condition.StringEquals.aws:SourceAccount`, ["drop"], custodians, { where: alone }],
  [`${use}.Condition.ArnLike.aws:SourceArn`, ["drop", "widen"], custodians, { where: alone }],
  [`${use}.Condition.ArnLike.kms:EncryptionContext:aws:logs:arn`, ["drop", "widen"], custodians],
  [`${use}.Condition.Bool.kms:GrantIsForAWSResource`, ["drop", "flip"], custodians],
  ["", ["remove"], ["3.6.1"]],
  ["", ["unprotect"], ["3.7.5"]],
]);
