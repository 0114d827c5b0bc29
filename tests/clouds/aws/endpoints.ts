import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Request } from "../thing";
import { vpc } from "./network";

/** Services that have endpoints in every region in which the program may stand. AWS PrivateLink guide; 2026-11. */
const services = [
  "s3",
  "dynamodb",
  "ssm",
  "ssmmessages",
  "ec2messages",
  "secretsmanager",
  "kms",
  "logs",
  "monitoring",
  "sts",
  "autoscaling",
  "ecr.api",
  "ecr.dkr",
];

/** Codes: Amazon EC2 API reference, "Error codes for the Amazon EC2 API", CreateVpcEndpoint; 2026-11. */
export const endpoints: readonly Kind[] = [
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    references: [
      vpc,
      { path: "routeTableIds[]", to: ["aws:ec2/routeTable:RouteTable"], code: "InvalidRouteTableId.NotFound" },
      { path: "subnetIds[]", to: ["aws:ec2/subnet:Subnet"], code: "InvalidSubnetId.NotFound" },
      {
        path: "securityGroupIds[]",
        to: ["aws:ec2/securityGroup:SecurityGroup"],
        code: "InvalidSecurityGroupID.NotFound",
      },
    ],
    create: (request, cloud) => {
      const { serviceName, vpcEndpointType, privateDnsEnabled } = request.inputs;
      if (!services.some((service) => serviceName === `com.amazonaws.${request.region}.${service}`))
        refuse("InvalidServiceName", `there is no service ${String(serviceName)} in ${request.region}`);
      if (vpcEndpointType === "Gateway") checkTables(request, cloud);
      else if (privateDnsEnabled === true) checkNames(request, cloud);
      checkZones(request, cloud);
    },
    quota: {
      most: 50,
      per: ({ inputs }) => `${String(inputs["vpcId"])} ${String(inputs["vpcEndpointType"])}`,
      code: "VpcEndpointLimitExceeded",
      source: "AWS PrivateLink guide, quotas: 50 interface endpoints a network; 2026-11",
    },
    takes: [10_000, 240_000],
  },
];

function siblings({ inputs }: Request, cloud: Cloud) {
  return cloud.things
    .by("aws:ec2/vpcEndpoint:VpcEndpoint", "vpcId", String(inputs["vpcId"]))
    .filter((other) => other.inputs["serviceName"] === inputs["serviceName"]);
}

function checkTables(request: Request, cloud: Cloud): void {
  const tables = (request.inputs["routeTableIds"] ?? []) as readonly string[];
  const taken = siblings(request, cloud).flatMap((other) => (other.inputs["routeTableIds"] ?? []) as readonly string[]);
  const twice = tables.find((table) => taken.includes(table));
  if (twice !== undefined)
    refuse("RouteAlreadyExists", `${twice} has a way to ${String(request.inputs["serviceName"])}`);
}

function checkNames(request: Request, cloud: Cloud): void {
  const [network] = cloud.things.by("aws:ec2/vpc:Vpc", "id", String(request.inputs["vpcId"]));
  const { enableDnsHostnames = false, enableDnsSupport = true } = network?.inputs ?? {};
  if (enableDnsHostnames !== true || enableDnsSupport !== true)
    refuse("InvalidParameter", "private DNS needs both enableDnsSupport and enableDnsHostnames of the network");
  if (siblings(request, cloud).some((other) => other.inputs["privateDnsEnabled"] === true))
    refuse("InvalidParameter", `a conflicting DNS domain for ${String(request.inputs["serviceName"])} is there`);
}

function checkZones({ inputs }: Request, cloud: Cloud): void {
  const zones = ((inputs["subnetIds"] ?? []) as readonly string[]).map(
    (id) => cloud.things.by("aws:ec2/subnet:Subnet", "id", id)[0]?.inputs["availabilityZone"],
  );
  if (new Set(zones).size < zones.length)
    refuse("DuplicateSubnetsInSameZone", `two subnets in one zone: ${zones.join(", ")}`);
}
