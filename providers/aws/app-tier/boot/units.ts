import { databaseCaFile } from "./environment";
import type { BootArgs } from "./script";
import { tokenFolder } from "./tokens";

type UnitArgs = Pick<BootArgs, "logGroup" | "region" | "drainSeconds" | "user">;

/**
 * The container: read-only, without rights, never as root, on the host's network, so that its own calls get the role of the
 * instance although the metadata service answers the first hop only. Logs never hold the application up. It is not run in
 * the foreground, or each line of its log would go into the instance's journal too.
 */
export function appUnit({ logGroup, region, drainSeconds, user }: UnitArgs): string {
  const options = [
    "--detach",
    "--name commerce",
    "--network host",
    `--user ${user}:${user}`,
    "--read-only",
    "--tmpfs /tmp",
    "--cap-drop ALL",
    "--security-opt no-new-privileges",
    "--ulimit nofile=65536:65536",
    `--env-file /etc/commerce/environment`,
    `--volume /etc/commerce/database-ca.pem:${databaseCaFile}:ro`,
    `--volume ${tokenFolder}:${tokenFolder}:ro`,
    `--stop-timeout ${drainSeconds}`,
    "--log-driver awslogs",
    "--log-opt mode=non-blocking",
    "--log-opt max-buffer-size=25m",
    `--log-opt awslogs-region=${region}`,
    `--log-opt awslogs-group=${logGroup}`,
    "--log-opt awslogs-stream=${INSTANCE_ID}/app",
  ];
  return `[Unit]
Description=The shop
After=docker.service network-online.target commerce-tokens.service
Before=nginx.service
Requires=docker.service
Wants=network-online.target commerce-tokens.service
StartLimitIntervalSec=0

[Service]
EnvironmentFile=/etc/commerce/instance
ExecStartPre=-/usr/bin/docker rm --force commerce
ExecStartPre=/usr/bin/docker run ${options.join(" ")} \${IMAGE}
ExecStart=/usr/bin/docker wait commerce
ExecStop=/usr/bin/docker stop commerce
Restart=always
RestartSec=2
TimeoutStopSec=${drainSeconds + 15}

[Install]
WantedBy=multi-user.target
`;
}

/** The package's own unit is not started again when it fails, and gives requests under way five seconds. */
export const nginxDropIn = `[Unit]
StartLimitIntervalSec=0

[Service]
Restart=always
RestartSec=2
TimeoutStopSec=20
`;

export const tokenUnit = `[Unit]
Description=Makes the shop's passwords anew
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/commerce-tokens /etc/commerce/tokens.json
`;

/** Tokens are good for 15 minutes, so six tries in a row may fail before one that is read has ended. */
export const tokenTimer = `[Unit]
Description=Makes the shop's passwords anew

[Timer]
OnCalendar=*:0/2
AccuracySec=5s

[Install]
WantedBy=timers.target
`;

/** Watches for the end of the instance: by then the balancer sends nothing more, and what is under way may finish. */
export const drainUnit = `[Unit]
Description=Ends the shop in order when the instance is taken out
After=network-online.target

[Service]
ExecStart=/usr/local/sbin/commerce-drain
Restart=on-failure
RestartSec=5

[Install]
WantedBy=multi-user.target
`;
