import { Job } from "@pulumi/azure-native/app";
import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import { MetricAlert } from "@pulumi/azure-native/monitor";
import { PrivateDnsZoneGroup, PrivateEndpoint } from "@pulumi/azure-native/network";
import { Namespace, Queue } from "@pulumi/azure-native/servicebus";
import * as pulumi from "@pulumi/pulumi";
import type { Neighbour } from "../neighbour";
import { actionGroup, builtIn, keyUser, keyVaultUri, logged, privateZone, subscription } from "./landing-zone";

const shared = `/subscriptions/${subscription}/resourceGroups/rg-shared/providers`;

interface MailboxArgs {
  readonly resourceGroupName: string;
  readonly queue: string;
  readonly subnet: string;
}

/** A queue that only identities reach, from inside only. */
class Mailbox extends pulumi.ComponentResource {
  readonly queueId: pulumi.Output<string>;
  readonly namespaceId: pulumi.Output<string>;

  constructor(
    name: string,
    { resourceGroupName, queue, subnet }: MailboxArgs,
    options?: pulumi.ComponentResourceOptions,
  ) {
    super("acme:messaging:Mailbox", name, {}, options);
    const namespace = new Namespace(
      name,
      {
        resourceGroupName,
        namespaceName: `sb-${name}`,
        sku: { name: "Premium", tier: "Premium", capacity: 1 },
        zoneRedundant: true,
        disableLocalAuth: true,
        minimumTlsVersion: "1.2",
        publicNetworkAccess: "Disabled",
        identity: { type: "UserAssigned", userAssignedIdentities: [keyUser] },
        encryption: {
          keySource: "Microsoft.KeyVault",
          requireInfrastructureEncryption: true,
          keyVaultProperties: [{ keyVaultUri, keyName: "messages", identity: { userAssignedIdentity: keyUser } }],
        },
      },
      { parent: this, protect: true },
    );
    const inbox = new Queue(
      name,
      {
        resourceGroupName,
        namespaceName: namespace.name,
        queueName: queue,
        requiresDuplicateDetection: true,
        deadLetteringOnMessageExpiration: true,
        maxDeliveryCount: 8,
        lockDuration: "PT2M",
      },
      { parent: this },
    );
    const endpoint = new PrivateEndpoint(
      name,
      {
        resourceGroupName,
        privateEndpointName: `pe-${name}`,
        subnet: { id: subnet },
        privateLinkServiceConnections: [
          { name: "namespace", groupIds: ["namespace"], privateLinkServiceId: namespace.id },
        ],
      },
      { parent: this },
    );
    new PrivateDnsZoneGroup(
      name,
      {
        resourceGroupName,
        privateEndpointName: endpoint.name,
        privateDnsZoneGroupName: "default",
        privateDnsZoneConfigs: [
          { name: "namespace", privateDnsZoneId: privateZone("privatelink.servicebus.windows.net") },
        ],
      },
      { parent: this },
    );
    logged(name, namespace.id);
    this.queueId = inbox.id;
    this.namespaceId = namespace.id;
    this.registerOutputs({ queueId: inbox.id });
  }
}

async function program(): Promise<void> {
  const resourceGroupName = "rg-refunds";
  const mailbox = new Mailbox("refunds", {
    resourceGroupName,
    queue: "refunds",
    subnet: `${shared}/Microsoft.Network/virtualNetworks/vnet-shared/subnets/endpoints`,
  });
  const worker = new UserAssignedIdentity("worker", { resourceGroupName, resourceName: "id-refunds-worker" });
  const receives = new RoleAssignment("worker", {
    principalId: worker.principalId,
    principalType: "ServicePrincipal",
    roleDefinitionId: builtIn("serviceBusReceiver"),
    scope: mailbox.queueId,
  });
  const pulls = new RoleAssignment("images", {
    principalId: worker.principalId,
    principalType: "ServicePrincipal",
    roleDefinitionId: builtIn("acrPull"),
    scope: `${shared}/Microsoft.ContainerRegistry/registries/acrshared`,
  });
  new RoleAssignment("shop", {
    principalId: "f0e1d2c3-b4a5-4968-8776-655443322110",
    principalType: "ServicePrincipal",
    roleDefinitionId: builtIn("serviceBusSender"),
    scope: mailbox.queueId,
    description: "The shop asks for refunds.",
  });
  new Job(
    "refunds",
    {
      resourceGroupName,
      jobName: "job-refunds",
      environmentId: `${shared}/Microsoft.App/managedEnvironments/cae-shared`,
      identity: { type: "UserAssigned", userAssignedIdentities: [worker.id] },
      configuration: {
        triggerType: "Event",
        replicaTimeout: 600,
        replicaRetryLimit: 1,
        registries: [{ server: "acrshared.azurecr.io", identity: worker.id }],
        eventTriggerConfig: {
          scale: {
            minExecutions: 0,
            maxExecutions: 20,
            rules: [
              {
                name: "inbox",
                type: "azure-servicebus",
                identity: worker.id,
                metadata: { namespace: "sb-refunds", queueName: "refunds", messageCount: "5" },
              },
            ],
          },
        },
      },
      template: {
        containers: [
          {
            name: "refunds",
            image:
              "acrshared.azurecr.io/refunds@sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
            resources: { cpu: 0.5, memory: "1Gi" },
            env: [
              { name: "QUEUE_HOST", value: "sb-refunds.servicebus.windows.net" },
              { name: "AZURE_CLIENT_ID", value: worker.clientId },
            ],
          },
        ],
      },
    },
    { dependsOn: [receives, pulls] },
  );
  new MetricAlert("dead-letters", {
    resourceGroupName,
    ruleName: "refunds-dead-letters",
    location: "Global",
    severity: 2,
    enabled: true,
    scopes: [mailbox.namespaceId],
    evaluationFrequency: "PT5M",
    windowSize: "PT5M",
    criteria: {
      odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
      allOf: [
        {
          criterionType: "StaticThresholdCriterion",
          name: "dead",
          metricName: "DeadletteredMessages",
          operator: "GreaterThan",
          threshold: 0,
          timeAggregation: "Maximum",
        },
      ],
    },
    actions: [{ actionGroupId: actionGroup }],
  });
}

export const serviceBusWorker: Neighbour = {
  name: "service-bus-worker",
  cloud: "azure",
  what: "A job that works off a queue which only identities reach: no entry, no database, no network of its own.",
  program,
};
