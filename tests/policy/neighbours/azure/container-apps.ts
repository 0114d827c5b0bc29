import { ContainerApp, ManagedEnvironment } from "@pulumi/azure-native/app";
import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { FlowLog, NetworkSecurityGroup, SecurityRule, Subnet, VirtualNetwork } from "@pulumi/azure-native/network";
import { ResourceGroup } from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { archive, builtIn, logged } from "./landing-zone";

const secrets =
  "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/rg-loyalty/providers/Microsoft.KeyVault/vaults/kv-loyalty";
const registry =
  "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/rg-shared/providers/Microsoft.ContainerRegistry/registries/acrshared";

class Environment extends pulumi.ComponentResource {
  readonly id: pulumi.Output<string>;

  constructor(name: string, group: pulumi.Input<string>, options?: pulumi.ComponentResourceOptions) {
    super("loyalty:platform:Environment", name, {}, options);
    const own = { parent: this };
    const security = new NetworkSecurityGroup(
      "apps",
      { resourceGroupName: group, networkSecurityGroupName: "nsg-apps" },
      own,
    );
    const rule = (
      ruleName: string,
      priority: number,
      direction: "Inbound" | "Outbound",
      access: "Allow" | "Deny",
      [source, destination, ports]: readonly [string, string, readonly string[]],
    ) =>
      new SecurityRule(
        ruleName,
        {
          resourceGroupName: group,
          networkSecurityGroupName: security.name,
          securityRuleName: ruleName,
          description: `For the environment: ${ruleName.replaceAll("-", " ")}.`,
          priority,
          direction,
          access,
          protocol: access === "Deny" ? "*" : "Tcp",
          sourceAddressPrefix: source,
          sourcePortRange: "*",
          destinationAddressPrefix: destination,
          ...(ports.length === 1 ? { destinationPortRange: ports[0] } : { destinationPortRanges: [...ports] }),
        },
        own,
      );
    rule("clients-in", 100, "Inbound", "Allow", ["VirtualNetwork", "10.40.0.0/23", ["443", "31443"]]);
    rule("probes-in", 110, "Inbound", "Allow", ["AzureLoadBalancer", "*", ["30000-32767"]]);
    rule("between-apps-in", 120, "Inbound", "Allow", ["10.40.0.0/23", "10.40.0.0/23", ["*"]]);
    rule("rest-in", 4096, "Inbound", "Deny", ["*", "*", ["*"]]);
    rule("between-apps-out", 100, "Outbound", "Allow", ["10.40.0.0/23", "10.40.0.0/23", ["*"]]);
    rule("images-out", 110, "Outbound", "Allow", ["*", "MicrosoftContainerRegistry", ["443"]]);
    rule("layers-out", 120, "Outbound", "Allow", ["*", "AzureFrontDoor.FirstParty", ["443"]]);
    rule("directory-out", 130, "Outbound", "Allow", ["*", "AzureActiveDirectory", ["443"]]);
    rule("monitor-out", 140, "Outbound", "Allow", ["*", "AzureMonitor", ["443"]]);
    rule("endpoints-out", 150, "Outbound", "Allow", ["*", "VirtualNetwork", ["443"]]);
    rule("rest-out", 4096, "Outbound", "Deny", ["*", "*", ["*"]]);

    const network = new VirtualNetwork(
      "network",
      {
        resourceGroupName: group,
        virtualNetworkName: "vnet-loyalty",
        addressSpace: { addressPrefixes: ["10.40.0.0/20"] },
      },
      own,
    );
    const subnet = new Subnet(
      "apps",
      {
        resourceGroupName: group,
        virtualNetworkName: network.name,
        subnetName: "apps",
        addressPrefix: "10.40.0.0/23",
        networkSecurityGroup: { id: security.id },
        defaultOutboundAccess: false,
        delegations: [{ name: "environments", serviceName: "Microsoft.App/environments" }],
      },
      own,
    );
    new FlowLog(
      "flows",
      {
        resourceGroupName: "NetworkWatcherRG",
        networkWatcherName: "NetworkWatcher_northeurope",
        location: "northeurope",
        targetResourceId: network.id,
        storageId: archive,
        enabled: true,
      },
      own,
    );
    const environment = new ManagedEnvironment(
      "environment",
      {
        resourceGroupName: group,
        environmentName: "cae-loyalty",
        zoneRedundant: true,
        publicNetworkAccess: "Disabled",
        vnetConfiguration: { infrastructureSubnetId: subnet.id, internal: true },
        workloadProfiles: [{ name: "Consumption", workloadProfileType: "Consumption" }],
        peerAuthentication: { mtls: { enabled: true } },
        peerTrafficConfiguration: { encryption: { enabled: true } },
        // By diagnostic settings, so that no key of the workspace stands here.
        appLogsConfiguration: { destination: "azure-monitor" },
      },
      own,
    );
    logged("environment", environment.id);
    this.id = environment.id;
    this.registerOutputs({ id: this.id });
  }
}

async function program() {
  const { name: group } = new ResourceGroup("loyalty", { resourceGroupName: "rg-loyalty", location: "northeurope" });
  const environment = new Environment("platform", group);
  const identity = new UserAssignedIdentity("points", { resourceGroupName: group, resourceName: "id-points" });
  const right = (name: string, role: "acrPull" | "keyVaultSecretsUser", scope: string) =>
    new RoleAssignment(name, {
      principalId: identity.principalId,
      principalType: "ServicePrincipal",
      roleDefinitionId: builtIn(role),
      scope,
    });
  const rights = [
    right("pulls", "acrPull", registry),
    right("reads-token", "keyVaultSecretsUser", `${secrets}/secrets/partner-token`),
  ];
  new ContainerApp(
    "points",
    {
      resourceGroupName: group,
      containerAppName: "ca-points",
      managedEnvironmentId: environment.id,
      workloadProfileName: "Consumption",
      identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
      configuration: {
        activeRevisionsMode: "Single",
        // Out of the environment, which itself is inside the network only.
        ingress: { external: true, targetPort: 8080, transport: "auto", allowInsecure: false },
        registries: [{ server: "acrshared.azurecr.io", identity: identity.id }],
        secrets: [
          {
            name: "partner-token",
            keyVaultUrl: "https://kv-loyalty.vault.azure.net/secrets/partner-token",
            identity: identity.id,
          },
        ],
      },
      template: {
        containers: [
          {
            name: "points",
            image:
              "acrshared.azurecr.io/points@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            resources: { cpu: 0.5, memory: "1Gi" },
            env: [
              { name: "PARTNER_TOKEN", secretRef: "partner-token" },
              { name: "AZURE_CLIENT_ID", value: identity.clientId },
            ],
            probes: [{ type: "Liveness", httpGet: { path: "/healthz", port: 8080 } }],
          },
        ],
        scale: { minReplicas: 3, maxReplicas: 12 },
      },
    },
    { dependsOn: rights },
  );
  return { environment: environment.id };
}

export const containerApps: Neighbour = {
  name: "container-apps",
  cloud: "azure",
  what: "A Container Apps environment inside the network, whose app pulls and reads by an identity; each firewall rule a resource of its own.",
  program,
};
