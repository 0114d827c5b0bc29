import type { Kind } from "../kind";
import { refuse } from "../refusal";
import { whileUsed } from "./in-use";
import { bucketOf, takesVendedLogs } from "./store-access";

const config = "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig";
const missing = "ResourceNotFoundException";

/**
 * Where the store's policy lacks the delivery's right, the service would write it in itself, over the program's own: counted
 * as a refusal, so that it never comes to that. Sources: Amazon VPC user guide, "Publish flow logs to Amazon S3"; Amazon
 * Route 53 API reference, CreateResolverQueryLogConfig; 2026-11.
 */
export const networkLogs: readonly Kind[] = [
  {
    type: "aws:ec2/flowLog:FlowLog",
    references: [{ path: "vpcId", to: ["aws:ec2/vpc:Vpc"], code: "InvalidVpcId.NotFound" }],
    names: ({ inputs }) => [
      {
        scope: String(inputs["vpcId"]),
        name: `${String(inputs["trafficType"])} to ${String(inputs["logDestination"])}`,
        code: "FlowLogAlreadyExists",
      },
    ],
    create: (request, cloud) => {
      const bucket = bucketOf(cloud, String(request.inputs["logDestination"]));
      const name = String(request.inputs["logDestination"]);
      if (bucket === undefined) refuse("LogDestinationNotFoundException", `LogDestination: ${name} does not exist`);
      if (!takesVendedLogs(cloud, bucket, request))
        refuse("LogDestinationPermissionIssueException", `Access Denied for LogDestination: ${name}`);
    },
  },
  {
    type: config,
    create: (request, cloud) => {
      const bucket = bucketOf(cloud, String(request.inputs["destinationArn"]));
      if (bucket === undefined) refuse(missing, `there is no ${String(request.inputs["destinationArn"])}`);
      if (!takesVendedLogs(cloud, bucket, request))
        refuse("AccessDeniedException", `${bucket.name} does not let the resolver's logs in`);
    },
    remove: whileUsed("InvalidRequestException", [
      ["aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation", "resolverQueryLogConfigId"],
    ]),
    quota: {
      most: 20,
      code: "LimitExceededException",
      source: "Amazon Route 53 developer guide, quotas: query log configurations a region; 2026-11",
    },
  },
  {
    type: "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
    references: [
      { path: "resolverQueryLogConfigId", to: [config], code: missing },
      { path: "resourceId", to: ["aws:ec2/vpc:Vpc"], code: missing },
    ],
    names: ({ inputs }) => [
      {
        scope: String(inputs["resourceId"]),
        name: String(inputs["resolverQueryLogConfigId"]),
        code: "ResourceExistsException",
      },
    ],
    takes: [5_000, 60_000],
  },
];
