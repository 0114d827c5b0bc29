import type { BootFile } from "../../../../components/boot/shell";
import { assignments, heredoc, writeFunction } from "../../../../components/boot/shell";
import { tokenFolder } from "../../../../components/boot/token-files";
import { appUnit, drainUnit, nginxDropIn, tokenTimer, tokenUnit } from "../../../../components/boot/units";
import type { Setting } from "../../../../components/variables";
import { certificateScript, certificateTimer, certificateUnit } from "./certificate";
import { drainScript, drainSettings } from "./drain";
import { environment } from "./environment";
import { front, healthPort, healthyAnswer, healthyFile } from "./front";
import { prepare, start } from "./parts";
import type { Token } from "./tokens";
import { tokenScript } from "./tokens";

export interface BootArgs {
  /** Image, pinned by digest. */
  readonly image: string;
  /** Port of the container on localhost, plain HTTP. */
  readonly containerPort: number;
  /** Port of the instance. */
  readonly port: number;
  readonly healthPath: string;
  readonly drainSeconds: number;
  /** Settings; no credential is among them. */
  readonly environment: Readonly<Record<Setting, string>>;
  /** The one identity of the instance. */
  readonly identity: { readonly clientId: string };
  /** Connection string of Application Insights: an address, since keys are refused there. */
  readonly insights: string;
  /** What the container's short-lived passwords are made for. */
  readonly tokens: readonly Token[];
  /** Secret of the vault that holds the certificate, without a version; undefined serves plain HTTP. */
  readonly certificate: string | undefined;
  /** Number of the user and group that the container runs as, and that may read its passwords; nobody else's. */
  readonly user: number;
  /** Seconds after which an instance that doesn't serve gives up. */
  readonly patienceSeconds?: number;
  /** Folder above all files that are written; default the root. */
  readonly root?: string;
}

/** Seconds from boot until an instance must serve; packages and image must be there by then. */
export const bootSeconds = 600;

/** What an instance of Ubuntu 24.04 does at its first boot: install, configure and start. What fails, repairs replace. */
export function bootScript(args: BootArgs): string {
  const { image, certificate, identity } = args;
  const settings = {
    image,
    registry: image.slice(0, image.indexOf("/")),
    client_id: identity.clientId,
    health_port: String(healthPort(args)),
    health_path: args.healthPath,
    patience: String(args.patienceSeconds ?? bootSeconds - 60),
    root: args.root ?? "",
  };
  const first = ["commerce-tokens", ...(certificate === undefined ? [] : ["commerce-certificate"])];
  return `#!/bin/bash
set -euo pipefail
umask 077

${assignments(settings)}
packages=(docker.io nginx rsyslog auditd curl openssl ca-certificates python3)
first=(${first.join(" ")})

${writeFunction}${prepare}
${files(args).map(heredoc).join("\n")}
${start}`;
}

function files(args: BootArgs): readonly BootFile[] {
  const { root = "", tokens, user, identity, drainSeconds, certificate } = args;
  const client = identity.clientId;
  const json = (value: object) => JSON.stringify(value);
  return [
    ["/etc/commerce/environment", "0600", environment(args)],
    ["/etc/commerce/tokens.json", "0644", json({ folder: `${root}${tokenFolder}`, group: user, client, tokens })],
    ["/usr/local/sbin/commerce-tokens", "0755", tokenScript],
    ...(certificate === undefined ? [] : certificateFiles(root, client, certificate)),
    ["/etc/commerce/drain.json", "0644", drainSettings],
    ["/usr/local/sbin/commerce-drain", "0755", drainScript],
    [healthyFile, "0644", healthyAnswer],
    ["/etc/nginx/nginx.conf", "0644", front(args)],
    ["/etc/audit/plugins.d/syslog.conf", "0640", auditPlugin],
    ["/etc/systemd/system/nginx.service.d/commerce.conf", "0644", nginxDropIn(nginxStop(drainSeconds))],
    ["/etc/systemd/system/commerce.service", "0644", appUnit({ drainSeconds, user, logOptions })],
    ["/etc/systemd/system/commerce-tokens.service", "0644", tokenUnit],
    ["/etc/systemd/system/commerce-tokens.timer", "0644", tokenTimer],
    ["/etc/systemd/system/commerce-drain.service", "0644", drainUnit],
  ];
}

function certificateFiles(root: string, client: string, url: string): readonly BootFile[] {
  return [
    ["/etc/commerce/certificate.json", "0644", JSON.stringify({ folder: `${root}/etc/commerce`, client, url })],
    ["/usr/local/sbin/commerce-certificate", "0755", certificateScript],
    ["/etc/systemd/system/commerce-certificate.service", "0644", certificateUnit],
    ["/etc/systemd/system/commerce-certificate.timer", "0644", certificateTimer],
  ];
}

/** The audit trail goes into the system's log too. Written whole: which package brings the file differs by version. */
const auditPlugin = `active = yes
direction = out
path = /sbin/audisp-syslog
type = always
args = LOG_INFO LOG_AUTHPRIV
format = string
`;

/** Into the system's log, from which the monitor agent takes it. */
const logOptions = [
  "--log-driver syslog",
  "--log-opt mode=non-blocking",
  "--log-opt max-buffer-size=25m",
  "--log-opt syslog-facility=local0",
  "--log-opt tag=commerce",
];

/** The package's own way gives requests under way five seconds: this one lets them finish, and closes idle connections. */
function nginxStop(drainSeconds: number): readonly string[] {
  return ["ExecStop=", "KillSignal=SIGQUIT", "KillMode=mixed", `TimeoutStopSec=${drainSeconds + 10}`];
}
