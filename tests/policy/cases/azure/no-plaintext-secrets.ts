import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const machine = (script: string): Given => ({
  type: "azure-native:compute:VirtualMachine",
  inputs: { osProfile: { customData: Buffer.from(script).toString("base64") } },
});
const site = (setting: string, value: string, name = "it"): Given => ({
  type: "azure-native:web:WebApp",
  name,
  inputs: { siteConfig: { appSettings: [{ name: setting, value }] } },
});

export const noPlaintextSecrets: RuleCases = {
  rule: "no-plaintext-secrets",
  cases: [
    {
      what: "a script in base64",
      stack: [machine("#!/bin/sh\nexport DB_PASSWORD='Tr0ub4dor-and-3'\nrun\n")],
      found: ["it osProfile.customData"],
    },
    {
      what: "a script that reads it when it runs",
      stack: [
        machine("#!/bin/sh\ntoken=$(curl http://169.254.169.254/x)\nexport DB_PASSWORD=$token PASSWORD_FILE=/run/pw\n"),
      ],
      found: [],
    },
    {
      what: "a script that isn't known yet",
      stack: [{ type: "azure-native:compute:VirtualMachine", inputs: { osProfile: { customData: unseen } } }],
      found: ["? it osProfile.customData"],
    },
    {
      what: "settings: a connection by identity, one by password, a key of an account, a reference",
      stack: [
        site("Sql", "Server=x;Authentication=Active Directory Managed Identity;Encrypt=True"),
        site("Sql", "Server=x;User ID=sa;Password=Tr0ub4dor-and-3", "password"),
        site("Store", `DefaultEndpointsProtocol=https;AccountKey=${"Ab1/".repeat(21)}==`, "key"),
        site("MailerKey", "@Microsoft.KeyVault(SecretUri=https://kv/secrets/mailer)", "reference"),
        site("API_TOKEN", "9f2c1e77aa04", "name"),
      ],
      found: [
        "password siteConfig.appSettings.0.value",
        "key siteConfig.appSettings.0.value",
        "name siteConfig.appSettings.0.value",
      ],
    },
    {
      what: "a container's environment",
      stack: [
        {
          type: "azure-native:app:Job",
          inputs: {
            template: {
              containers: [
                { env: [{ name: "TOKEN", secretRef: "token" }] },
                {
                  env: [
                    { name: "DB_PASSWORD", value: "Tr0ub4dor" },
                    { name: "TOKEN_URL", value: "https://x/y" },
                  ],
                },
              ],
            },
          },
        },
      ],
      found: ["it template.containers.1.env.0.value"],
    },
    {
      what: "a template's parameters",
      stack: [
        {
          type: "azure-native:resources:Deployment",
          inputs: {
            properties: { parameters: { adminPassword: { value: "Tr0ub4dor" }, location: { value: "westeurope" } } },
          },
        },
      ],
      found: ["it properties.parameters.adminPassword.value"],
    },
    {
      what: "tags",
      stack: [
        {
          type: "azure-native:storage:StorageAccount",
          inputs: { tags: { owner: "shop", sas: "?sv=1&sig=abcdefghijklmnopqrstuvwxyz0123456789%3D" } },
        },
      ],
      found: ["it tags.sas"],
    },
  ],
};
