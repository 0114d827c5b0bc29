import { all, each, ifSet, isOneOf, isTrue, notEmpty, unless } from "../../../checks";
import type { Check } from "../../../rule";

const algorithms = ["aws:kms", "aws:kms:dsse", "AES256"];

const configuration: Check = all(
  notEmpty("rules", "give it a rule"),
  each("rules", "applyServerSideEncryptionByDefault", (property) =>
    ifSet(property, isOneOf(`${property}.sseAlgorithm`, algorithms)),
  ),
);

/** S3 encrypts every object of every bucket since 2023; with which key is said at the bucket, or by a configuration beside it. */
export const filesAtRest: Readonly<Record<string, Check>> = {
  "aws:s3/bucket:Bucket": ifSet(
    "serverSideEncryptionConfiguration",
    isOneOf("serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm", algorithms),
  ),
  "aws:s3/bucketV2:BucketV2": each("serverSideEncryptionConfigurations", "rules", notEmptyRules),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": configuration,
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2": configuration,
  "aws:efs/fileSystem:FileSystem": isTrue("encrypted"),
  "aws:ebs/volume:Volume": unless("snapshotId", isTrue("encrypted")),
  "aws:ebs/snapshotCopy:SnapshotCopy": isTrue("encrypted"),
  "aws:ebs/snapshotImport:SnapshotImport": isTrue("encrypted"),
  "aws:ebs/encryptionByDefault:EncryptionByDefault": isOneOf("enabled", [undefined, true]),
  "aws:storagegateway/nfsFileShare:NfsFileShare": isTrue("kmsEncrypted"),
  "aws:storagegateway/smbFileShare:SmbFileShare": isTrue("kmsEncrypted"),
  "aws:storagegateway/cachesIscsiVolume:CachesIscsiVolume": isTrue("kmsEncrypted"),
  "aws:storagegateway/storedIscsiVolume:StoredIscsiVolume": isTrue("kmsEncrypted"),
};

function notEmptyRules(property: string): Check {
  return notEmpty(property, "give it a rule");
}
