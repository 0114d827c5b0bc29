import type { Size } from "../../../config/settings";

/**
 * Graviton, which costs less for the same work. vCPUs and memory: t4g.small 2 and 2 GiB, m7g.large 2 and 8, m7g.xlarge 4 and
 * 16, m7g.2xlarge 8 and 32. Burstable machines are for development. Source: Amazon EC2 instance types; 2026-11.
 */
export const machineTypes: Readonly<Record<Size, string>> = {
  small: "t4g.small",
  medium: "m7g.large",
  large: "m7g.xlarge",
  xlarge: "m7g.2xlarge",
};

/** Newest Amazon Linux 2023; EC2 looks it up at each launch. For development only: it changes without a change of ours. */
export const newestImage = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
