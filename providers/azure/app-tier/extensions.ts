import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import type { Workload } from "../../../components/workload";
import { healthPort } from "./boot/front";
import { bootSeconds } from "./boot/script";

/**
 * What the platform installs on each instance; both exist for arm64. They wait for nothing: health is unknown until the boot
 * script is through, and the agent ships the boot itself.
 * Source: Azure Virtual Machine Scale Sets documentation, "Application Health extension"; repositories of the two extensions
 * (builds for arm64; Ubuntu 24.04 on aarch64 among the agent's systems); 2026-11.
 */
export function extensions({ containerPort, health }: Workload, identity: UserAssignedIdentity) {
  return [
    {
      name: "health",
      publisher: "Microsoft.ManagedServices",
      type: "ApplicationHealthLinux",
      // 2.0 knows instances that are still coming up: repairs and rollouts wait for them.
      typeHandlerVersion: "2.0",
      autoUpgradeMinorVersion: true,
      enableAutomaticUpgrade: true,
      settings: {
        protocol: "http",
        port: healthPort({ containerPort }),
        // It puts the slash before it.
        requestPath: health.path.slice(1),
        intervalInSeconds: health.intervalSeconds,
        numberOfProbes: 3,
        gracePeriod: bootSeconds,
      },
    },
    {
      name: "monitor",
      publisher: "Microsoft.Azure.Monitor",
      type: "AzureMonitorLinuxAgent",
      typeHandlerVersion: "1.33",
      autoUpgradeMinorVersion: true,
      enableAutomaticUpgrade: true,
      settings: {
        authentication: {
          managedIdentity: { "identifier-name": "mi_res_id", "identifier-value": identity.id },
        },
      },
    },
  ];
}
