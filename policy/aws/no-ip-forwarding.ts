import { isNoneOf } from "../checks";
import type { CloudRule } from "../rule";

const check = isNoneOf(
  "sourceDestCheck",
  [false, "false"],
  "leave it on; where it has to forward (an appliance, a NAT of one's own), have it waived or take the managed one",
);

/** On by default: the network drops what isn't addressed from or to the interface. @pulumi/aws 7.48.0; 2026-11. */
export const noIpForwarding: CloudRule = {
  name: "no-ip-forwarding",
  resources: {
    "aws:ec2/instance:Instance": check,
    "aws:ec2/networkInterface:NetworkInterface": check,
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": check,
    // No template can switch it off: what starts from one drops what isn't its own.
    "aws:ec2/launchTemplate:LaunchTemplate": () => [],
  },
};
