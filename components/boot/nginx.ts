export interface FrontArgs {
  /** Port of the instance. */
  readonly port: number;
  /** Port of the container on localhost. */
  readonly containerPort: number;
  /** False where nothing but a private link leads to the instance, and no certificate is there. */
  readonly tls?: boolean;
  /** Where errors go. */
  readonly errorLog?: string;
  /** More locations of the instance's server, and more servers: lines with their line ends. */
  readonly locations?: string;
  readonly servers?: string;
}

/** How a location hands a request to the container. */
export const toContainer = `      proxy_pass http://app;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $http_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto https;
      proxy_read_timeout 60s;
`;

/**
 * TLS in front of the container. Connections are kept longer than any balancer keeps them, and for any number of requests,
 * or it would send one into a connection that is being closed.
 */
export function nginxConfig(args: FrontArgs): string {
  const { port, containerPort, tls = true, errorLog = "/var/log/nginx/error.log", locations = "", servers = "" } = args;
  const certificate = `    ssl_certificate /etc/commerce/tls.crt;
    ssl_certificate_key /etc/commerce/tls.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:tls:10m;
`;
  return `worker_processes auto;
worker_rlimit_nofile 65536;
error_log ${errorLog} warn;
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
    listen ${port}${tls ? " ssl" : ""};
${tls ? certificate : ""}    keepalive_timeout 75s;
    keepalive_time 24h;
    keepalive_requests 1000000;
    client_max_body_size 10m;
    location / {
${toContainer}    }
${locations}  }
${servers}}
`;
}
