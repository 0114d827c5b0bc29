import { ownRegistry } from "../../shared/own-registry";
import { initSql } from "./sql";

/** What the script is told; the password is none of it, the script fetches that itself. */
export interface ScriptArgs {
  readonly region: string;
  readonly secretArn: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly appUser: string;
  /** Package of the PostgreSQL client. */
  readonly client: string;
  /** Image that brings the application's schema, by its command `migrate`. */
  readonly image: string;
  /** Folder in memory; default /run. */
  readonly runtime?: string;
}

/**
 * Shell script that sets a database up, as root on a short-lived instance of Amazon Linux 2023. It may be run again. The
 * password lives in memory only: in a variable, and in a file under /run that goes with the script.
 */
export function initScript(args: ScriptArgs): string {
  const registry = ownRegistry(args.image);
  const settings = Object.entries({
    region: args.region,
    secret: args.secretArn,
    client: args.client,
    image: args.image,
    registry: registry?.host ?? "",
    registry_region: registry?.region ?? "",
    app_user: args.appUser,
    runtime: args.runtime ?? "/run",
    PGHOST: args.host,
    PGPORT: String(args.port),
    PGDATABASE: args.database,
  });
  return `#!/bin/bash
set -euo pipefail
umask 077

${settings.map(([name, value]) => `${name}=${quoted(value)}`).join("\n")}
${body}`;
}

/** For the shell, whatever the value holds. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

const body = String.raw`
work=$(mktemp --directory "$runtime/db-init.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The packages come from the region's own bucket, through the gateway endpoint.
dnf install --assumeyes --quiet "$client" jq docker

# The server must prove that it is the one: authority of the region, and the host's own name.
curl --fail --silent --show-error --retry 5 --proto '=https' --tlsv1.2 \
  --output "$work/ca.pem" "https://truststore.pki.rds.amazonaws.com/$region/$region-bundle.pem"
PGSSLMODE=verify-full
PGSSLROOTCERT=$work/ca.pem
PGCONNECT_TIMEOUT=10

credential=$(aws secretsmanager get-secret-value --region "$region" --secret-id "$secret" \
  --query SecretString --output text)
PGUSER=$(jq --raw-output .username <<<"$credential")
PGPASSWORD=$(jq --raw-output .password <<<"$credential")
export PGHOST PGPORT PGDATABASE PGUSER PGPASSWORD PGSSLMODE PGSSLROOTCERT PGCONNECT_TIMEOUT

read_only=$(psql --no-psqlrc --tuples-only --no-align --command 'SELECT pg_is_in_recovery()')
if [[ $read_only == t ]]; then
  echo "This is a read-only copy; run db-init in the region that writes." >&2
  exit 3
fi

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --set database="$PGDATABASE" --set app_user="$app_user" <<'SQL'
${initSql}SQL

systemctl start docker
export DOCKER_CONFIG=$work
if [[ -n $registry ]]; then
  aws ecr get-login-password --region "$registry_region" |
    docker login --username AWS --password-stdin "$registry"
fi
cat >"$work/environment" <<ENVIRONMENT
DATABASE_DIALECT=postgresql
DATABASE_HOST=$PGHOST
DATABASE_PORT=$PGPORT
DATABASE_NAME=$PGDATABASE
DATABASE_USER=$PGUSER
DATABASE_PASSWORD=$PGPASSWORD
DATABASE_CA_FILE=/etc/database-ca.pem
ENVIRONMENT
chmod 0444 "$work/ca.pem"
docker run --rm --network host --read-only --tmpfs /tmp --env-file "$work/environment" \
  --volume "$work/ca.pem:/etc/database-ca.pem:ro" "$image" migrate

echo "The database is set up."
`;
