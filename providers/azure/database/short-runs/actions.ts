import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../../components/contract";
import type { AzureSite } from "../../options";
import { azureName } from "../../shared/names";
import type { ShortRun } from "../short-runs";

type Action = Readonly<Record<string, unknown>>;

const apiVersion = "2023-05-01";
const management = "https://management.azure.com";

/** The answer is enough; where the service would tell how a call goes on, the identity may not look. */
const once = { operationOptions: "DisableAsyncPattern" };

/** However an action ended: what comes next is done all the same. */
const inAnyCase = ["Succeeded", "Failed", "TimedOut", "Skipped"];

/**
 * Actions of a workflow for containers that run one after the other: start, wait, ask how it ended, read what it printed,
 * remove, and end here if it failed.
 */
export function runActions(
  scope: Scope,
  site: AzureSite,
  thing: string,
  by: UserAssignedIdentity,
  runs: readonly ShortRun[],
): Readonly<Record<string, Action>> {
  const pairs = runs.map((run, index) => {
    const before = runs[index - 1];
    return actionsOf(
      scope,
      site,
      thing,
      by,
      run,
      before === undefined ? {} : { [`Judge_${before.name}`]: ["Succeeded"] },
    );
  });
  return Object.assign({}, ...pairs) as Record<string, Action>;
}

function actionsOf(
  scope: Scope,
  site: AzureSite,
  thing: string,
  by: UserAssignedIdentity,
  run: ShortRun,
  runAfter: Action,
): Readonly<Record<string, Action>> {
  const { account, group } = site.link;
  const container = azureName("containerGroup", { prefix: scope.prefix, account }, thing, run.name, site.region);
  const uri = pulumi.interpolate`${management}${group.id}/providers/Microsoft.ContainerInstance/containerGroups/${container}`;
  const call = (method: "DELETE" | "GET" | "PUT", path = "", query = "", body?: unknown) => ({
    method,
    uri: pulumi.interpolate`${uri}${path}?api-version=${apiVersion}${query}`,
    ...(body !== undefined && { body }),
    authentication: { type: "ManagedServiceIdentity", identity: by.id, audience: `${management}/` },
  });
  const { name } = run;
  const state = `body('Look_after_${name}')?['properties']?['instanceView']?['state']`;
  const exitCode = `body('Ask_${name}')?['properties']?['containers']?[0]?['properties']?['instanceView']?['currentState']?['exitCode']`;
  return {
    [`Start_${name}`]: {
      type: "Http",
      ...once,
      inputs: call("PUT", "", "", containerGroup(scope, site, run)),
      runAfter,
    },
    [`Wait_for_${name}`]: {
      type: "Until",
      expression: `@contains(createArray('Succeeded', 'Failed', 'Stopped'), coalesce(${state}, ''))`,
      limit: { count: run.hours * 120, timeout: `PT${run.hours}H` },
      // By default a loop that ends at its limit counts as a success.
      operationOptions: "FailWhenLimitsReached",
      actions: {
        [`Pause_${name}`]: { type: "Wait", inputs: { interval: { unit: "Second", count: 30 } }, runAfter: {} },
        [`Look_after_${name}`]: {
          type: "Http",
          inputs: call("GET"),
          runAfter: { [`Pause_${name}`]: ["Succeeded"] },
        },
      },
      runAfter: { [`Start_${name}`]: ["Succeeded"] },
    },
    [`Ask_${name}`]: { type: "Http", inputs: call("GET"), runAfter: { [`Wait_for_${name}`]: inAnyCase } },
    [`Read_${name}`]: {
      type: "Http",
      inputs: call("GET", `/containers/${name}/logs`, "&tail=500"),
      runAfter: { [`Ask_${name}`]: inAnyCase },
    },
    [`Remove_${name}`]: { type: "Http", ...once, inputs: call("DELETE"), runAfter: { [`Read_${name}`]: inAnyCase } },
    [`Judge_${name}`]: {
      type: "If",
      expression: { and: [{ equals: [`@coalesce(${exitCode}, -1)`, 0] }] },
      actions: {},
      else: {
        actions: {
          [`Fail_${name}`]: {
            type: "Terminate",
            inputs: {
              runStatus: "Failed",
              runError: { code: "RunFailed", message: `${name} didn't end well; its output is in Read_${name}.` },
            },
            runAfter: {},
          },
        },
      },
      runAfter: { [`Remove_${name}`]: inAnyCase },
    },
  };
}

/** No address that anyone could call, one identity, and no second try. */
function containerGroup(scope: Scope, site: AzureSite, run: ShortRun): Action {
  const { subnets } = site.link;
  const registry = ownRegistry(run.image);
  return {
    location: site.region,
    tags: scope.tags,
    identity: { type: "UserAssigned", userAssignedIdentities: run.identity.id.apply((id) => ({ [id]: {} })) },
    properties: {
      sku: "Standard",
      osType: "Linux",
      restartPolicy: "Never",
      subnetIds: [{ id: subnets.migrator.id }],
      // The platform's own resolver, which knows the private zones that are linked with the network.
      dnsConfig: { nameServers: ["168.63.129.16"] },
      ...(registry !== undefined && { imageRegistryCredentials: [{ server: registry, identity: run.identity.id }] }),
      containers: [
        {
          name: run.name,
          properties: {
            image: run.image,
            command: [...run.command],
            environmentVariables: Object.entries(run.environment).map(([name, value]) => ({ name, value })),
            resources: { requests: { cpu: run.cpu, memoryInGB: run.memoryGiB } },
          },
        },
      ],
    },
  };
}

/** Host of a registry of Azure's, which is asked as the container's identity. */
function ownRegistry(image: string): string | undefined {
  const [host = ""] = image.split("/");
  return host.endsWith(".azurecr.io") ? host : undefined;
}
