import { unseen } from "../../../../policy/view";
import { networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const route = "azure-native:cdn:Route";
const gateway = "azure-native:network:ApplicationGateway";
const gatewayId = (part: string) => ({ id: networkId(`applicationGateways/agw/${part}`) });
const good = { forwardingProtocol: "HttpsOnly", httpsRedirect: "Enabled", supportedProtocols: ["Http", "Https"] };

/** A route that forwards plain requests, by private link, to a balancer that asks for health by this protocol. */
const insideBy = (protocol: string): readonly Given[] => [
  {
    type: route,
    inputs: { ...good, forwardingProtocol: "HttpOnly", originGroup: { id: "/subscriptions/s/originGroups/app" } },
  },
  { type: "azure-native:cdn:AFDOriginGroup", name: "group", inputs: { originGroupName: "app" } },
  {
    type: "azure-native:cdn:AFDOrigin",
    name: "origin",
    inputs: {
      originGroupName: "app",
      sharedPrivateLinkResource: { privateLink: { id: networkId("privateLinkServices/pls") } },
    },
  },
  {
    type: "azure-native:network:PrivateLinkService",
    name: "service",
    inputs: {
      serviceName: "pls",
      loadBalancerFrontendIpConfigurations: [{ id: networkId("loadBalancers/lb/frontendIPConfigurations/f") }],
    },
  },
  {
    type: "azure-native:network:LoadBalancer",
    name: "balancer",
    inputs: { loadBalancerName: "lb", probes: [{ protocol }] },
  },
];

const listeners = (rule: object): Given => ({
  type: gateway,
  inputs: {
    httpListeners: [
      { name: "https", protocol: "Https" },
      { name: "http", protocol: "Http" },
    ],
    requestRoutingRules: [
      { httpListener: gatewayId("httpListeners/https"), backendAddressPool: gatewayId("backendAddressPools/app") },
      { httpListener: gatewayId("httpListeners/http"), ...rule },
    ],
  },
});

export const httpsOnly: RuleCases = {
  rule: "https-only",
  cases: [
    {
      what: "routes that redirect, or take HTTPS alone",
      stack: [
        { type: route, inputs: good },
        { type: route, name: "alone", inputs: { forwardingProtocol: "HttpsOnly", supportedProtocols: ["Https"] } },
      ],
      found: [],
    },
    {
      what: "routes that answer in the clear, forward in the clear, or know nothing else",
      stack: [
        { type: route, inputs: { ...good, httpsRedirect: undefined } },
        { type: route, name: "match", inputs: { ...good, forwardingProtocol: "MatchRequest" } },
        { type: route, name: "plain", inputs: { ...good, supportedProtocols: ["Http"] } },
        { type: route, name: "later", inputs: { ...good, httpsRedirect: unseen } },
      ],
      found: ["it httpsRedirect", "match forwardingProtocol", "plain supportedProtocols", "? later httpsRedirect"],
    },
    { what: "plain requests by private link to instances that know no TLS", stack: insideBy("Http"), found: [] },
    {
      what: "plain requests to instances that do know it",
      stack: insideBy("Https"),
      found: ["it forwardingProtocol"],
    },
    {
      what: "an origin whose certificate nobody checks",
      stack: [{ type: "azure-native:cdn:AFDOrigin", inputs: { enforceCertificateNameCheck: false } }],
      found: ["it enforceCertificateNameCheck"],
    },
    {
      what: "a gateway that redirects",
      stack: [listeners({ redirectConfiguration: gatewayId("redirectConfigurations/to-https") })],
      found: [],
    },
    {
      what: "a gateway that answers in the clear",
      stack: [listeners({ backendAddressPool: gatewayId("backendAddressPools/app") })],
      found: ["it httpListeners.1.protocol"],
    },
    {
      what: "web apps as they come, and with the switch on; a container app that takes plain requests",
      stack: [
        { type: "azure-native:web:WebApp", inputs: {} },
        { type: "azure-native:web:WebApp", name: "right", inputs: { httpsOnly: true } },
        {
          type: "azure-native:app:ContainerApp",
          name: "app",
          inputs: { configuration: { ingress: { external: true, allowInsecure: true } } },
        },
      ],
      found: ["it httpsOnly", "app configuration.ingress.allowInsecure"],
    },
    {
      what: "tests from outside that don't look at the certificate",
      stack: [
        {
          type: "azure-native:applicationinsights:WebTest",
          inputs: { request: { requestUrl: "https://www.example.com" }, validationRules: {} },
        },
        {
          type: "azure-native:applicationinsights:WebTest",
          name: "plain",
          inputs: { request: { requestUrl: "http://www.example.com" } },
        },
      ],
      found: ["it validationRules.sSLCheck", "plain request.requestUrl"],
    },
  ],
};
