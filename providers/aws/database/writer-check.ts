/**
 * First states of a machine that acts by the role that its region's instance really has at that moment: a promotion
 * changes the role without the program. `onWriter` and `onReplica` name the states to go to.
 */
export function askOwnRole(identifier: string, { onWriter, onReplica }: { onWriter: string; onReplica: string }) {
  return {
    AskOwnRole: {
      Type: "Task",
      Resource: "arn:aws:states:::aws-sdk:rds:describeDBInstances",
      // Spelt as in the Java SDK: a leading acronym is one word (Db), one further on stays as it is (DB).
      Parameters: { DbInstanceIdentifier: identifier },
      ResultSelector: { "instance.$": "$.DbInstances[0]" },
      ResultPath: "$.own",
      Retry: [retry],
      Next: "ChooseByRole",
    },
    ChooseByRole: {
      Type: "Choice",
      Choices: [
        {
          And: [
            { Variable: "$.own.instance.ReadReplicaSourceDBInstanceIdentifier", IsPresent: true },
            { Variable: "$.own.instance.ReadReplicaSourceDBInstanceIdentifier", IsString: true },
          ],
          Next: onReplica,
        },
      ],
      Default: onWriter,
    },
  };
}

export const retry = { ErrorEquals: ["States.ALL"], IntervalSeconds: 60, MaxAttempts: 5, BackoffRate: 2 };
