import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const machine = "azure-native:compute:VirtualMachine";
const test = "azure-native:applicationinsights:WebTest";
const trusted = {
  securityType: "TrustedLaunch",
  uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
};
const withKey = (name: string, body: string): Given => ({
  type: machine,
  name,
  inputs: {
    securityProfile: trusted,
    osProfile: {
      linuxConfiguration: { ssh: { publicKeys: [{ keyData: `ssh-ed25519 ${body} someone@example.org` }] } },
    },
  },
});

export const hardeningParameters: RuleCases = {
  rule: "hardening-parameters",
  cases: [
    {
      what: "a machine that starts what is signed",
      stack: [{ type: machine, inputs: { securityProfile: trusted } }],
      found: [],
    },
    {
      what: "a machine that starts anything",
      stack: [{ type: machine, inputs: { securityProfile: { securityType: "Standard" } } }],
      found: [
        "it securityProfile.securityType",
        "it securityProfile.uefiSettings.secureBootEnabled",
        "it securityProfile.uefiSettings.vTpmEnabled",
      ],
    },
    {
      what: "a machine that isn't known yet",
      stack: [{ type: machine, inputs: { securityProfile: { ...trusted, securityType: unseen } } }],
      found: ["? it securityProfile.securityType"],
    },
    {
      what: "a key that somebody has the other half of, and one that nobody has",
      stack: [
        withKey("somebody", "AAAAC3NzaC1lZDI1NTE5AAAAIJ3u8h6V1mUuLw7nqv0mH2c9c0m4m9mJ0p4tJt7xQZrB"),
        withKey("nobody", "AAAAC3NzaC1lZDI1NTE5AAAAIFnonenonenonenonenonenonenonenonenonenone00"),
      ],
      found: ["somebody osProfile.linuxConfiguration.ssh.publicKeys.0.keyData"],
    },
    {
      what: "a key for everything that never ends",
      stack: [{ type: "azure-native:keyvault:Key", inputs: { properties: { kty: "RSA-HSM" } } }],
      found: ["it properties.keyOps", "it properties.rotationPolicy.attributes.expiryTime"],
    },
    {
      what: "a test of plain HTTP, and one that overlooks the certificate",
      stack: [
        { type: test, name: "plain", inputs: { request: { requestUrl: "http://x" } } },
        { type: test, name: "blind", inputs: { request: { requestUrl: "https://x" } } },
      ],
      found: ["blind validationRules.sSLCheck"],
    },
  ],
};
