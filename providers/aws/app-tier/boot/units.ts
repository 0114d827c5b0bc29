import { appUnit as containerUnit } from "../../../../components/boot/units";
import type { BootArgs } from "./script";

type UnitArgs = Pick<BootArgs, "logGroup" | "region" | "drainSeconds" | "user">;

/** On the host's network also because the metadata service answers the first hop only. */
export function appUnit({ logGroup, region, drainSeconds, user }: UnitArgs): string {
  return containerUnit({
    drainSeconds,
    user,
    logOptions: [
      "--log-driver awslogs",
      "--log-opt mode=non-blocking",
      "--log-opt max-buffer-size=25m",
      `--log-opt awslogs-region=${region}`,
      `--log-opt awslogs-group=${logGroup}`,
      "--log-opt awslogs-stream=${INSTANCE_ID}/app",
    ],
  });
}

/** The package gives requests under way five seconds. */
export const nginxStop = ["TimeoutStopSec=20"];
