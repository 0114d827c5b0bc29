import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const balancer: Given = { type: "aws:lb/loadBalancer:LoadBalancer", name: "alb", inputs: {} };
const acl = (scope = "REGIONAL"): Given => ({ type: "aws:wafv2/webAcl:WebAcl", name: "acl", inputs: { scope } });
const association = (inputs: object, refs: Given["refs"]): Given => ({
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  name: "association",
  inputs: { ...inputs },
  refs,
});
const distribution = "aws:cloudfront/distribution:Distribution";
const stage: Given = { type: "aws:apigateway/stage:Stage", name: "live", inputs: {}, refs: { restApi: ["api"] } };
const api = (types?: unknown): Given => ({
  type: "aws:apigateway/restApi:RestApi",
  name: "api",
  inputs: { endpointConfiguration: { types } },
});

const list = (region: string, ...names: readonly string[]): Given => ({
  type: "aws:wafv2/webAcl:WebAcl",
  name: region,
  inputs: { scope: "REGIONAL", region: `us-${region}-1`, rules: names.map((name) => ({ name })) },
});

export const wafAttached: RuleCases = {
  rule: "waf-attached",
  cases: [
    {
      what: "a balancer with its list",
      stack: [balancer, acl(), association({}, { resourceArn: ["alb"], webAclArn: ["acl"] })],
      found: [],
    },
    { what: "a balancer without", stack: [balancer], found: ["alb "] },
    {
      what: "balancers that need none, or take none",
      stack: [
        { ...balancer, inputs: { internal: true } },
        { ...balancer, name: "nlb", inputs: { loadBalancerType: "network" } },
      ],
      found: [],
    },
    {
      what: "a list that another stack made",
      stack: [
        balancer,
        association({ webAclArn: "arn:aws:wafv2:eu-west-1:1:regional/webacl/shared/1" }, { resourceArn: ["alb"] }),
      ],
      found: [],
    },
    {
      what: "a list of its own that stands idle meanwhile",
      stack: [
        balancer,
        acl(),
        association({ webAclArn: "arn:aws:wafv2:eu-west-1:1:regional/webacl/shared/1" }, { resourceArn: ["alb"] }),
      ],
      found: ["acl "],
    },
    {
      what: "lists of two regions, one with less",
      stack: [list("east", "common", "login"), list("west", "common")],
      found: ["west rules"],
    },
    {
      what: "lists of two regions for different things, and two of one region",
      stack: [list("east", "common", "login"), list("west", "bots"), { ...list("east", "common"), name: "other" }],
      found: [],
    },
    { what: "a list for others to use", stack: [acl()], found: [] },
    {
      what: "an association for nobody knows whom",
      stack: [balancer, association({ resourceArn: unseen }, {})],
      found: ["? alb "],
    },
    {
      what: "a stage, guarded through its API",
      stack: [api(), stage, association({}, { resourceArn: ["api"] })],
      found: [],
    },
    { what: "a stage, open, and a private one", stack: [api(), stage], found: ["live "] },
    { what: "a private stage", stack: [api("PRIVATE"), stage], found: [] },
    {
      what: "distributions with and without",
      stack: [
        { type: distribution, name: "with", inputs: { webAclId: "arn:aws:wafv2:us-east-1:1:global/webacl/shared/1" } },
        { type: distribution, name: "without", inputs: {} },
        { type: distribution, name: "later", inputs: { webAclId: unseen } },
      ],
      found: ["without webAclId", "? later webAclId"],
    },
    {
      what: "an API that takes no list",
      stack: [{ type: "aws:apigatewayv2/api:Api", inputs: { protocolType: "HTTP" } }],
      found: ["it protocolType"],
    },
  ],
};
