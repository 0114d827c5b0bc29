import type { BootArgs } from "./script";

/** Where the container finds the authorities of the database's certificate. */
export const databaseCaFile = "/etc/database-ca.pem";

/**
 * TLS in front of the container. The certificate is the instance's own, made at boot: balancers encrypt but don't look whose
 * it is. Connections are kept longer than the balancer keeps them, or it would meet closed ones.
 */
export function nginxConfig({ port, containerPort }: Pick<BootArgs, "port" | "containerPort">): string {
  return `worker_processes auto;
worker_rlimit_nofile 65536;
error_log /var/log/nginx/error.log warn;
pid /run/nginx.pid;
events {
  worker_connections 8192;
}
http {
  access_log off;
  server_tokens off;
  upstream app {
    server 127.0.0.1:${containerPort};
    keepalive 64;
  }
  server {
    listen ${port} ssl;
    ssl_certificate /etc/commerce/tls.crt;
    ssl_certificate_key /etc/commerce/tls.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    keepalive_timeout 75s;
    client_max_body_size 10m;
    location / {
      proxy_pass http://app;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $http_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto https;
      proxy_read_timeout 60s;
    }
  }
}
`;
}

/** Memory and disk, which EC2 doesn't see, and the files that an auditor asks for. */
export function agentConfig({ logGroup }: Pick<BootArgs, "logGroup">): string {
  const file = (path: string, name: string) => ({
    file_path: path,
    log_group_name: logGroup,
    log_stream_name: `{instance_id}/${name}`,
    retention_in_days: -1,
  });
  return JSON.stringify({
    agent: { metrics_collection_interval: 60, run_as_user: "root" },
    metrics: {
      namespace: "CWAgent",
      append_dimensions: { AutoScalingGroupName: "${aws:AutoScalingGroupName}" },
      aggregation_dimensions: [["AutoScalingGroupName"]],
      metrics_collected: {
        mem: { measurement: ["mem_used_percent"] },
        disk: { measurement: ["used_percent"], resources: ["/"], drop_device: true },
      },
    },
    logs: {
      logs_collected: {
        files: {
          collect_list: [
            file("/var/log/cloud-init-output.log", "boot"),
            file("/var/log/nginx/error.log", "tls"),
            file("/var/log/audit/audit.log", "audit"),
          ],
        },
      },
    },
  });
}

/**
 * The container: read-only, without rights, on the host's network, so that tokens of the instance's role reach it although
 * the metadata service answers the first hop only. Logs never hold the application up.
 */
export function appUnit({ image, logGroup, region, drainSeconds }: UnitArgs): string {
  const options = [
    "--name commerce",
    "--rm",
    "--network host",
    "--read-only",
    "--tmpfs /tmp",
    "--cap-drop ALL",
    "--security-opt no-new-privileges",
    "--env-file /etc/commerce/environment",
    `--volume /etc/commerce/database-ca.pem:${databaseCaFile}:ro`,
    `--stop-timeout ${drainSeconds}`,
    "--log-driver awslogs",
    "--log-opt mode=non-blocking",
    "--log-opt max-buffer-size=25m",
    `--log-opt awslogs-region=${region}`,
    `--log-opt awslogs-group=${logGroup}`,
    "--log-opt awslogs-stream=%H/app",
  ];
  return `[Unit]
Description=The shop
After=docker.service network-online.target
Requires=docker.service
StartLimitIntervalSec=0

[Service]
Restart=always
RestartSec=2
ExecStartPre=-/usr/bin/docker rm --force commerce
ExecStart=/usr/bin/docker run ${options.join(" ")} ${image}
ExecStop=/usr/bin/docker stop --time ${drainSeconds} commerce
TimeoutStopSec=${drainSeconds + 15}

[Install]
WantedBy=multi-user.target
`;
}

type UnitArgs = Pick<BootArgs, "image" | "logGroup" | "region" | "drainSeconds">;

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
