import { cannotTell } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { credentialIn, isTelling } from "./shared/plain-credentials";
import { isOn } from "./shared/words";

const wanted = "no credential";
const mend = "take it out and change it; read it at run time from Key Vault, or sign in by an identity";

const holdsOne = (property: string, found: string): readonly Complaint[] => [
  { verdict: "violates", property, found, wanted, mend },
];

function inText(resource: ResourceView, property: string): readonly Complaint[] {
  const value = at(resource, property);
  if (value === unseen) return cannotTell(property, wanted);
  const kind = typeof value === "string" ? credentialIn(value) : undefined;
  return kind === undefined ? [] : holdsOne(property, kind);
}

function named(name: unknown, value: unknown, property: string): readonly Complaint[] {
  const called = typeof name === "string" ? name : "";
  if (value === unseen) return isTelling(called, "not known yet") ? cannotTell(property, wanted) : [];
  if (typeof value !== "string") return [];
  const kind = isTelling(called, value) ? `a credential by its name, ${called}` : credentialIn(value);
  return kind === undefined ? [] : holdsOne(property, kind);
}

/** Names and values: settings, tags. */
function inMap(resource: ResourceView, property: string): readonly Complaint[] {
  const map = at(resource, property);
  if (typeof map !== "object" || map === null) return [];
  return Object.keys(map).flatMap((name) => {
    const value = read(map, name);
    // Connection strings stand one deeper.
    return typeof value === "object"
      ? named(name, read(value, "value"), `${property}.${name}.value`)
      : named(name, value, `${property}.${name}`);
  });
}

/** Entries with a name and a value: an environment. */
function inPairs(resource: ResourceView, property: string, value = "value"): readonly Complaint[] {
  return entries(at(resource, property)).flatMap((entry, index) =>
    named(read(entry, "name"), read(entry, value), `${property}.${index}.${value}`),
  );
}

/** Everything in a document, however deep: templates, workflows. Pairs of a name and a value are read as such. */
function inDocument(value: unknown, property: string): readonly Complaint[] {
  if (typeof value === "string") {
    const kind = credentialIn(value);
    return kind === undefined ? [] : holdsOne(property, kind);
  }
  if (typeof value !== "object" || value === null) return [];
  const name = read(value, "name");
  const pair = typeof name === "string" ? named(name, read(value, "value"), `${property}.value`) : [];
  if (pair.length > 0) return pair;
  return Object.keys(value).flatMap((key) => {
    const inner = read(value, key);
    const here = `${property}.${key}`;
    const byName = named(key, inner, here);
    if (byName.length > 0) return byName;
    // Values of a template's parameters stand one deeper.
    const deeper = named(key, read(inner, "value"), `${here}.value`);
    return deeper.length > 0 ? deeper : inDocument(inner, here);
  });
}

const texts =
  (...properties: readonly string[]): Check =>
  (resource) => [...properties.flatMap((property) => inText(resource, property)), ...inMap(resource, "tags")];
const documents =
  (...properties: readonly string[]): Check =>
  (resource) => [
    ...properties.flatMap((property) => inDocument(at(resource, property), property)),
    ...inMap(resource, "tags"),
  ];
const tags: Check = (resource) => inMap(resource, "tags");

const machine =
  (profile: string, extensions?: string): Check =>
  (resource) => [
    ...texts(`${profile}osProfile.customData`, `${profile}userData`)(resource),
    ...(extensions === undefined
      ? []
      : entries(at(resource, extensions)).flatMap((extension, index) =>
          inDocument(read(extension, "settings"), `${extensions}.${index}.settings`),
        )),
  ];

const site: Check = (resource) => [
  ...inPairs(resource, "siteConfig.appSettings"),
  ...inPairs(resource, "siteConfig.connectionStrings", "connectionString"),
  ...inText(resource, "siteConfig.appCommandLine"),
  ...tags(resource),
];

const containers =
  (list: string, environment: string): Check =>
  (resource) =>
    entries(at(resource, list)).flatMap((container, index) => [
      ...inPairs(resource, `${list}.${index}.${environment}`),
      ...["command", "args"].flatMap((each) => inDocument(read(container, each), `${list}.${index}.${each}`)),
    ]);

const app: Check = (resource) => [
  ...containers("template.containers", "env")(resource),
  ...containers("template.initContainers", "env")(resource),
  ...tags(resource),
];

/** In the open unless it says otherwise. */
const unlessOn =
  (flag: string, name: string): Check =>
  (resource) =>
    isOn(at(resource, flag)) ? [] : named(at(resource, name) ?? resource.name, at(resource, "value"), "value");

const deployment = documents("properties.template", "properties.parameters");

/**
 * Where programs put what machines read, in the open for everybody who may look at them.
 * Source: @pulumi/azure-native 3.28.0, declarations of each type; 2026-11.
 */
export const noPlaintextSecrets: CloudRule = {
  name: "no-plaintext-secrets",
  resources: {
    "azure-native:compute:VirtualMachineScaleSet": machine(
      "virtualMachineProfile.",
      "virtualMachineProfile.extensionProfile.extensions",
    ),
    "azure-native:compute:VirtualMachine": machine(""),
    "azure-native:compute:VirtualMachineExtension": documents("settings"),
    "azure-native:compute:VirtualMachineScaleSetExtension": documents("settings"),
    "azure-native:compute:VirtualMachineRunCommandByVirtualMachine": documents("source.script", "parameters"),
    "azure-native:web:WebApp": site,
    "azure-native:web:WebAppSlot": site,
    "azure-native:web:WebAppApplicationSettings": (resource) => inMap(resource, "properties"),
    "azure-native:web:WebAppApplicationSettingsSlot": (resource) => inMap(resource, "properties"),
    "azure-native:web:WebAppConnectionStrings": (resource) => inMap(resource, "properties"),
    "azure-native:web:WebAppConnectionStringsSlot": (resource) => inMap(resource, "properties"),
    "azure-native:app:ContainerApp": app,
    "azure-native:app:Job": app,
    "azure-native:containerinstance:ContainerGroup": (resource) => [
      ...containers("containers", "environmentVariables")(resource),
      ...containers("initContainers", "environmentVariables")(resource),
      ...tags(resource),
    ],
    "azure-native:logic:Workflow": documents("definition", "parameters"),
    "azure-native:resources:Deployment": deployment,
    "azure-native:resources:DeploymentAtSubscriptionScope": deployment,
    "azure-native:resources:DeploymentAtManagementGroupScope": deployment,
    "azure-native:resources:TemplateSpecVersion": documents("mainTemplate"),
    "azure-native:resources:AzureCliScript": documents("scriptContent", "arguments", "environmentVariables"),
    "azure-native:resources:AzurePowerShellScript": documents("scriptContent", "arguments", "environmentVariables"),
    "azure-native:automation:Variable": unlessOn("isEncrypted", "variableName"),
    "azure-native:apimanagement:NamedValue": unlessOn("secret", "displayName"),
    "azure-native:appconfiguration:KeyValue": unlessOn("", "keyValueName"),
    "azure-native:datafactory:LinkedService": documents("properties"),
    "azure-native:batch:Pool": documents("startTask"),
    "azure-native:storage:StorageAccount": tags,
    "azure-native:sql:Server": tags,
    "azure-native:resources:ResourceGroup": tags,
  },
};
