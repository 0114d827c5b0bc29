import type { Setting } from "../../../../components/variables";
import { imageSources, ownRegistry } from "../../own-registry";
import { bootSeconds, hooks } from "../hooks";
import { environmentFile } from "./environment";
import { agentConfig, nginxConfig } from "./files";
import { lifecycle, prepare, start, stop } from "./parts";
import { quote } from "./quote";
import type { Token } from "./tokens";
import { tokenFolder, tokenScript } from "./tokens";
import { appUnit, drainUnit, nginxDropIn, tokenTimer, tokenUnit } from "./units";

export interface BootArgs {
  readonly region: string;
  /** Image, pinned by digest. */
  readonly image: string;
  /** Port of the container on localhost, plain HTTP. */
  readonly containerPort: number;
  /** Port of the instance, TLS. */
  readonly port: number;
  readonly healthPath: string;
  readonly drainSeconds: number;
  readonly logGroup: string;
  /** Settings; no credential is among them. */
  readonly environment: Readonly<Record<Setting, string>>;
  /** What the container's short-lived passwords are made for. */
  readonly tokens: readonly Token[];
  /** Number of the user and group that the container runs as, and that may read its passwords; nobody else's. */
  readonly user: number;
  /** Seconds after which an instance that doesn't serve is given up; default a minute before the hook would. */
  readonly patienceSeconds?: number;
  /** Folder above all files that are written; default the root. */
  readonly root?: string;
}

/** Path, mode and text. */
type File = readonly [path: string, mode: string, text: string];

/**
 * What an instance of Amazon Linux 2023 does at its first boot: install, configure, start, and say that it is ready. What
 * fails ends the instance, so that a group never counts one that doesn't serve.
 */
export function bootScript(args: BootArgs): string {
  const images = imageSources(args.image, args.region);
  const registries = images.flatMap((image) => ownRegistry(image)?.host ?? []);
  const settings = {
    region: args.region,
    port: String(args.port),
    health_path: args.healthPath,
    boot_hook: hooks.boot,
    patience: String(args.patienceSeconds ?? bootSeconds - 60),
    root: args.root ?? "",
  };
  const packages = ["docker", "nginx", "amazon-cloudwatch-agent", "rsyslog", "audit"];
  const helper = registries.length > 0 ? ["amazon-ecr-credential-helper"] : [];
  return `#!/bin/bash
set -euo pipefail
umask 077

${assignments(settings)}
images=(${images.map(quote).join(" ")})
packages=(${[...packages, ...helper].join(" ")})

write() { # file, mode; the text comes on standard input
  install --directory --mode 0755 "$(dirname "$root$1")"
  cat >"$root$1"
  chmod "$2" "$root$1"
}
${lifecycle}${prepare}
${files(args, registries).map(heredoc).join("\n")}
${start}`;
}

function files(args: BootArgs, registries: readonly string[]): readonly File[] {
  const { region, root = "", tokens, user } = args;
  // Registries of AWS ask for a token that is made anew each time.
  const docker = { credHelpers: Object.fromEntries(registries.map((host) => [host, "ecr-login"])) };
  return [
    ["/etc/commerce/environment", "0600", environmentFile(args)],
    [
      "/etc/commerce/tokens.json",
      "0644",
      JSON.stringify({ region, folder: `${root}${tokenFolder}`, group: user, tokens }),
    ],
    ["/usr/local/sbin/commerce-tokens", "0755", tokenScript],
    ["/usr/local/sbin/commerce-drain", "0755", drainScript(region)],
    ["/root/.docker/config.json", "0600", JSON.stringify(docker)],
    ["/etc/nginx/nginx.conf", "0644", nginxConfig(args)],
    ["/opt/aws/amazon-cloudwatch-agent/etc/commerce.json", "0644", agentConfig(args)],
    ["/etc/systemd/system/nginx.service.d/commerce.conf", "0644", nginxDropIn],
    ["/etc/systemd/system/commerce.service", "0644", appUnit(args)],
    ["/etc/systemd/system/commerce-tokens.service", "0644", tokenUnit],
    ["/etc/systemd/system/commerce-tokens.timer", "0644", tokenTimer],
    ["/etc/systemd/system/commerce-drain.service", "0644", drainUnit],
  ];
}

function heredoc([path, mode, text]: File): string {
  return `write ${path} ${mode} <<'END_OF_FILE'\n${text.trimEnd()}\nEND_OF_FILE`;
}

function assignments(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(value)}`)
    .join("\n");
}

function drainScript(region: string): string {
  return `#!/bin/bash
set -euo pipefail
${assignments({ region, drain_hook: hooks.drain })}
${lifecycle}${stop}`;
}
