import type { RecordedResource } from "../../../plan/recorded";
import type { ValueRule } from "../../rule";
import { about, given, lastOf, text, wrong } from "./given";

const source =
  "Azure Private Link documentation, private endpoint DNS zone values; AMR's zone from Microsoft's own module tests; 2026-11";

/** Group of a private endpoint, and the zone that its service's names are looked up in. */
const zones: Readonly<Record<string, string>> = {
  blob: "privatelink.blob.core.windows.net",
  blob_secondary: "privatelink.blob.core.windows.net",
  web: "privatelink.web.core.windows.net",
  vault: "privatelink.vaultcore.azure.net",
  sqlServer: "privatelink.database.windows.net",
  redisEnterprise: "privatelink.redis.azure.net",
  redisCache: "privatelink.redis.cache.windows.net",
  registry: "privatelink.azurecr.io",
};

const isEndpoint = ({ type }: RecordedResource) => type === "azure-native:network:PrivateEndpoint";
const isGroup = ({ type }: RecordedResource) => type === "azure-native:network:PrivateDnsZoneGroup";

const endpointOf = (inputs: unknown, resources: readonly RecordedResource[]) =>
  resources.find(
    (each) =>
      isEndpoint(each) &&
      text(each.inputs, "privateEndpointName") === text(inputs, "privateEndpointName") &&
      text(each.inputs, "resourceGroupName") === text(inputs, "resourceGroupName"),
  );

export const endpoints: readonly ValueRule[] = [
  about(
    "endpoint-group",
    ["network:PrivateEndpoint"],
    { source, reads: ["privateLinkServiceConnections[].groupIds"] },
    ({ inputs }) =>
      given(inputs, "privateLinkServiceConnections[].groupIds[]")
        .filter(({ value }) => !(String(value) in zones))
        .map(({ path, value }) => wrong(path, value, `one of ${Object.keys(zones).join(", ")}`)),
  ),
  about(
    "endpoint-zone",
    ["network:PrivateDnsZoneGroup"],
    { source, traps: ["4"], reads: ["privateDnsZoneConfigs"] },
    ({ inputs }, { resources }) => {
      const endpoint = endpointOf(inputs, resources);
      if (endpoint === undefined) return [];
      const wanted = given(endpoint.inputs, "privateLinkServiceConnections[].groupIds[]").map(
        ({ value }) => zones[String(value)],
      );
      return given(inputs, "privateDnsZoneConfigs[].privateDnsZoneId")
        .filter(({ value }) => !wanted.includes(lastOf(value)))
        .map(({ path, value }) => wrong(path, value, `the service's own zone, ${wanted.join(", ")}`));
    },
  ),
  about(
    "endpoint-alone-in-zone",
    ["network:PrivateDnsZoneGroup"],
    { source, traps: ["40"] },
    (resource, { resources }) => {
      const target = (inputs: unknown) => {
        const endpoint = endpointOf(inputs, resources);
        return endpoint && given(endpoint.inputs, "privateLinkServiceConnections[].privateLinkServiceId")[0]?.value;
      };
      const own = target(resource.inputs);
      return given(resource.inputs, "privateDnsZoneConfigs[].privateDnsZoneId").flatMap(({ path, value }) => {
        const others = resources.filter(
          (each) =>
            isGroup(each) &&
            each.urn !== resource.urn &&
            given(each.inputs, "privateDnsZoneConfigs[].privateDnsZoneId").some((zone) => zone.value === value),
        );
        const twice = own !== undefined && others.some(({ inputs }) => target(inputs) === own);
        return twice
          ? [wrong(path, value, "a zone in which no other endpoint of the same service writes the same name")]
          : [];
      });
    },
  ),
];
