import { cannotTell, isOneOf, violates } from "../../checks";
import type { About, Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";
import { maySameRegion, regionOf } from "./regions";

const vpcType = "aws:ec2/vpc:Vpc";
const subnetType = "aws:ec2/subnet:Subnet";
const flowLogType = "aws:ec2/flowLog:FlowLog";
const queryLogType = "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig";
const queriesType = "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation";

/** Networks log all traffic; and names that are asked for, where the stack logs those at all. */
export function ofNetworks(stack: StackView): readonly About[] {
  return [
    ...stack
      .ofType(vpcType)
      .map((vpc) => ({ resource: vpc, complaints: [...flows(stack, vpc), ...queries(stack, vpc)] })),
    ...stack.ofType(flowLogType).flatMap((log) => ofFlowLog(stack, log)),
    ...stack.ofType(queryLogType).map((config) => ({ resource: config, complaints: associated(stack, config) })),
  ];
}

function flows(stack: StackView, vpc: ResourceView): readonly Complaint[] {
  const wanted = "a flow log of ALL traffic";
  const logs = stack.ofType(flowLogType);
  if (logs.some((log) => stack.referred(log, "vpcId", vpcType).includes(vpc))) return [];
  const subnets = stack.ofType(subnetType).filter((subnet) => stack.referred(subnet, "vpcId", vpcType).includes(vpc));
  const watched = new Set(logs.flatMap((log) => stack.referred(log, "subnetId", subnetType)));
  if (subnets.length > 0 && subnets.every((subnet) => watched.has(subnet))) return [];
  if (logs.some((log) => stack.untraceable(log, "vpcId"))) return cannotTell("", wanted);
  return alone("its traffic is not logged", wanted, `add a FlowLog with trafficType ALL for ${vpc.name}`);
}

/** A second one of less is right beside one of all traffic. */
function ofFlowLog(stack: StackView, log: ResourceView): readonly About[] {
  const of = ["vpcId", "subnetId", "eniId", "transitGatewayId"].find((property) => at(log, property) !== undefined);
  // Gateways take no filter.
  if (of === "transitGatewayId") return [];
  const vpcs = stack.referred(log, "vpcId", vpcType);
  const others = stack
    .ofType(flowLogType)
    .filter((other) => other !== log && at(other, "trafficType") === "ALL")
    .flatMap((other) => stack.referred(other, "vpcId", vpcType));
  if (vpcs.length > 0 && vpcs.every((vpc) => others.includes(vpc))) return [];
  return [{ resource: log, complaints: isOneOf("trafficType", ["ALL"])(log) }];
}

function queries(stack: StackView, vpc: ResourceView): readonly Complaint[] {
  const configs = stack.ofType(queryLogType).filter((config) => isRegion(stack, config, vpc));
  if (configs.length === 0) return [];
  const associations = stack.ofType(queriesType);
  if (associations.some((each) => stack.referred(each, "resourceId", vpcType).includes(vpc))) return [];
  const wanted = "its queries of names in the stack's query log";
  if (associations.some((each) => stack.untraceable(each, "resourceId"))) return cannotTell("", wanted);
  return alone("its queries are not logged", wanted, `associate ${vpc.name} with the query log`);
}

function isRegion(stack: StackView, one: ResourceView, other: ResourceView): boolean {
  return maySameRegion(stack, one, other) && regionOf(stack, one) !== unseen;
}

/** One that is shared with other accounts is associated there. */
function associated(stack: StackView, config: ResourceView): readonly Complaint[] {
  if (stack.ofType("aws:ram/resourceAssociation:ResourceAssociation").length > 0) return [];
  const associations = stack.ofType(queriesType);
  if (associations.some((each) => stack.referred(each, "resolverQueryLogConfigId", queryLogType).includes(config)))
    return [];
  const wanted = "a network that it is associated with";
  if (associations.some((each) => stack.untraceable(each, "resolverQueryLogConfigId"))) return cannotTell("", wanted);
  return alone("no network uses it", wanted, "associate the network");
}

function alone(found: string, wanted: string, mend: string): readonly Complaint[] {
  return violates("", undefined, wanted, mend).map((each) => ({ ...each, found }));
}
