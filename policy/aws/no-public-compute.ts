import { cannotTell, each, isAbsent, isFalse, isNotTrue, isOneOf, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, unseen } from "../view";
import { isWorld } from "./shared/addresses";

const noAddress = (property: string): Check => isNotTrue(property, "turn it off: the balancer is the public entry");

/** The API of Kubernetes is open to everybody unless it is told not to be. */
const cluster: Check = (resource) => {
  const isOpen = at(resource, "vpcConfig.endpointPublicAccess");
  if (isOpen === false || isOpen === "false") return [];
  const property = "vpcConfig.publicAccessCidrs";
  const ranges = at(resource, property);
  if (isOpen === unseen || ranges === unseen) return cannotTell(property, "ranges of one's own");
  const listed = entries(ranges);
  if (listed.length > 0 && !listed.some(isWorld)) return [];
  const mend = "set endpointPublicAccess to false, or name the ranges that may call";
  return violates(property, ranges, "ranges of one's own", mend);
};

/** A run book that starts an instance says so in its text, in JSON or YAML. */
const document: Check = (resource) => {
  const content = at(resource, "content");
  const wanted = "no AssociatePublicIpAddress";
  if (content === unseen) return cannotTell("content", wanted);
  const gives = typeof content === "string" && /AssociatePublicIpAddress"?\s*:\s*"?true/i.test(content);
  return gives ? violates("content", "AssociatePublicIpAddress: true", wanted, "leave the address out") : [];
};

/** A public address of its own, by whichever way. Source: @pulumi/aws 7.48.0, declarations; 2026-11. */
export const noPublicCompute: CloudRule = {
  name: "no-public-compute",
  resources: {
    "aws:ec2/instance:Instance": noAddress("associatePublicIpAddress"),
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": noAddress("associatePublicIpAddress"),
    "aws:ec2/launchConfiguration:LaunchConfiguration": noAddress("associatePublicIpAddress"),
    "aws:ec2/launchTemplate:LaunchTemplate": each("networkInterfaces", "associatePublicIpAddress", noAddress),
    "aws:ec2/subnet:Subnet": isNotTrue(
      "mapPublicIpOnLaunch",
      "turn it off: balancers and NAT gateways get their addresses without it",
    ),
    "aws:ec2/eip:Eip": isAbsent("instance", "let the instance be reached through a balancer or Session Manager"),
    "aws:ec2/eipAssociation:EipAssociation": isAbsent(
      "instanceId",
      "let the instance be reached through a balancer or Session Manager",
    ),
    "aws:ecs/service:Service": noAddress("networkConfiguration.assignPublicIp"),
    "aws:ecs/taskSet:TaskSet": noAddress("networkConfiguration.assignPublicIp"),
    "aws:scheduler/schedule:Schedule": noAddress("target.ecsParameters.networkConfiguration.assignPublicIp"),
    "aws:cloudwatch/eventTarget:EventTarget": noAddress("ecsTarget.networkConfiguration.assignPublicIp"),
    "aws:eks/cluster:Cluster": cluster,
    "aws:ssm/document:Document": document,
    "aws:lambda/functionUrl:FunctionUrl": isOneOf(
      "authorizationType",
      ["AWS_IAM"],
      "ask for signed requests, or put an API or a distribution with a firewall before it",
    ),
    "aws:m2/environment:Environment": isNotTrue("publiclyAccessible"),
    "aws:ec2/defaultSubnet:DefaultSubnet": isFalse(
      "mapPublicIpOnLaunch",
      "turn it off: default subnets give addresses",
    ),
  },
};
