/**
 * Codes that a change, a deletion, a failover or a write meets, and codes of what the usual stacks don't have: shown by the unit
 * tests beside the broken programs.
 */
export const notAtBirth = {
  diskSetInUse: "OperationNotAllowed",
  targetOfScaling: "TargetResourceIdIsImmutable",
  // The refusal is documented, its code is not.
  serverInGroup: "ServerInFailoverGroup",
  keyInUse: "AzureKeyVaultKeyInUse",
  becomesCopyAgain: "InvalidOperationForDatabaseInReplicationRelationship",
  keyForRestore: "MissingAsymmetricKeyOnTargetServer",
  onSecondary: "FailoverGroupUpdateOrDeleteRequestOnSecondary",
  onPrimary: "FailoverGroupFailoverRequestOnPrimary",
  noGroup: "FailoverGroupDoesNotExist",
  timedOut: "PlannedFailoverTimedOut",
  noAnswer: "ServiceUnavailable",
  noDatabase: "40615",
  databaseAway: "40613",
  readOnly: "3906",
  redisName: "NameNotAvailable",
  redisPolicy: "AccessPolicyNotFound",
} as const;
