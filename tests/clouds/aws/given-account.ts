import type { Cloud } from "../cloud";
import { regions } from "../../../providers/aws/regions";

/** Lists of addresses that AWS keeps in each region. The id of S3's is the one that the recorder makes up. */
const prefixLists = ["pl-63a5400a"];

/** Policies of AWS that the program attaches: what they allow, of which something here is asked. */
const managed: Readonly<Record<string, readonly string[]>> = {
  // Both: AWS managed policy reference guide; 2026-11.
  "service-role/AmazonRDSEnhancedMonitoringRole": [
    "logs:CreateLogGroup",
    "logs:PutRetentionPolicy",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "logs:DescribeLogStreams",
    "logs:GetLogEvents",
  ],
  "service-role/AWS_ConfigRole": ["config:*", "ec2:Describe*", "s3:Get*", "s3:List*", "rds:Describe*", "iam:Get*"],
};

/** What every account is born with. */
export function givenAccount(cloud: Cloud, account: string, regions: readonly string[]): void {
  for (const region of regions)
    for (const prefixListId of prefixLists)
      cloud.give({
        type: "aws:ec2/managedPrefixList:ManagedPrefixList",
        name: prefixListId,
        region,
        account,
        inputs: { prefixListId },
      });
  for (const [path, actions] of Object.entries(managed)) {
    const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] });
    cloud.give({
      type: "aws:iam/policy:Policy",
      name: `arn:aws:iam::aws:policy/${path}`,
      region: "",
      account,
      inputs: { policy, awsManaged: true },
    });
  }
}

/** Regions that an account has: those that a stack may stand in, and the edge's. */
export function regionsOf(): readonly string[] {
  return [...new Set(["us-east-1", ...Object.keys(regions)])];
}
