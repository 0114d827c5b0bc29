import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const alb = (inputs: object = {}): Given => ({
  type: "aws:alb/loadBalancer:LoadBalancer",
  name: "alb",
  inputs: { ...inputs },
});
const listener = (inputs: object): Given => ({
  type: "aws:alb/listener:Listener",
  name: "listener",
  inputs: { ...inputs },
  refs: { loadBalancerArn: ["alb"] },
});
const to = (redirect: object) => ({ defaultActions: [{ type: "redirect", redirect }] });
const forward = { defaultActions: [{ type: "forward", targetGroupArn: "arn" }] };
const distribution = "aws:cloudfront/distribution:Distribution";

export const httpsOnly: RuleCases = {
  rule: "https-only",
  cases: [
    {
      what: "a listener that redirects, without a word on its protocol",
      stack: [alb(), listener({ port: 80, ...to({ protocol: "HTTPS", port: "443", statusCode: "HTTP_301" }) })],
      found: [],
    },
    {
      what: "a redirect that stays where it is",
      stack: [alb(), listener({ port: 80, ...to({ host: "www" }) })],
      found: ["listener defaultActions.0.redirect.protocol"],
    },
    {
      what: "a listener that passes on in the clear",
      stack: [alb(), listener({ port: 80, ...forward })],
      found: ["listener defaultActions.0.type"],
    },
    {
      what: "the same of an internal balancer",
      stack: [alb({ internal: true }), listener({ port: 80, ...forward })],
      found: [],
    },
    {
      what: "a listener that refuses",
      stack: [
        alb(),
        listener({
          protocol: "HTTP",
          defaultActions: [{ type: "fixed-response", fixedResponse: { statusCode: "403" } }],
        }),
      ],
      found: [],
    },
    {
      what: "actions to come",
      stack: [alb(), listener({ protocol: "HTTP", defaultActions: unseen })],
      found: ["? listener defaultActions"],
    },
    {
      what: "targets that get it in the clear",
      stack: [
        alb(),
        {
          ...listener({ protocol: "HTTPS", ...forward }),
          refs: { loadBalancerArn: ["alb"], defaultActions: ["targets"] },
        },
        { type: "aws:alb/targetGroup:TargetGroup", name: "targets", inputs: { protocol: "HTTP" } },
      ],
      found: ["targets protocol"],
    },
    {
      what: "a classic balancer with HTTP and HTTPS",
      stack: [
        {
          type: "aws:elb/loadBalancer:LoadBalancer",
          inputs: {
            listeners: [
              { lbPort: 443, lbProtocol: "https" },
              { lbPort: 80, lbProtocol: "http" },
            ],
          },
        },
      ],
      found: ["it listeners.1.lbProtocol"],
    },
    {
      what: "a distribution that lets a path through in the clear, and fetches so",
      stack: [
        {
          type: distribution,
          inputs: {
            defaultCacheBehavior: { viewerProtocolPolicy: "https-only" },
            orderedCacheBehaviors: [{ viewerProtocolPolicy: "allow-all" }],
            origins: [{ customOriginConfig: { originProtocolPolicy: "match-viewer" } }],
          },
        },
      ],
      found: [
        "it orderedCacheBehaviors.0.viewerProtocolPolicy",
        "it origins.0.customOriginConfig.originProtocolPolicy",
      ],
    },
  ],
};
