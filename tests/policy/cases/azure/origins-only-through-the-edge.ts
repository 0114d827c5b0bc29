import { unseen } from "../../../../policy/view";
import { letIn, networkId } from "../azure-id";
import type { Given, RuleCases } from "../case";

const profile: Given = { type: "azure-native:cdn:Profile", name: "edge", inputs: { profileName: "afd" } };
const origin = (inputs: object): Given => ({
  type: "azure-native:cdn:AFDOrigin",
  name: "origin",
  inputs: { profileName: "afd", ...inputs },
});
const site = (restrictions: unknown): Given => ({
  type: "azure-native:web:WebApp",
  name: "site",
  inputs: { name: "app-shop", siteConfig: { ipSecurityRestrictions: restrictions } },
});
const toSite = origin({ hostName: "app-shop.azurewebsites.net" });
const door = { tag: "ServiceTag", ipAddress: "AzureFrontDoor.Backend" };

export const originsOnlyThroughTheEdge: RuleCases = {
  rule: "origins-only-through-the-edge",
  cases: [
    {
      what: "an origin by private link",
      stack: [
        profile,
        origin({
          hostName: "shop.example.com",
          sharedPrivateLinkResource: { privateLink: { id: networkId("privateLinkServices/shop") } },
        }),
      ],
      found: [],
    },
    {
      what: "an origin with a public name of which nobody knows who else may call it",
      stack: [profile, origin({ hostName: "shop.example.com" })],
      found: ["origin sharedPrivateLinkResource"],
    },
    {
      what: "an origin that isn't known yet",
      stack: [profile, origin({ hostName: unseen })],
      found: ["? origin sharedPrivateLinkResource.privateLink.id"],
    },
    {
      what: "a web app that lets in this Front Door alone",
      stack: [profile, toSite, site([{ ...door, headers: { "x-azure-fdid": ["id"] } }])],
      found: [],
    },
    {
      what: "a web app that lets in everybody's Front Doors",
      stack: [profile, toSite, site([door])],
      found: ["site siteConfig.ipSecurityRestrictions"],
    },
    {
      what: "a web app that lets in everybody",
      stack: [profile, toSite, site([])],
      found: ["site siteConfig.ipSecurityRestrictions"],
    },
    {
      what: "machines whose group lets in Front Doors alone",
      stack: [
        profile,
        origin({ hostName: "vm.example.com" }),
        {
          type: "azure-native:network:SecurityRule",
          name: "rule",
          inputs: letIn({ sourceAddressPrefix: "AzureFrontDoor.Backend", destinationPortRange: "443" }),
        },
      ],
      found: [],
    },
  ],
};
