import * as pulumi from "@pulumi/pulumi";
import type { AwsSite } from "../../options";

export interface DocumentArgs {
  readonly site: AwsSite;
  readonly executionRoleArn: pulumi.Input<string>;
  /** Script that the instance runs. */
  readonly script: pulumi.Input<string>;
  readonly logGroup: pulumi.Input<string>;
  readonly tags: Readonly<Record<string, string>>;
}

/** By this tag, and no other, the execution role tells its instances from all the others of the account. */
export const purpose = { key: "purpose", value: "db-init" } as const;

/** Newest Amazon Linux, resolved by EC2 itself at the moment of launch: this instance lives for minutes. */
export const imageParameter = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/**
 * Should the automation itself be lost: the instance ends its life alone, and "shutdown" means "terminate" for it. It must
 * be switched off: one that only halts goes on running and being paid (EC2 user guide, shutdown behavior). In base64 once,
 * as EC2 takes it; where the caller's library encodes it again, Amazon Linux 2023 decodes it twice.
 */
const lastResort = Buffer.from("#!/bin/bash\nshutdown --poweroff +90\n").toString("base64");

/**
 * Automation that starts one instance, runs the script there, and removes the instance whatever became of the script. A
 * step that fails or is cancelled goes to the removal; being critical it still fails the whole.
 */
export function initDocument({ site, executionRoleArn, script, logGroup, tags }: DocumentArgs): pulumi.Output<string> {
  const { migrator, subnets, securityGroups, keys } = site.link;
  const inAnyCase = { onFailure: "step:terminate", onCancel: "step:terminate" };
  return pulumi.jsonStringify({
    schemaVersion: "0.3",
    description: "Sets the shop's database up: users, grants, schema. May be run again.",
    assumeRole: executionRoleArn,
    outputs: ["run.Output"],
    mainSteps: [
      {
        name: "launch",
        action: "aws:executeAwsApi",
        onFailure: "Abort",
        inputs: {
          Service: "ec2",
          Api: "RunInstances",
          // One instance for each run, however often the call is repeated.
          ClientToken: "{{ automation:EXECUTION_ID }}",
          ImageId: `resolve:ssm:${imageParameter}`,
          InstanceType: "t4g.small",
          MinCount: 1,
          MaxCount: 1,
          IamInstanceProfile: { Arn: migrator.profile.arn },
          NetworkInterfaces: [
            {
              DeviceIndex: 0,
              SubnetId: subnets.app[0]?.id,
              Groups: [securityGroups.migrator.id],
              AssociatePublicIpAddress: false,
              DeleteOnTermination: true,
            },
          ],
          MetadataOptions: { HttpEndpoint: "enabled", HttpTokens: "required", HttpPutResponseHopLimit: 1 },
          BlockDeviceMappings: [
            {
              DeviceName: "/dev/xvda",
              Ebs: {
                Encrypted: true,
                KmsKeyId: keys.disks.arn,
                VolumeType: "gp3",
                VolumeSize: 16,
                DeleteOnTermination: true,
              },
            },
          ],
          InstanceInitiatedShutdownBehavior: "terminate",
          UserData: lastResort,
          TagSpecifications: ["instance", "volume"].map((ResourceType) => ({
            ResourceType,
            Tags: Object.entries({ ...tags, Name: "db-init", [purpose.key]: purpose.value }).map(([Key, Value]) => ({
              Key,
              Value,
            })),
          })),
        },
        outputs: [{ Name: "InstanceId", Selector: "$.Instances[0].InstanceId", Type: "String" }],
        nextStep: "online",
      },
      {
        name: "online",
        action: "aws:waitForAwsResourceProperty",
        timeoutSeconds: 900,
        ...inAnyCase,
        inputs: {
          Service: "ssm",
          Api: "DescribeInstanceInformation",
          Filters: [{ Key: "InstanceIds", Values: ["{{ launch.InstanceId }}"] }],
          PropertySelector: "$.InstanceInformationList[0].PingStatus",
          DesiredValues: ["Online"],
        },
        nextStep: "run",
      },
      {
        name: "run",
        action: "aws:runCommand",
        timeoutSeconds: 3600,
        ...inAnyCase,
        inputs: {
          DocumentName: "AWS-RunShellScript",
          InstanceIds: ["{{ launch.InstanceId }}"],
          Parameters: { commands: [script], executionTimeout: "3600" },
          CloudWatchOutputConfig: { CloudWatchOutputEnabled: true, CloudWatchLogGroupName: logGroup },
        },
        nextStep: "terminate",
      },
      {
        name: "terminate",
        action: "aws:executeAwsApi",
        inputs: { Service: "ec2", Api: "TerminateInstances", InstanceIds: ["{{ launch.InstanceId }}"] },
        isEnd: true,
      },
    ],
  });
}
