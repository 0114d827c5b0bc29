import { all, each, isNoneOf, isOneOf, isTrue, notEmpty, when } from "../../../checks";
import type { Check } from "../../../rule";

/** Left out, the bucket's own encryption holds. */
const options = [undefined, "SSE_S3", "SSE_KMS", "CSE_KMS"];

const results = "configuration.resultConfiguration.encryptionConfiguration.encryptionOption";

/** Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11. */
export const analyticsAtRest: Readonly<Record<string, Check>> = {
  "aws:athena/workgroup:Workgroup": isOneOf(results, options),
  "aws:athena/database:Database": isOneOf("encryptionConfiguration.encryptionOption", options),
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": all(
    isNoneOf("dataCatalogEncryptionSettings.encryptionAtRest.catalogEncryptionMode", ["DISABLED", undefined]),
    isTrue("dataCatalogEncryptionSettings.connectionPasswordEncryption.returnConnectionPasswordEncrypted"),
  ),
  "aws:glue/securityConfiguration:SecurityConfiguration": all(
    isNoneOf("encryptionConfiguration.s3Encryption.s3EncryptionMode", ["DISABLED", undefined]),
    isNoneOf("encryptionConfiguration.cloudwatchEncryption.cloudwatchEncryptionMode", ["DISABLED", undefined]),
    isNoneOf("encryptionConfiguration.jobBookmarksEncryption.jobBookmarksEncryptionMode", ["DISABLED", undefined]),
  ),
  "aws:emr/cluster:Cluster": notEmpty("securityConfiguration", "give it a security configuration that encrypts disks"),
  "aws:apigateway/methodSettings:MethodSettings": when(
    "settings.cachingEnabled",
    true,
    isTrue("settings.cacheDataEncrypted"),
  ),
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": each("policyDetails.schedules", "crossRegionCopyRules", (rules) =>
    each(rules, "encrypted", isTrue),
  ),
};
