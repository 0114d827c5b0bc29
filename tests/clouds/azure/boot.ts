import type { Cloud } from "../cloud";
import { valuesAt } from "../paths";
import type { Thing } from "../thing";
import { fieldsOf, identitiesOf, textOf, where, withId } from "./arm";
import { mayDo, principalOf, ready } from "./roles";

/**
 * What a first instance lacks when it boots. The service refuses none of it: the instance comes up, its boot script fails, and
 * repairs replace it until somebody looks. So the scale set keeps it, and a test asks.
 */
export function unfitAtBirth(set: Thing, cloud: Cloud): readonly string[] {
  const subnets = valuesAt(
    set.inputs,
    "virtualMachineProfile.networkProfile.networkInterfaceConfigurations[].ipConfigurations[].subnet.id",
  ).map(({ value }) => String(value));
  return [
    ...subnets.flatMap((id) => outside(cloud, id)),
    ...subnets.flatMap((id) => names(cloud, networkOf(id))),
    ...rights(set, cloud),
    ...logs(set, cloud),
  ];
}

/** A way out: packages and the image of the workload come from there. */
function outside(cloud: Cloud, subnetId: string): readonly string[] {
  const subnet = withId(cloud, "azure-native:network:Subnet", subnetId);
  const gateway = textOf(fieldsOf(subnet?.inputs["natGateway"]), "id");
  const [found] = ready(cloud.things.by("azure-native:network:NatGateway", "id", gateway));
  return found === undefined ? [`${subnetId} has no way out`] : [];
}

/** Every private zone is known in the network: else a store's name leads to its public address, which is shut. */
function names(cloud: Cloud, networkId: string): readonly string[] {
  const links = ready(cloud.things.of("azure-native:privatedns:VirtualNetworkLink")).filter(
    ({ inputs }) => textOf(fieldsOf(inputs["virtualNetwork"]), "id") === networkId,
  );
  const linked = new Set(
    links.map(({ inputs }) => `${String(inputs["resourceGroupName"])} ${String(inputs["privateZoneName"])}`),
  );
  const region = cloud.regionOf(withId(cloud, "azure-native:network:VirtualNetwork", networkId) ?? links[0] ?? none);
  return cloud.things
    .of("azure-native:network:PrivateEndpoint")
    .filter((endpoint) => cloud.regionOf(endpoint) === region)
    .flatMap((endpoint) =>
      where(
        cloud,
        "azure-native:network:PrivateDnsZoneGroup",
        "privateEndpointName",
        textOf(endpoint.inputs, "privateEndpointName"),
      ),
    )
    .flatMap(({ inputs }) => valuesAt(inputs, "privateDnsZoneConfigs[].privateDnsZoneId"))
    .map(({ value }) => String(value))
    .filter((zone) => {
      const [, group = "", name = ""] = /resourceGroups\/([^/]+)\/.*privateDnsZones\/([^/]+)$/.exec(zone) ?? [];
      return !linked.has(`${group} ${name}`);
    })
    .map((zone) => `${zone} is not known in ${networkId}`);
}

const none = { type: "", name: "", region: "", account: "", inputs: {} };

/** A policy gives each new instance the rule of what its agent sends; an instance that is older than the policy gets none. */
function logs({ account, inputs, id }: Thing, cloud: Cloud): readonly string[] {
  const group = `/subscriptions/${account}/resourceGroups/${textOf(inputs, "resourceGroupName")}`;
  const policies = ready(where(cloud, "azure-native:authorization:PolicyAssignment", "scope", group));
  return policies.length > 0 ? [] : [`${id} is born before the policy that collects its logs`];
}

/** The certificate that the boot script fetches as the instance's identity. */
function rights(set: Thing, cloud: Cloud): readonly string[] {
  const data = Buffer.from(
    String(valuesAt(set.inputs, "virtualMachineProfile.osProfile.customData")[0]?.value ?? ""),
    "base64",
  );
  const [, vault, secret] =
    /https:\/\/([\w-]+)\.vault\.azure\.net\/secrets\/([\w-]+)/.exec(data.toString("latin1")) ?? [];
  if (vault === undefined || secret === undefined) return [];
  const [identity = ""] = identitiesOf(set);
  const may = where(
    cloud,
    "azure-native:authorization:RoleAssignment",
    "principalId",
    principalOf(cloud, identity) ?? "",
  )
    .map(({ inputs }) => textOf(inputs, "scope"))
    .find((scope) => scope.endsWith(`/vaults/${vault}/secrets/${secret}`));
  const action = "Microsoft.KeyVault/vaults/secrets/getSecret/action";
  if (may !== undefined && mayDo(cloud, principalOf(cloud, identity) ?? "", action, may)) return [];
  return [`${identity} may not read ${vault}/${secret}`];
}

function networkOf(subnetId: string): string {
  return subnetId.replace(/\/subnets\/[^/]+$/, "");
}
