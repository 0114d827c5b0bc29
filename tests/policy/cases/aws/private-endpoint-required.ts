import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const type = "aws:ec2/vpcEndpoint:VpcEndpoint";
const network: Given = { type: "aws:ec2/vpc:Vpc", name: "network", inputs: {} };
const table = (name: string): Given => ({
  type: "aws:ec2/routeTable:RouteTable",
  name,
  inputs: { routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" }] },
  refs: { vpcId: ["network"] },
});
const gateway = (tables: readonly string[], routeTableIds: unknown = ["rtb-1"]): Given => ({
  type,
  name: "dynamodb",
  inputs: { serviceName: "com.amazonaws.eu-west-1.dynamodb", routeTableIds },
  refs: { vpcId: ["network"], routeTableIds: tables },
});
const door = (service: string): Given => ({
  type,
  name: service,
  inputs: { vpcEndpointType: "Interface", serviceName: `com.amazonaws.eu-west-1.${service}` },
  refs: { vpcId: ["network"] },
});

const twins = (...[east = [], west = []]: readonly (readonly string[])[]): readonly Given[] =>
  Object.entries({ east, west }).flatMap(([name, services]) => [
    { ...network, name, inputs: { region: `us-${name}-1` } },
    ...services.map((service) => ({ ...door(service), name: `${service}-${name}`, refs: { vpcId: [name] } })),
  ]);

export const privateEndpointRequired: RuleCases = {
  rule: "private-endpoint-required",
  cases: [
    { what: "a gateway in every private table", stack: [network, table("a"), gateway(["a"])], found: [] },
    {
      what: "a gateway in one of two",
      stack: [network, table("a"), table("b"), gateway(["a"])],
      found: ["dynamodb routeTableIds"],
    },
    {
      what: "a gateway whose tables are named beside it",
      stack: [
        network,
        table("a"),
        gateway([]),
        {
          type: "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
          name: "beside",
          inputs: {},
          refs: { vpcEndpointId: ["dynamodb"], routeTableId: ["a"] },
        },
      ],
      found: [],
    },
    { what: "tables to come", stack: [network, table("a"), gateway([], unseen)], found: ["? dynamodb routeTableIds"] },
    { what: "half of Session Manager", stack: [network, door("ssm"), door("kms")], found: ["ssm serviceName"] },
    { what: "both halves", stack: [network, door("ssm"), door("ssmmessages")], found: [] },
    { what: "two regions alike", stack: twins(["kms", "logs", "sts"], ["kms", "logs", "sts"]), found: [] },
    { what: "a region with less", stack: twins(["kms", "logs", "sts"], ["kms", "sts"]), found: ["west "] },
    {
      what: "two regions for different things",
      stack: twins(["kms", "logs", "sts"], ["kms", "ssm", "ssmmessages"]),
      found: [],
    },
    { what: "one for a network that stands elsewhere", stack: [{ ...door("ssm"), refs: {} }], found: [] },
  ],
};
