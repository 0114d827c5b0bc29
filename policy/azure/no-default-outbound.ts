import { cannotTell, either, isFalse, isOneOf, notEmpty } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, read, unseen } from "../view";
import { isPlatforms, subnetsOf } from "./shared/subnets";

const mend = "set it to false when the subnet is made, and give what must go out a NAT gateway or a route";

/** A route to the platform's own address is what these live by. */
const subnets: Check = (resource) =>
  at(resource, "subnets") === unseen
    ? cannotTell("subnets", "no default way out")
    : subnetsOf(resource)
        .filter((subnet) => !isPlatforms(subnet))
        .flatMap(({ path }) => isFalse(`${path}defaultOutboundAccess`, mend)(resource));

const inNetwork = "a subnet; outside of a network every container may call the whole internet";

/** Containers that a workflow starts by a call of its own are seen by nobody else. */
const workflow: Check = (resource) =>
  Object.entries((at(resource, "definition.actions") ?? {}) as Record<string, unknown>).flatMap(([name, action]) => {
    const starts = read(action, "inputs", "method") === "PUT";
    const uri = read(action, "inputs", "uri");
    if (!starts || typeof uri !== "string" || !/\/containerGroups\/[^/?]+(\?|$)/i.test(uri)) return [];
    const property = `definition.actions.${name}.inputs.body.properties.subnetIds`;
    return notEmpty(property, `name ${inNetwork}`)(resource);
  });

const address = "an address; without one nothing goes out by it";

export const noDefaultOutbound: CloudRule = {
  name: "no-default-outbound",
  resources: {
    "azure-native:network:Subnet": subnets,
    "azure-native:network:VirtualNetwork": subnets,
    "azure-native:network:NatGateway": either(
      ...["publicIpAddresses", "publicIpPrefixes", "publicIpAddressesV6", "publicIpPrefixesV6"].map((list) =>
        notEmpty(list, `give the gateway ${address}`),
      ),
    ),
    "azure-native:containerinstance:ContainerGroup": notEmpty("subnetIds", `name ${inNetwork}`),
    "azure-native:logic:Workflow": workflow,
    // Off where it isn't set: whoever may run a query may send data to any address.
    "azure-native:sql:Server": isOneOf(
      "restrictOutboundNetworkAccess",
      ["Enabled"],
      "set it to Enabled, and name each destination in a rule of its own",
    ),
    "azure-native:cognitiveservices:Account": (resource) =>
      at(resource, "properties.restrictOutboundNetworkAccess") === undefined
        ? []
        : isOneOf("properties.restrictOutboundNetworkAccess", [true, "true"])(resource),
  },
};
