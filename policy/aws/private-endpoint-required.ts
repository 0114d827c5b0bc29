import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { lackingBesideTwins } from "./shared/twins";
import { tableTypes, wayOutOf } from "./shared/routes";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const networkTypes = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"] as const;

/**
 * Services that are of use only together. Source: Systems Manager, "Improve the security of EC2 instances by using VPC endpoints";
 * ECR, "Amazon ECR interface VPC endpoints" (layers lie in S3); 2026-11.
 */
const together: Readonly<Record<string, readonly string[]>> = {
  ssm: ["ssmmessages"],
  ssmmessages: ["ssm"],
  ec2messages: ["ssm", "ssmmessages"],
  "ecr.api": ["ecr.dkr", "s3"],
  "ecr.dkr": ["ecr.api", "s3"],
};

/** `ecr.api` of `com.amazonaws.us-east-1.ecr.api`. */
function serviceOf(endpoint: ResourceView): string | undefined {
  const name = at(endpoint, "serviceName");
  return typeof name === "string" ? /^(?:com|cn)\.amazonaws\.(?:com\.)?[\w-]+\.([\w.-]+)$/.exec(name)?.[1] : undefined;
}

function isGateway(endpoint: ResourceView): boolean {
  return (at(endpoint, "vpcEndpointType") ?? "Gateway") === "Gateway";
}

/** In the same network, by its output or by its id. */
function sameNetwork(stack: StackView, a: ResourceView, b: ResourceView): boolean {
  const [first] = stack.referred(a, "vpcId", ...networkTypes);
  const [second] = stack.referred(b, "vpcId", ...networkTypes);
  if (first !== undefined || second !== undefined) return first === second;
  const id = at(a, "vpcId");
  return id !== unseen && id === at(b, "vpcId");
}

/** A private table without the endpoint sends the store's traffic out to its public address. */
function tables(stack: StackView, endpoint: ResourceView): readonly Complaint[] {
  const property = "routeTableIds";
  if (stack.untraceable(endpoint, property)) return cannotTell(property, "every private table");
  const beside = stack
    .ofType("aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation")
    .filter((each) => stack.referred(each, "vpcEndpointId", endpointType).includes(endpoint))
    .flatMap((each) => stack.referred(each, "routeTableId", ...tableTypes));
  const named = new Set([...stack.referred(endpoint, property, ...tableTypes), ...beside]);
  const missing = stack
    .ofType(...tableTypes)
    .filter((table) => wayOutOf(stack, table) === "out" && sameNetwork(stack, table, endpoint) && !named.has(table));
  const [first] = missing;
  if (first === undefined) return [];
  return violates(
    property,
    `without ${first.name}, which sends out through a NAT gateway`,
    "every private table",
    "name it, too",
  );
}

function partners(stack: StackView, endpoint: ResourceView): readonly Complaint[] {
  const service = serviceOf(endpoint);
  const needed = service === undefined ? [] : (together[service] ?? []);
  const there = stack
    .ofType(endpointType)
    .filter((each) => sameNetwork(stack, each, endpoint))
    .map(serviceOf);
  // A name that can't be seen may be the one.
  if (there.includes(undefined)) return [];
  return needed
    .filter((each) => !there.includes(each))
    .flatMap((each) =>
      violates(
        "serviceName",
        `${service ?? ""} without ${each}`,
        `an endpoint for ${each} beside it`,
        "add it: one is of no use without the other",
      ),
    );
}

/** A network that stands for another one needs what that one has. */
function unequal(stack: StackView): readonly About[] {
  const endpoints = stack.ofType(endpointType);
  const services = (network: ResourceView) =>
    endpoints
      .filter((each) => stack.referred(each, "vpcId", network.type).includes(network))
      .map((each) => serviceOf(each) ?? each.name);
  return lackingBesideTwins(stack, stack.ofType(networkTypes[0]), services).map(({ resource, twin, parts }) => ({
    resource,
    complaints: violates(
      "",
      `no endpoint for ${parts.join(", ")}, as ${twin.name} has`,
      "the same endpoints in both regions",
      "add it, or calls go out to the internet when this region takes over",
    ),
  }));
}

export const privateEndpointRequired: CloudRule = {
  name: "private-endpoint-required",
  relation: (stack): readonly About[] => [
    ...unequal(stack),
    ...stack.ofType(endpointType).flatMap((resource) => {
      const network = stack.referred(resource, "vpcId", ...networkTypes);
      // Of a network that stands elsewhere neither all tables nor all endpoints are here.
      if (network.length === 0) return [];
      return [{ resource, complaints: isGateway(resource) ? tables(stack, resource) : partners(stack, resource) }];
    }),
  ],
};
