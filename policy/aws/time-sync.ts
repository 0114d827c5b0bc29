import { each, holds } from "../checks";
import type { Check, CloudRule } from "../rule";
import { textOf } from "./shared/user-data";

/** Amazon Time Sync Service, on every instance (EC2 User Guide, "Precision clock and time synchronization"; 2026-11). */
const own = /^(169\.254\.169\.123|fd00:ec2::123)$|\.amazon\.pool\.ntp\.org$|^time\.aws\.com$/;

/** `server HOST iburst` of chrony and of ntpd. */
const sources = /^\s*(?:echo\s+['"]?)?(?:server|pool|NTP=)\s*([\w.:-]+\.[\w.:-]*|[\da-f:]+::\d+)(?:\s+\S+)*\s*$/gim;

const clock = (property: string): Check =>
  holds(
    property,
    (value) => {
      const text = textOf(value);
      if (!/chrony|ntp|timesyncd/i.test(text)) return true;
      return [...text.matchAll(sources)].every(([, host = ""]) => own.test(host));
    },
    "169.254.169.123 as the only source of time",
    "leave the image's own time source, or name 169.254.169.123",
  );

export const timeSync: CloudRule = {
  name: "time-sync",
  resources: {
    "aws:ec2/launchTemplate:LaunchTemplate": clock("userData"),
    "aws:ec2/launchConfiguration:LaunchConfiguration": clock("userData"),
    "aws:ec2/instance:Instance": clock("userData"),
    "aws:ec2/vpcDhcpOptions:VpcDhcpOptions": each("ntpServers", "", (property) =>
      holds(property, (value) => own.test(String(value)), "169.254.169.123"),
    ),
  },
};
