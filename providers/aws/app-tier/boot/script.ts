import { nginxConfig } from "../../../../components/boot/nginx";
import { quote } from "../../../../components/boot/quote";
import type { BootFile } from "../../../../components/boot/shell";
import { assignments, heredoc, writeFunction } from "../../../../components/boot/shell";
import { tokenFolder } from "../../../../components/boot/token-files";
import { drainUnit, nginxDropIn, tokenTimer, tokenUnit } from "../../../../components/boot/units";
import type { Setting } from "../../../../components/variables";
import { imageSources, ownRegistry } from "../../shared/own-registry";
import { bootSeconds, hooks } from "../hooks";
import { environment } from "./environment";
import { agentConfig } from "./files";
import { lifecycle, prepare, start, stop } from "./parts";
import type { Token } from "./tokens";
import { tokenScript } from "./tokens";
import { appUnit, nginxStop } from "./units";

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

${writeFunction}${lifecycle}${prepare}
${files(args, registries).map(heredoc).join("\n")}
${start}`;
}

function files(args: BootArgs, registries: readonly string[]): readonly BootFile[] {
  const { region, root = "", tokens, user } = args;
  // Registries of AWS ask for a token that is made anew each time.
  const docker = { credHelpers: Object.fromEntries(registries.map((host) => [host, "ecr-login"])) };
  return [
    ["/etc/commerce/environment", "0600", environment(args)],
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
    ["/etc/systemd/system/nginx.service.d/commerce.conf", "0644", nginxDropIn(nginxStop)],
    ["/etc/systemd/system/commerce.service", "0644", appUnit(args)],
    ["/etc/systemd/system/commerce-tokens.service", "0644", tokenUnit],
    ["/etc/systemd/system/commerce-tokens.timer", "0644", tokenTimer],
    ["/etc/systemd/system/commerce-drain.service", "0644", drainUnit],
  ];
}

function drainScript(region: string): string {
  return `#!/bin/bash
set -euo pipefail
${assignments({ region, drain_hook: hooks.drain })}
${lifecycle}${stop}`;
}
