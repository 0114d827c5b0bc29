import { retryFunction } from "../../../../components/boot/shell";

/** Packages, and what becomes of an instance that can't serve. */
export const prepare = String.raw`
# What the system's log holds, the monitor agent ships.
exec > >(tee >(logger --tag commerce-boot --priority daemon.info)) 2>&1

${retryFunction}
give_up() { # whatever ended the script before its end
  if [[ $? -ne 0 ]]; then
    echo "The instance can't serve; repairs replace it." >&2
    systemctl stop nginx || true
  fi
}
trap give_up EXIT

# Only port 443 leads out, and the image's sources name port 80.
find "$root/etc/apt" -type f \( -name '*.list' -o -name '*.sources' \) -exec \
  sed --in-place --regexp-extended 's,http://([a-z0-9-]+\.)*ports\.ubuntu\.com,https://ports.ubuntu.com,g' {} +

missing=()
for package in "${"$"}{packages[@]}"; do
  if [[ $(dpkg-query --show --showformat '${"$"}{db:Status-Status}' "$package" 2>/dev/null || true) != installed ]]; then
    missing+=("$package")
  fi
done
get() { # the agent installs itself at the same time
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 --quiet --quiet "$@"
}
# The system renews its lists at the same time: their lock knows no waiting. Lists that came half don't fail; packages do.
fill() {
  get update && get install --yes --no-install-recommends "${"$"}{missing[@]}"
}
if [[ ${"$"}{#missing[@]} -gt 0 ]]; then
  retry 36 fill
fi
`;

/** Everything is in its place: start it, and look whether it serves. */
export const start = String.raw`
# The database's certificate is one of the public authorities'.
install -m 0444 /etc/ssl/certs/ca-certificates.crt "$root/etc/commerce/database-ca.pem"

systemctl daemon-reload
systemctl enable --now rsyslog auditd docker
systemctl kill --signal HUP auditd

word() { # a word of the answer on standard input
  python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"
}

# A registry of Azure takes a token of the instance's identity, for one that is good for three hours.
sign_in() {
  local token refresh
  token=$(curl --fail --silent --show-error --noproxy '*' --header 'Metadata: true' --get \
    --data api-version=2018-02-01 --data-urlencode resource=https://management.azure.com/ \
    --data "client_id=$client_id" http://169.254.169.254/metadata/identity/oauth2/token | word access_token) || return 1
  refresh=$(printf '%s' "$token" | curl --fail --silent --show-error --proto '=https' --data grant_type=access_token \
    --data "service=$registry" --data-urlencode access_token@- "https://$registry/oauth2/exchange" |
    word refresh_token) || return 1
  printf '%s' "$refresh" | HOME=/root docker login \
    --username 00000000-0000-0000-0000-000000000000 --password-stdin "$registry"
}
pull() {
  if [[ $registry == *.azurecr.io ]]; then
    sign_in || return 1
  fi
  HOME=/root docker pull --quiet "$image"
}
retry 5 pull
if [[ $registry == *.azurecr.io ]]; then
  HOME=/root docker logout "$registry"
fi
printf 'IMAGE=%s\n' "$image" | write /etc/commerce/instance 0644

# The identity's rights may be minutes old.
for unit in "${"$"}{first[@]}"; do
  retry 30 systemctl start "$unit.service"
  systemctl enable --now "$unit.timer"
done
systemctl enable commerce nginx commerce-drain
systemctl restart commerce nginx commerce-drain

until curl --fail --silent --noproxy '*' --max-time 5 --output /dev/null "http://127.0.0.1:$health_port$health_path"; do
  if [[ $SECONDS -ge $patience ]]; then exit 1; fi
  sleep 5
done
echo "The instance serves."
`;
