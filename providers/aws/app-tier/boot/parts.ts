import { retryFunction } from "../../../../components/boot/shell";

/** Who am I, and to which group do I say it. The launch template is older than the group, so the group is looked up. */
export const lifecycle = String.raw`
metadata() { # path
  local token
  token=$(curl --fail --silent --show-error --retry 5 --request PUT \
    --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  curl --fail --silent --retry 5 --header "X-aws-ec2-metadata-token: $token" \
    "http://169.254.169.254/latest/meta-data/$1"
}

member() { # what the group knows of this instance: AutoScalingGroupName or LifecycleState
  aws autoscaling describe-auto-scaling-instances --region "$region" --instance-ids "$instance" \
    --query "AutoScalingInstances[0].$1" --output text
}

answer() { # hook, result
  local group
  group=$(member AutoScalingGroupName)
  aws autoscaling complete-lifecycle-action --region "$region" --auto-scaling-group-name "$group" \
    --instance-id "$instance" --lifecycle-hook-name "$1" --lifecycle-action-result "$2"
}
`;

/** Packages, and what becomes of an instance that can't serve. */
export const prepare = String.raw`
${retryFunction}
give_up() { # whatever ended the script before its end
  if [[ $? -ne 0 ]]; then
    echo "The instance can't serve; it is given up." >&2
    answer "$boot_hook" ABANDON || true
  fi
}
instance=$(metadata instance-id)
trap give_up EXIT

# The packages come from the region's own bucket, through the gateway endpoint.
retry 5 dnf install --assumeyes --quiet "${"$"}{packages[@]}"
`;

/** Everything is in its place: start it, and look whether it serves. */
export const start = String.raw`
curl --fail --silent --show-error --retry 5 --proto '=https' --tlsv1.2 \
  --output "$root/etc/commerce/database-ca.pem" "https://truststore.pki.rds.amazonaws.com/$region/$region-bundle.pem"
chmod 0444 "$root/etc/commerce/database-ca.pem"

# Of this instance alone, for as long as it lives.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -days 90 -subj /CN=commerce \
  -keyout "$root/etc/commerce/tls.key" -out "$root/etc/commerce/tls.crt"

# Permissive on Amazon Linux; an image that enforces keeps nginx from other ports.
if [[ $(getenforce || true) == Enforcing ]]; then
  setsebool -P httpd_can_network_connect on
fi

systemctl daemon-reload
systemctl enable --now rsyslog auditd docker
"$root/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s \
  -c "file:$root/opt/aws/amazon-cloudwatch-agent/etc/commerce.json"

pull() {
  for image in "${"$"}{images[@]}"; do
    if HOME=/root docker pull --quiet "$image"; then return; fi
  done
  return 1
}
retry 5 pull
printf 'INSTANCE_ID=%s\nIMAGE=%s\n' "$instance" "$image" | write /etc/commerce/instance 0644

retry 5 systemctl start commerce-tokens.service
systemctl enable --now commerce-tokens.timer commerce nginx commerce-drain

# Balancers ask the same path; none of them looks whose certificate it is.
until curl --fail --silent --insecure --max-time 5 --output /dev/null "https://localhost:$port$health_path"; do
  if [[ $SECONDS -ge $patience ]]; then exit 1; fi
  sleep 5
done
answer "$boot_hook" CONTINUE
echo "The instance serves."
`;

/**
 * The end of an instance. Metadata may say that it is coming while the balancer still drains; only when the group waits has
 * the balancer let go. Source: EC2 Auto Scaling user guide, how lifecycle hooks work; 2026-11.
 */
export const stop = String.raw`
until [[ $(metadata autoscaling/target-lifecycle-state || true) == Terminated ]]; do
  sleep 5
done
instance=$(metadata instance-id)
until [[ $(member LifecycleState || true) == Terminating:Wait ]]; do
  sleep 5
done
systemctl stop nginx commerce
answer "$drain_hook" CONTINUE
`;
