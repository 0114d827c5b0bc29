import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const group = (name: string, from: object, on: readonly string[] = []): Given => ({
  type: "aws:ec2/securityGroup:SecurityGroup",
  name,
  inputs: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, ...from }] },
  refs: { ingress: on },
});
const web = group("web", { cidrBlocks: ["0.0.0.0/0"] });
const inner = group("inner", { securityGroups: ["sg-1"] }, ["web"]);
const balancer = (inputs: object, guard: string): Given => ({
  type: "aws:alb/loadBalancer:LoadBalancer",
  name: "alb",
  inputs: { securityGroups: ["sg-2"], ...inputs },
  refs: { securityGroups: [guard] },
});
const listener = "aws:lb/listener:Listener";

export const originNotExposed: RuleCases = {
  rule: "origin-not-exposed",
  cases: [
    {
      what: "a public balancer, and the inner one that is internal",
      stack: [web, inner, balancer({ internal: "true" }, "inner")],
      found: [],
    },
    { what: "a public balancer", stack: [web, balancer({}, "web")], found: [] },
    { what: "an inner one with a public name", stack: [web, inner, balancer({}, "inner")], found: ["alb internal"] },
    {
      what: "an inner one, perhaps",
      stack: [web, inner, balancer({ internal: unseen }, "inner")],
      found: ["? alb internal"],
    },
    {
      what: "answers that name the server, or not, and a listener that gives none",
      stack: [
        { type: listener, name: "named", inputs: { protocol: "HTTPS" } },
        { type: listener, name: "quiet", inputs: { protocol: "HTTPS", routingHttpResponseServerEnabled: false } },
        { type: listener, name: "tcp", inputs: { protocol: "TCP" } },
      ],
      found: ["named routingHttpResponseServerEnabled"],
    },
  ],
};
