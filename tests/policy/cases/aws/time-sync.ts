import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const template = "aws:ec2/launchTemplate:LaunchTemplate";
const script = (line: string) => Buffer.from(`#!/bin/bash\necho '${line}' >> /etc/chrony.conf\n`).toString("base64");

export const timeSync: RuleCases = {
  rule: "time-sync",
  cases: [
    { what: "the image's own", stack: [{ type: template, inputs: {} }], found: [] },
    {
      what: "a stranger's clock",
      stack: [{ type: template, inputs: { userData: script("server ntp.example.org iburst") } }],
      found: ["it userData"],
    },
    {
      what: "the cloud's own",
      stack: [{ type: template, inputs: { userData: script("server 169.254.169.123 prefer") } }],
      found: [],
    },
    {
      what: "options of a network",
      stack: [
        { type: "aws:ec2/vpcDhcpOptions:VpcDhcpOptions", inputs: { ntpServers: ["169.254.169.123", "10.0.0.9"] } },
      ],
      found: ["it ntpServers.1"],
    },
    {
      what: "a script not known yet",
      stack: [{ type: template, inputs: { userData: unseen } }],
      found: ["? it userData"],
    },
  ],
};
