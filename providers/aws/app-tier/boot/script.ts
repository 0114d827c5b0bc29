import { ownRegistry } from "../../own-registry";
import { hooks } from "../hooks";
import { agentConfig, appUnit, databaseCaFile, drainUnit, nginxConfig } from "./files";
import { quote } from "./quote";

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
  readonly environment: Readonly<Record<string, string>>;
  /** Folder above all files that are written; default the root. */
  readonly root?: string;
}

/**
 * What an instance of Amazon Linux 2023 does at its first boot: install, configure, start, and say that it is ready. What
 * fails ends the instance, so that a group never counts one that doesn't serve.
 */
export function bootScript(args: BootArgs): string {
  const registry = ownRegistry(args.image);
  const settings = {
    region: args.region,
    image: args.image,
    registry: registry?.host ?? "",
    port: String(args.port),
    health_path: args.healthPath,
    boot_hook: hooks.boot,
    root: args.root ?? "",
  };
  const environment = {
    ...args.environment,
    HOST: "127.0.0.1",
    PORT: String(args.containerPort),
    AWS_REGION: args.region,
    DATABASE_CA_FILE: databaseCaFile,
  };
  const files: readonly (readonly [string, string, string])[] = [
    ["/etc/commerce/environment", "0600", environmentFile(environment)],
    ["/etc/nginx/nginx.conf", "0644", nginxConfig(args)],
    ["/opt/aws/amazon-cloudwatch-agent/etc/commerce.json", "0644", agentConfig(args)],
    ["/etc/systemd/system/commerce.service", "0644", appUnit(args)],
    ["/etc/systemd/system/commerce-drain.service", "0644", drainUnit],
    ["/usr/local/sbin/commerce-drain", "0755", drainScript(args.region)],
  ];
  return `#!/bin/bash
set -Eeuo pipefail
umask 077

${assignments(settings)}

write() { # file, mode; the text comes on standard input
  install --directory --mode 0755 "$(dirname "$root$1")"
  cat >"$root$1"
  chmod "$2" "$root$1"
}
${lifecycle}${prepare}
${files.map(([path, mode, text]) => `write ${path} ${mode} <<'END_OF_FILE'\n${text.trimEnd()}\nEND_OF_FILE`).join("\n")}
${start}`;
}

/** Docker takes a line as it stands, quotes and all; a value can have no second line. */
function environmentFile(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => {
      if (/[\r\n]/.test(value)) throw new Error(`${name} has more than one line`);
      return `${name}=${value}`;
    })
    .join("\n");
}

function assignments(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${quote(value)}`)
    .join("\n");
}

/** Who am I, and to which group do I say it. The launch template is older than the group, so the group is looked up. */
const lifecycle = String.raw`
metadata() {
  local token
  token=$(curl --fail --silent --show-error --retry 5 --request PUT \
    --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  curl --fail --silent --retry 5 --header "X-aws-ec2-metadata-token: $token" \
    "http://169.254.169.254/latest/meta-data/$1"
}

complete() { # hook, result
  local instance group
  instance=$(metadata instance-id)
  group=$(aws autoscaling describe-auto-scaling-instances --region "$region" --instance-ids "$instance" \
    --query 'AutoScalingInstances[0].AutoScalingGroupName' --output text)
  aws autoscaling complete-lifecycle-action --region "$region" --auto-scaling-group-name "$group" \
    --instance-id "$instance" --lifecycle-hook-name "$1" --lifecycle-action-result "$2"
}
`;

const prepare = String.raw`
abandon() {
  trap - ERR
  echo "The instance can't serve; it is given up." >&2
  complete "$boot_hook" ABANDON || true
  exit 1
}
trap abandon ERR

retry() { # times, command
  local left=$1
  shift
  until "$@"; do
    left=$((left - 1))
    [[ $left -gt 0 ]] || return 1
    sleep 5
  done
}

packages=(docker nginx amazon-cloudwatch-agent)
[[ -z $registry ]] || packages+=(amazon-ecr-credential-helper)
# The packages come from the region's own bucket, through the gateway endpoint.
retry 5 dnf install --assumeyes --quiet "${"$"}{packages[@]}"
`;

const start = String.raw`
# Registries of AWS ask for a token that is made anew each time.
[[ -z $registry ]] || write /root/.docker/config.json 0600 <<<"{\"credHelpers\":{\"$registry\":\"ecr-login\"}}"

curl --fail --silent --show-error --retry 5 --proto '=https' --tlsv1.2 \
  --output "$root/etc/commerce/database-ca.pem" "https://truststore.pki.rds.amazonaws.com/$region/$region-bundle.pem"
chmod 0444 "$root/etc/commerce/database-ca.pem"

# Of this instance alone, for as long as it lives.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 90 -subj /CN=commerce \
  -keyout "$root/etc/commerce/tls.key" -out "$root/etc/commerce/tls.crt"

systemctl daemon-reload
systemctl enable --now docker
retry 5 docker pull --quiet "$image"
amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c "file:$root/opt/aws/amazon-cloudwatch-agent/etc/commerce.json"
systemctl enable --now commerce nginx commerce-drain

# Balancers ask the same path; none of them looks whose certificate it is.
retry 60 curl --fail --silent --insecure --max-time 5 --output /dev/null "https://localhost:$port$health_path"
complete "$boot_hook" CONTINUE
echo "The instance serves."
`;

function drainScript(region: string): string {
  return `#!/bin/bash
set -euo pipefail
region=${quote(region)}
drain_hook=${quote(hooks.drain)}
${lifecycle}
until [[ $(metadata autoscaling/target-lifecycle-state || true) == Terminated ]]; do
  sleep 5
done
systemctl stop commerce nginx
complete "$drain_hook" CONTINUE
`;
}
