import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import { texts, valuesAt } from "../paths";
import type { Fields, Thing } from "../thing";
import { fieldsOf, identitiesOf, textOf, where, withId } from "./arm";
import { lastPart, mayDo, principalOf, ready, spreads } from "./roles";

const type = "azure-native:logic:Workflow";

/** Codes: InvalidTemplate: Azure Logic Apps documentation, "schema reference"; WorkflowManagedIdentityNotSpecified: same, "managed identity"; 2026-11. */
export const workflows: readonly Kind[] = [
  {
    type,
    create: ({ inputs }) => checkDefinition(inputs),
    update: (_, news) => checkDefinition(news),
    made: (thing, cloud) => {
      // It may be started as soon as somebody has seen it: the newest right is known by then.
      const { now } = cloud;
      cloud.now += spreads;
      thing.kept["lacks"] = lackedBy(thing, cloud);
      cloud.now = now;
    },
  },
];

/** What a run would fail for, now: what the identity may not do, and what isn't there. Empty where it goes through. */
function lackedBy(workflow: Thing, cloud: Cloud): readonly string[] {
  const actions = fieldsOf(fieldsOf(workflow.inputs["definition"])["actions"]);
  const [identity = ""] = identitiesOf(workflow);
  const principal = principalOf(cloud, identity) ?? "";
  return Object.entries(actions).flatMap(([name, action]) => {
    const call = fieldsOf(fieldsOf(action)["inputs"]);
    if (call["method"] !== "PUT") return [];
    const [, id = ""] = /^https:\/\/management\.azure\.com(\/subscriptions\/[^?]+)\?/.exec(String(call["uri"])) ?? [];
    return containerLacks(fieldsOf(call["body"]), id, principal, cloud).map((why) => `${name}: ${why}`);
  });
}

function containerLacks(body: Fields, id: string, principal: string, cloud: Cloud): readonly string[] {
  const lacks = new Set<string>();
  const needs = (action: string, on: string) => {
    if (!mayDo(cloud, principal, action, on)) lacks.add(`it may not ${action} on ${on}`);
  };
  needs("Microsoft.ContainerInstance/containerGroups/write", id);
  for (const { value } of valuesAt(body, "properties.subnetIds[].id")) {
    const subnet = String(value);
    needs("Microsoft.Network/virtualNetworks/subnets/join/action", subnet);
    if (withId(cloud, "azure-native:network:Subnet", subnet)?.state !== "ready") lacks.add(`there is no ${subnet}`);
    for (const zone of zonesUnknownIn(subnet, body, cloud)) lacks.add(`${zone} leads nowhere in its network`);
  }
  for (const hand of Object.keys(fieldsOf(fieldsOf(body["identity"])["userAssignedIdentities"])))
    // Roles name the identity in between: "userAssignedIdentities/*/assign/action".
    needs(`Microsoft.ManagedIdentity/userAssignedIdentities/${lastPart(hand)}/assign/action`, hand);
  return [...lacks];
}

/** Hosts that the container is told and that only a private endpoint in its network reaches. */
function zonesUnknownIn(subnet: string, body: Fields, cloud: Cloud): readonly string[] {
  const hosts = new Set<string>();
  for (const { value } of texts(body))
    for (const [host] of value.matchAll(/[\w.-]+\.(?:database\.windows\.net|blob\.core\.windows\.net)/g))
      hosts.add(host);
  const network = subnet.replace(/\/subnets\/[^/]+$/, "");
  return [...hosts].filter((host) => !reached(host, network, cloud));
}

function reached(host: string, network: string, cloud: Cloud): boolean {
  const [name = ""] = host.split(".");
  const sql = host.endsWith("database.windows.net");
  const owners = sql
    ? [
        ...cloud.things.by("azure-native:sql:Server", "serverName", name),
        // A group's name leads to either of its servers.
        ...where(cloud, "azure-native:sql:FailoverGroup", "failoverGroupName", name).flatMap(({ inputs }) =>
          cloud.things.by("azure-native:sql:Server", "serverName", textOf(inputs, "serverName")),
        ),
      ]
    : cloud.things.by("azure-native:storage:StorageAccount", "accountName", name);
  const endpoints = ready(cloud.things.of("azure-native:network:PrivateEndpoint")).filter(({ inputs }) =>
    textOf(fieldsOf(inputs["subnet"]), "id").startsWith(`${network}/`),
  );
  return (
    owners.length > 0 &&
    owners.every(({ id }) =>
      endpoints.some(
        ({ inputs }) =>
          JSON.stringify(inputs).includes(`"${id}"`) &&
          ready(
            where(
              cloud,
              "azure-native:network:PrivateDnsZoneGroup",
              "privateEndpointName",
              textOf(inputs, "privateEndpointName"),
            ),
          ).length > 0,
      ),
    )
  );
}

function checkDefinition(inputs: Fields): void {
  const definition = fieldsOf(inputs["definition"]);
  const actions = fieldsOf(definition["actions"]);
  if (Object.keys(fieldsOf(definition["triggers"])).length === 0) refuse("InvalidTemplate", "nothing starts it");
  checkOrder(actions);
  const own = identitiesOf({ inputs }).map((id) => id.toLowerCase());
  for (const { path, value } of texts(actions))
    if (path.endsWith("authentication.identity") && !own.includes(value.toLowerCase()))
      refuse("WorkflowManagedIdentityNotSpecified", `${path}: ${value} is not the workflow's`);
}

/** Each action runs after others of the same level. */
function checkOrder(actions: Fields): void {
  for (const [name, action] of Object.entries(actions)) {
    for (const before of Object.keys(fieldsOf(fieldsOf(action)["runAfter"])))
      if (!(before in actions)) refuse("InvalidTemplate", `${name} runs after ${before}, which isn't there`);
    checkOrder(fieldsOf(fieldsOf(action)["actions"]));
  }
}
