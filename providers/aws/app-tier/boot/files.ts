import type { BootArgs } from "./script";

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
