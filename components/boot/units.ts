import { databaseCaFile, tokenFolder } from "./token-files";

export interface AppUnitArgs {
  readonly drainSeconds: number;
  /** Number of the user and group that the container runs as. */
  readonly user: number;
  /** Options of `docker run` that say where the container's log goes; they never hold it up. */
  readonly logOptions: readonly string[];
}

/**
 * The container: read-only, without rights, never as root, on the host's network, so that its own calls get the identity of
 * the instance. Logs never hold the application up. It is not run in the foreground, or each line of its log would go into
 * the instance's journal too.
 */
export function appUnit({ drainSeconds, user, logOptions }: AppUnitArgs): string {
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
    ...logOptions,
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

/** The package's own unit is not started again when it fails. `lines` say how it is stopped. */
export function nginxDropIn(lines: readonly string[]): string {
  return `[Unit]
StartLimitIntervalSec=0

[Service]
Restart=always
RestartSec=2
${lines.join("\n")}
`;
}

export const tokenUnit = `[Unit]
Description=Makes the shop's passwords anew
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/commerce-tokens /etc/commerce/tokens.json
`;

/** The shortest-lived are good for 15 minutes, so six tries in a row may fail before one that is read has ended. */
export const tokenTimer = `[Unit]
Description=Makes the shop's passwords anew

[Timer]
OnCalendar=*:0/2
AccuracySec=5s

[Install]
WantedBy=timers.target
`;

/** Watches for the end of the instance, and ends the shop in order. */
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
