import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const type = "aws:ec2/networkInterface:NetworkInterface";

export const noIpForwarding: RuleCases = {
  rule: "no-ip-forwarding",
  cases: [
    { what: "an interface as it is made", stack: [{ type, inputs: {} }], found: [] },
    { what: "a fleet", stack: [{ type: "aws:ec2/launchTemplate:LaunchTemplate", inputs: {} }], found: [] },
    { what: "a router", stack: [{ type, inputs: { sourceDestCheck: false } }], found: ["it sourceDestCheck"] },
    {
      what: "an instance that may become one",
      stack: [{ type: "aws:ec2/instance:Instance", inputs: { sourceDestCheck: unseen } }],
      found: ["? it sourceDestCheck"],
    },
  ],
};
