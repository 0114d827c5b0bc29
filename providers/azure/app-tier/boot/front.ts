import { nginxConfig, toContainer } from "../../../../components/boot/nginx";
import { drainingFile } from "./drain";
import type { BootArgs } from "./script";

/** What the health extension wants to read where all is well; it goes by the words and not by the status alone. */
export const healthyAnswer = '{"ApplicationHealthState": "Healthy"}\n';

export const healthyFile = "/etc/commerce/healthy.json";

/** Port on localhost at which the health extension asks. */
export function healthPort({ containerPort }: Pick<BootArgs, "containerPort">): number {
  return containerPort === 8444 ? 8445 : 8444;
}

/**
 * The instance's server, and one on localhost for the health extension, which asks the first as the balancer does and turns
 * its answer into the extension's words. The extension puts a slash too many before the path; here that is one.
 */
export function front(args: Pick<BootArgs, "port" | "containerPort" | "healthPath" | "certificate">): string {
  const { port, containerPort, healthPath, certificate } = args;
  const tls = certificate !== undefined;
  return nginxConfig({
    port,
    containerPort,
    tls,
    // On the machine's own way nobody names the machine: its name would be taken for the program's.
    errorLog: "syslog:server=unix:/dev/log,facility=daemon,tag=nginx,nohostname",
    locations: `    location = ${healthPath} {
      if (-f ${drainingFile}) {
        return 503;
      }
${toContainer}    }
`,
    servers: `  server {
    listen 127.0.0.1:${healthPort(args)};
    location = ${healthPath} {
      auth_request /asked;
      default_type application/json;
      alias ${healthyFile};
    }
    location = /asked {
      internal;
      proxy_pass ${tls ? "https" : "http"}://127.0.0.1:${port}${healthPath};
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      proxy_read_timeout 5s;
    }
  }
`,
  });
}
