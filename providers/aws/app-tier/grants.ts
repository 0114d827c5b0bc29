import type { LogGroup } from "@pulumi/aws/cloudwatch";
import { RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { imageSources, ownRegistry } from "../shared/own-registry";
import { policyDocument } from "../shared/policy-document";

/** What an instance needs to boot, to be seen and to end in order. Database, cache and stores grant their own. */
export function letInstancesRun(scope: Scope, site: AwsSite, log: LogGroup, image: string): RolePolicy {
  const { account, app } = site.link;
  const { region } = site;
  const registries = imageSources(image, region).flatMap((source) => ownRegistry(source) ?? []);
  return new RolePolicy(
    `app-run-${region}`,
    {
      role: app.role.name,
      policy: policyDocument(
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${log.arn}:*`,
        },
        {
          Sid: "WriteMetrics",
          Effect: "Allow",
          Action: "cloudwatch:PutMetricData",
          Resource: "*",
          Condition: { StringEquals: { "cloudwatch:namespace": "CWAgent" } },
        },
        {
          // By the group's name, which is made up after this: it begins like this.
          Sid: "SayReady",
          Effect: "Allow",
          Action: "autoscaling:CompleteLifecycleAction",
          Resource: `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/app-${region}-*`,
        },
        {
          // These calls know no resource: to which group an instance belongs.
          Sid: "FindGroup",
          Effect: "Allow",
          Action: ["autoscaling:DescribeAutoScalingInstances", "ec2:DescribeTags"],
          Resource: "*",
        },
        ...(registries.length === 0
          ? []
          : [
              {
                Sid: "SignInToRegistry",
                Effect: "Allow" as const,
                Action: "ecr:GetAuthorizationToken",
                Resource: "*",
              },
              {
                Sid: "PullImage",
                Effect: "Allow" as const,
                Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resource: registries.map(
                  (registry) => `arn:aws:ecr:${registry.region}:${registry.account}:repository/${registry.repository}`,
                ),
              },
            ]),
      ),
    },
    inSite(scope, site),
  );
}
