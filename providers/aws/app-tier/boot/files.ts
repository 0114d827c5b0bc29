import type { BootArgs } from "./script";

/**
 * TLS in front of the container. The certificate is the instance's own, made at boot: balancers encrypt but don't look whose
 * it is. Connections are kept longer than the balancer keeps them, and for any number of requests, or it would send one
 * into a connection that is being closed.
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
    ssl_session_cache shared:tls:10m;
    keepalive_timeout 75s;
    keepalive_time 24h;
    keepalive_requests 1000000;
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

/**
 * Memory and disk, which EC2 doesn't see, and the files that an auditor asks for. Amazon Linux 2023 keeps messages and
 * sign-ins in the journal alone, which the agent of most images can't read: rsyslog writes them into files again.
 */
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
            file("/var/log/messages", "messages"),
            file("/var/log/secure", "secure"),
            file("/var/log/audit/audit.log", "audit"),
            file("/var/log/nginx/error.log", "tls"),
          ],
        },
      },
    },
  });
}
