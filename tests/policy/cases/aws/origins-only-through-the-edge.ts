import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const distribution = (origin: object, refs: Given["refs"] = {}): Given => ({
  type: "aws:cloudfront/distribution:Distribution",
  name: "edge",
  inputs: { origins: [origin] },
  refs,
});
const s3 = { domainName: "pages.s3.eu-west-1.amazonaws.com" };
const group = (name: string, ingress: object, on: readonly string[] = []): Given => ({
  type: "aws:ec2/securityGroup:SecurityGroup",
  name,
  inputs: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, ...ingress }] },
  refs: { ingress: on },
});
const balancer: Given = {
  type: "aws:lb/loadBalancer:LoadBalancer",
  name: "alb",
  inputs: { securityGroups: ["sg-1"] },
  refs: { securityGroups: ["front"] },
};
const custom = { domainName: "alb-1.elb.amazonaws.com", customOriginConfig: { originProtocolPolicy: "https-only" } };
const refs = { origins: ["alb"] };
const world = group("front", { cidrBlocks: ["0.0.0.0/0"] });

export const originsOnlyThroughTheEdge: RuleCases = {
  rule: "origins-only-through-the-edge",
  cases: [
    { what: "a bucket, signed for", stack: [distribution({ ...s3, originAccessControlId: "E1" })], found: [] },
    {
      what: "a bucket, by the older identity",
      stack: [distribution({ ...s3, s3OriginConfig: { originAccessIdentity: unseen } })],
      found: [],
    },
    { what: "a bucket that must be open", stack: [distribution(s3)], found: ["edge origins.0.originAccessControlId"] },
    {
      what: "a bucket's website",
      stack: [distribution({ domainName: "pages.s3-website.eu-west-1.amazonaws.com", customOriginConfig: {} })],
      found: ["edge origins.0.domainName"],
    },
    {
      what: "a balancer that everybody reaches",
      stack: [world, balancer, distribution(custom, refs)],
      found: ["edge origins.0.domainName"],
    },
    {
      what: "a balancer that asks for a header",
      stack: [world, balancer, distribution({ ...custom, customHeaders: [{ name: "x-edge", value: "secret" }] }, refs)],
      found: [],
    },
    {
      what: "a balancer for CloudFront's list",
      stack: [group("front", { prefixListIds: ["pl-1"] }), balancer, distribution(custom, refs)],
      found: [],
    },
    {
      what: "a control that signs when it likes, and one to come",
      stack: ["never", unseen].map((signingBehavior, index) => ({
        type: "aws:cloudfront/originAccessControl:OriginAccessControl",
        name: `control-${index}`,
        inputs: { originAccessControlOriginType: "s3", signingBehavior },
      })),
      found: ["control-0 signingBehavior", "? control-1 signingBehavior"],
    },
    {
      what: "instances that let a stranger in where the balancer sends",
      stack: [
        {
          ...group("front", {}),
          inputs: { egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: ["sg-2"] }] },
          refs: { egress: ["app"] },
        },
        group("app", { securityGroups: ["sg-else"] }),
        {
          type: "aws:ec2/instance:Instance",
          name: "shop",
          inputs: { vpcSecurityGroupIds: ["sg-2"] },
          refs: { vpcSecurityGroupIds: ["app"] },
        },
      ],
      found: ["app ingress.0.securityGroups.0"],
    },
    {
      what: "a balancer that sends to a stranger where instances wait for it",
      stack: [
        {
          ...group("front", {}),
          inputs: { egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, securityGroups: ["sg-else"] }] },
        },
        group("app", { securityGroups: ["sg-1"] }, ["front"]),
      ],
      found: ["front egress.0.securityGroups.0"],
    },
  ],
};
