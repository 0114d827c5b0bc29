import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const group = "aws:ec2/securityGroup:SecurityGroup";
const single = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const everybody = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const s3 = { serviceName: "com.amazonaws.eu-west-1.s3" };

export const egressLeast: RuleCases = {
  rule: "egress-least",
  cases: [
    {
      what: "what the console gives to a new group",
      stack: [
        { type: group, inputs: { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] } },
      ],
      found: ["it egress.0.protocol"],
    },
    {
      what: "HTTPS to the world, and one port to a group",
      stack: [
        {
          type: group,
          inputs: {
            egress: [
              { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] },
              { protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: ["sg-1"] },
            ],
          },
        },
      ],
      found: [],
    },
    {
      what: "all ports of one protocol",
      stack: [
        {
          type: single,
          name: "udp",
          inputs: { ipProtocol: "udp", fromPort: 0, toPort: 65_535, cidrIpv4: "0.0.0.0/0" },
        },
        {
          type: single,
          name: "high",
          inputs: { ipProtocol: "tcp", fromPort: 1024, toPort: 65_535, cidrIpv4: "0.0.0.0/0" },
        },
        {
          type: single,
          name: "nodes",
          inputs: { ipProtocol: "tcp", fromPort: 1025, toPort: 65_535, referencedSecurityGroupId: "sg-1" },
        },
      ],
      found: ["udp fromPort", "high fromPort"],
    },
    {
      what: "a protocol not known yet",
      stack: [{ type: single, inputs: { ipProtocol: unseen, cidrIpv4: "0.0.0.0/0" } }],
      found: ["? it fromPort"],
    },
    { what: "an endpoint without a policy", stack: [{ type: endpoint, inputs: s3 }], found: ["it policy"] },
    {
      what: "an endpoint for everybody's buckets",
      stack: [{ type: endpoint, inputs: { ...s3, policy: policy(everybody) } }],
      found: ["it policy"],
    },
    {
      what: "an endpoint for the organisation, and for packages",
      stack: [
        {
          type: endpoint,
          inputs: {
            ...s3,
            policy: policy(
              { ...everybody, Condition: { StringEquals: { "aws:ResourceOrgID": "o-1" } } },
              { ...everybody, Action: "s3:GetObject", Resource: "arn:aws:s3:::packages/*" },
            ),
          },
        },
      ],
      found: [],
    },
    {
      what: "writing to a bucket that is named and may be anybody's",
      stack: [
        {
          type: endpoint,
          inputs: {
            ...s3,
            policy: policy({ ...everybody, Action: "s3:PutObject", Resource: "arn:aws:s3:::elsewhere/*" }),
          },
        },
      ],
      found: ["it policy"],
    },
    {
      what: "an endpoint of a partner, and of a gateway balancer, which take no policy",
      stack: [
        {
          type: endpoint,
          name: "partner",
          inputs: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-1" },
        },
        {
          type: endpoint,
          name: "inspection",
          inputs: { vpcEndpointType: "GatewayLoadBalancer", serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-2" },
        },
      ],
      found: [],
    },
    {
      what: "a policy not known yet",
      stack: [{ type: endpoint, inputs: { ...s3, policy: unseen } }],
      found: ["? it policy"],
    },
  ],
};
