import { namespaces } from "../outputs/azure-ids";
import type { RecordedResource } from "../recorded";
import type { StackPlan } from "../stack-plan";
import type { Task } from "./checklist";

/** What the subscription must allow and have before anything is made in it. */
export function subscriptionTasks({ settings, resources }: StackPlan): readonly Task[] {
  const { account, azure, regions } = settings;
  const [home = ""] = regions;
  const providers = providersOf(resources);
  return [
    {
      when: "before",
      what: "Be an owner of the subscription, or let the pipeline be one",
      why: "rights are given to identities, and policies and records are made for the whole subscription",
      command: `az account set --subscription ${account} && az role assignment list --assignee "$(az ad signed-in-user show --query id --output tsv)" --scope /subscriptions/${account} --include-inherited --query "[].roleDefinitionName"`,
      check: `it lists Owner, and az account show --query tenantId says ${azure.tenant ?? ""}`,
    },
    {
      when: "before",
      what: `Register the resource providers: ${providers.join(", ")}`,
      why: "a new subscription knows few of them, and refuses what belongs to the others",
      command: `for p in ${providers.join(" ")}; do az provider register --namespace $p; done`,
      check: `for p in ${providers.join(" ")}; do az provider show --namespace $p --query registrationState --output tsv; done says Registered each time, within some minutes`,
    },
    {
      when: "before",
      what: "Switch on encryption at host for the subscription",
      why: "the instances ask for it, and are refused where the subscription has not",
      command:
        "az feature register --namespace Microsoft.Compute --name EncryptionAtHost && az provider register --namespace Microsoft.Compute",
      check:
        "az feature show --namespace Microsoft.Compute --name EncryptionAtHost --query properties.state says Registered",
    },
    {
      when: "before",
      what: `See that Network Watcher is there in ${regions.join(" and ")}`,
      why: "the record of packets is a part of it; it comes with the first network of a region, unless someone switched that off",
      command: `az group create --name NetworkWatcherRG --location ${home} && az network watcher configure --resource-group NetworkWatcherRG --locations ${regions.join(" ")} --enabled true`,
      check: `az network watcher list --query "[].name" lists ${regions.map((region) => `NetworkWatcher_${region}`).join(" and ")}`,
    },
  ];
}

/** Namespaces of everything that is planned, also of what is made by what is planned. */
function providersOf(resources: readonly RecordedResource[]): readonly string[] {
  const always = ["Microsoft.Authorization", "Microsoft.Resources"];
  const found = resources.flatMap(({ type, inputs }) => {
    const [pkg, module = ""] = type.split(":");
    if (pkg !== "azure-native") return [];
    const delegated = (inputs["delegations"] ?? []) as readonly { readonly serviceName: string }[];
    const properties = inputs["properties"] as { readonly template?: Template } | undefined;
    const within = type.endsWith(":DeploymentAtSubscriptionScope") ? (properties?.template?.resources ?? []) : [];
    return [
      // Which resources a policy has dealt with, and with which it has still to.
      ...(type.endsWith(":PolicyAssignment") ? ["Microsoft.PolicyInsights"] : []),
      ...(namespaces[module] === undefined ? [] : [namespaces[module]]),
      ...[...delegated.map(({ serviceName }) => serviceName), ...within.map((made) => made.type)].map(namespaceOf),
    ];
  });
  return [...new Set(found)].filter((name) => !always.includes(name)).sort();
}

interface Template {
  readonly resources: readonly { readonly type: string }[];
}

function namespaceOf(type: string): string {
  return type.slice(0, Math.max(0, type.indexOf("/")));
}
