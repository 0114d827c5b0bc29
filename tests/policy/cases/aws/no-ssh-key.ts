import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";
import { automationOf } from "../document";

export const noSshKey: RuleCases = {
  rule: "no-ssh-key",
  cases: [
    {
      what: "a key at an instance",
      stack: [{ type: "aws:ec2/instance:Instance", inputs: { keyName: "ops" } }],
      found: ["it keyName"],
    },
    { what: "none", stack: [{ type: "aws:ec2/launchTemplate:LaunchTemplate", inputs: {} }], found: [] },
    {
      what: "a key pair",
      stack: [{ type: "aws:ec2/keyPair:KeyPair", inputs: { publicKey: "ssh-ed25519 AAAA" } }],
      found: ["it publicKey"],
    },
    {
      what: "a key for the nodes of a cluster",
      stack: [{ type: "aws:eks/nodeGroup:NodeGroup", inputs: { remoteAccess: { ec2SshKey: "ops" } } }],
      found: ["it remoteAccess.ec2SshKey"],
    },
    {
      what: "a key where an automation starts an instance",
      stack: [{ type: "aws:ssm/document:Document", inputs: { content: automationOf({ KeyName: "ops" }) } }],
      found: ["it content"],
    },
    {
      what: "one not known yet",
      stack: [{ type: "aws:ec2/instance:Instance", inputs: { keyName: unseen } }],
      found: ["? it keyName"],
    },
  ],
};
