import type { RecordedResource } from "../recorded";
import type { StackPlan } from "../stack-plan";
import { alarmTasks, leavingTasks, lockTasks, logTasks, recordTasks, usersTasks } from "./azure-after";
import { edgeTasks } from "./azure-edge";
import { roomTasks } from "./azure-room";
import { subscriptionTasks } from "./azure-subscription";
import type { Task } from "./checklist";

export function tasks(plan: StackPlan): readonly Task[] {
  return [
    ...subscriptionTasks(plan),
    ...roomTasks(plan),
    ...directoryTasks(plan),
    ...imageTasks(plan),
    ...edgeTasks(plan),
    {
      when: "during",
      what: "Run `up` again where it stops because a store may not use its key",
      why: "a right takes up to ten minutes to be known everywhere, and a store asks once; what stands is not made again",
      command: "pulumi up",
      check: "it goes on from where it stopped",
    },
    ...pullTasks(plan),
    ...usersTasks(plan),
    ...alarmTasks(plan),
    ...logTasks(plan),
    ...recordTasks(plan),
    ...lockTasks(plan),
    {
      when: "after",
      what: "Before every later `up`, ask how many instances run",
      why: "a change of a fleet sends the number that the state knows, in the middle of a sale too",
      command: "pulumi refresh --target '**:VirtualMachineScaleSet::*'",
      check: "the scale sets are listed, and nothing else",
    },
    ...leavingTasks(plan),
  ];
}

/** A registry of Azure's is asked as an identity, which is there only once it is made. */
function pullTasks({ settings, resources }: StackPlan): readonly Task[] {
  const [host = ""] = settings.app.image.split("/");
  if (!host.endsWith(".azurecr.io")) return [];
  const registry = host.slice(0, host.indexOf("."));
  return resources
    .filter(
      ({ type, name }) => type === "azure-native:managedidentity:UserAssignedIdentity" && /^(app|migrator)-/.test(name),
    )
    .map(({ inputs }): Task => {
      const name = String(inputs["resourceName"]);
      return {
        when: "during",
        what: `Let ${name} pull from ${host}`,
        why: "no instance serves before it may; those that came too early are replaced by themselves",
        command: `az role assignment create --role AcrPull --scope "$(az acr show --name ${registry} --query id --output tsv)" --assignee-principal-type ServicePrincipal --assignee-object-id "$(az identity show --resource-group ${String(inputs["resourceGroupName"])} --name ${name} --query principalId --output tsv)"`,
        check: `az role assignment list --scope "$(az acr show --name ${registry} --query id --output tsv)" --query "[].roleDefinitionName" lists AcrPull`,
      };
    });
}

function directoryTasks({ settings }: StackPlan): readonly Task[] {
  const { databaseAdmins } = settings.azure;
  if (databaseAdmins === undefined) return [];
  const { name, objectId } = databaseAdmins;
  return [
    {
      when: "before",
      what: `Have the directory's group ${name}, and own it`,
      why: "nobody else administers the database, and its name and id must belong together; the servers themselves need no right in the directory",
      command: `az ad group show --group ${objectId} --query displayName && az ad group owner list --group ${objectId} --query "[].userPrincipalName"`,
      check: `the name is ${name}, and whoever sets up the database is among the owners`,
    },
  ];
}

function imageTasks({ settings, resources }: StackPlan): readonly Task[] {
  const { app, azure, regions } = settings;
  const platforms = [platformOf(resources), ...(runsContainers(resources) ? ["linux/amd64"] : [])];
  return [
    {
      when: "before",
      what: "Make the image reachable from the instances",
      why: "the fleet never becomes healthy without it; the instances pull without credentials of their own",
      command: `docker buildx imagetools inspect ${app.image}`,
      check: `it lists ${[...new Set(platforms)].join(" and ")}: the platforms of the instances and of the containers that set up the database`,
    },
    ...regions.flatMap((region): readonly Task[] => {
      const image = azure.images[region];
      if (image === undefined) return [];
      return [
        {
          when: "before",
          what: `${region}: have the instances' image there`,
          why: "machines are made from a version that is replicated to their region, and from no other",
          command: `az sig image-version show --ids ${image} --query "{regions: publishingProfile.targetRegions[].name, state: provisioningState}"`,
          check: `the regions hold ${region}, and the state is Succeeded`,
        },
      ];
    }),
  ];
}

/** A "p" behind a machine's size says that its processor is an Arm. */
function platformOf(resources: readonly RecordedResource[]): string {
  const sizes = resources
    .filter(({ type }) => type === "azure-native:compute:VirtualMachineScaleSet")
    .map(({ inputs }) => (inputs["sku"] as { readonly name?: string } | undefined)?.name ?? "");
  return sizes.some((size) => /^Standard_[A-Z]+\d+[a-z]*p[a-z]*_/.test(size)) ? "linux/arm64" : "linux/amd64";
}

/** Container instances know one platform only. Source: Azure Container Instances documentation, FAQ; 2026-11. */
function runsContainers(resources: readonly RecordedResource[]): boolean {
  return resources.some(({ inputs }) =>
    ((inputs["delegations"] ?? []) as readonly { readonly serviceName: string }[]).some(({ serviceName }) =>
      serviceName.startsWith("Microsoft.ContainerInstance/"),
    ),
  );
}
