import { unseen } from "../../../../policy/view";
import { idOf, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const profile: Given = {
  type: "azure-native:cdn:Profile",
  name: "edge",
  inputs: { profileName: "afd", sku: { name: "Premium_AzureFrontDoor" } },
};
const link = (name: unknown) => ({ sharedPrivateLinkResource: { privateLink: { id: name } } });
const origin = (inputs: object): Given => ({
  type: "azure-native:cdn:AFDOrigin",
  name: "origin",
  inputs: { profileName: "afd", ...inputs },
});
const service: Given = {
  type: "azure-native:network:PrivateLinkService",
  name: "service",
  inputs: {
    serviceName: "pls",
    loadBalancerFrontendIpConfigurations: [{ id: networkId("loadBalancers/lb/frontendIPConfigurations/f") }],
    ipConfigurations: [{ subnet: { id: networkId("virtualNetworks/spoke/subnets/nat") } }],
  },
};
const balancer = (name: string, frontend: object): Given => ({
  type: "azure-native:network:LoadBalancer",
  name: "balancer",
  inputs: { loadBalancerName: name, frontendIPConfigurations: [frontend] },
});
const inner = { subnet: { id: networkId("virtualNetworks/spoke/subnets/front") } };

const route = (sets: readonly string[], group: string): Given => ({
  type: "azure-native:cdn:Route",
  name: "route",
  inputs: {
    profileName: "afd",
    originGroup: { id: idOf(`Microsoft.Cdn/profiles/afd/originGroups/${group}`) },
    ruleSets: sets.map((set) => ({ id: idOf(`Microsoft.Cdn/profiles/afd/ruleSets/${set}`) })),
  },
});
const inProfile: readonly Given[] = [
  profile,
  { type: "azure-native:cdn:AFDOriginGroup", name: "group", inputs: { profileName: "afd", originGroupName: "app" } },
  { type: "azure-native:cdn:RuleSet", name: "set", inputs: { profileName: "afd", ruleSetName: "quiet" } },
  {
    type: "azure-native:cdn:Rule",
    name: "rule",
    inputs: {
      profileName: "afd",
      ruleSetName: "quiet",
      actions: [{ name: "ModifyResponseHeader", parameters: { headerAction: "Delete", headerName: "server" } }],
    },
  },
];

export const originNotExposed: RuleCases = {
  rule: "origin-not-exposed",
  cases: [
    {
      what: "an origin by private link to a balancer inside",
      stack: [profile, origin(link(networkId("privateLinkServices/PLS"))), service, balancer("lb", inner)],
      found: [],
    },
    {
      what: "an origin with a name for everybody",
      stack: [profile, origin({})],
      found: ["origin sharedPrivateLinkResource"],
    },
    {
      what: "an origin that leads to a stranger's service, and one that isn't known yet",
      stack: [
        profile,
        origin(link(networkId("privateLinkServices/theirs"))),
        { ...origin({ sharedPrivateLinkResource: unseen }), name: "later" },
        service,
      ],
      found: ["origin sharedPrivateLinkResource.privateLink.id"],
    },
    {
      what: "balancers behind a service: with a public address, and in another network",
      stack: [
        service,
        balancer("lb", {
          publicIPAddress: { id: networkId("publicIPAddresses/pip") },
          subnet: { id: networkId("virtualNetworks/other/subnets/front") },
        }),
      ],
      found: ["balancer frontendIPConfigurations.0.publicIPAddress", "balancer frontendIPConfigurations.0.subnet.id"],
    },
    {
      what: "a service that leads to no balancer of this stack",
      stack: [service, balancer("another", inner)],
      found: ["service loadBalancerFrontendIpConfigurations.0.id"],
    },
    { what: "a route that says nothing of its origin", stack: [...inProfile, route(["quiet"], "app")], found: [] },
    {
      what: "a route that does, to origins of nobody knows where",
      stack: [...inProfile, route([], "theirs")],
      found: ["route originGroup.id", "route ruleSets"],
    },
  ],
};
