import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const server = "azure-native:sql:Server";
const cosmos = "azure-native:cosmosdb:DatabaseAccount";
const workflow = (definition: unknown): Given => ({ type: "azure-native:logic:Workflow", inputs: { definition } });
const fleet = (name: string, identity: unknown, named = "/ids/own"): Given => ({
  type: "azure-native:compute:VirtualMachineScaleSet",
  name,
  inputs: {
    identity,
    virtualMachineProfile: {
      extensionProfile: {
        extensions: [
          {
            type: "AzureMonitorLinuxAgent",
            settings: { authentication: { managedIdentity: { "identifier-value": named } } },
          },
        ],
      },
    },
  },
});

export const noSharedLogins: RuleCases = {
  rule: "no-shared-logins",
  cases: [
    {
      what: "a server of the directory's alone",
      stack: [{ type: server, inputs: { administrators: { azureADOnlyAuthentication: true } } }],
      found: [],
    },
    {
      what: "a server with a login of its own",
      stack: [{ type: server, inputs: { administratorLogin: "shop", administratorLoginPassword: "…" } }],
      found: ["it administrators.azureADOnlyAuthentication"],
    },
    {
      what: "a server that isn't known yet",
      stack: [{ type: server, inputs: { administrators: unseen } }],
      found: ["? it administrators.azureADOnlyAuthentication"],
    },
    {
      what: "an account that says nothing of keys, and a user of its own",
      stack: [
        { type: "azure-native:storage:StorageAccount", inputs: {} },
        { type: "azure-native:storage:LocalUser", name: "user", inputs: { username: "ftp" } },
      ],
      found: ["it allowSharedKeyAccess", "user username"],
    },
    {
      what: "PostgreSQL with passwords, and a copy",
      stack: [
        { type: "azure-native:dbforpostgresql:Server", inputs: { authConfig: { activeDirectoryAuth: "Enabled" } } },
        { type: "azure-native:dbforpostgresql:Server", name: "copy", inputs: { createMode: "Replica" } },
      ],
      found: ["it authConfig.passwordAuth"],
    },
    {
      what: "Cosmos DB, and one of its interfaces that takes no identities",
      stack: [
        { type: cosmos, inputs: {} },
        { type: cosmos, name: "mongo", inputs: { kind: "MongoDB" } },
        { type: cosmos, name: "tables", inputs: { capabilities: [{ name: "EnableTable" }] } },
      ],
      found: ["it disableLocalAuth"],
    },
    {
      what: "machines whose agent has no identity, or another",
      stack: [
        fleet("none", undefined),
        fleet("other", { type: "UserAssigned", userAssignedIdentities: { "/ids/Other": {} } }),
        fleet("own", { type: "UserAssigned", userAssignedIdentities: ["/IDS/own"] }),
        fleet("system", { type: "SystemAssigned" }, ""),
      ],
      found: [
        "none identity",
        "other virtualMachineProfile.extensionProfile.extensions.0.settings.authentication.managedIdentity.identifier-value",
      ],
    },
    {
      what: "a workflow that signs in by a password, deep inside",
      stack: [
        workflow({
          actions: {
            Each: {
              actions: { Call: { inputs: { authentication: { type: "Basic", username: "u", password: "p" } } } },
            },
          },
        }),
      ],
      found: ["it definition.actions.Each.actions.Call.inputs.authentication.type"],
    },
    {
      what: "a workflow that whoever has its address may start",
      stack: [workflow({ triggers: { ask: { type: "Request" } } })],
      found: ["it accessControl.triggers"],
    },
    {
      what: "a workflow that starts by the clock",
      stack: [workflow({ triggers: { daily: { type: "Recurrence" } } })],
      found: [],
    },
  ],
};
