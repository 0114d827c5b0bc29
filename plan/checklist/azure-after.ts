import type { StackPlan } from "../stack-plan";
import type { Task } from "./checklist";

/** Who may do what in the database: no program gives rights in the directory. */
export function usersTasks({ settings, resources }: StackPlan): readonly Task[] {
  const { databaseAdmins } = settings.azure;
  const migrators = resources.filter(
    ({ type, name }) => type === "azure-native:managedidentity:UserAssignedIdentity" && name.startsWith("migrator-"),
  );
  const setUp = resources.find(
    ({ type, name }) => type === "azure-native:logic:Workflow" && name === `db-init-${settings.active}`,
  );
  const into = databaseAdmins?.objectId ?? "";
  const workflow =
    setUp === undefined
      ? ""
      : `https://management.azure.com/subscriptions/${settings.account}/resourceGroups/${String(setUp.inputs["resourceGroupName"])}/providers/Microsoft.Logic/workflows/${String(setUp.inputs["workflowName"])}`;
  return [
    ...migrators.map(({ inputs }): Task => ({
      when: "after",
      what: `${String(inputs["location"])}: make the migrator an administrator of the database`,
      why: "it sets up users and schema, and no program gives rights in the directory; do it before the first run, because an identity's token is kept for up to a day and knows only the groups of its beginning",
      command: `az ad group member add --group ${into} --member-id "$(az identity show --resource-group ${String(inputs["resourceGroupName"])} --name ${String(inputs["resourceName"])} --query principalId --output tsv)"`,
      check: `az ad group member list --group ${into} --query "[].displayName" lists ${String(inputs["resourceName"])}`,
    })),
    ...(workflow === ""
      ? []
      : [
          {
            when: "after",
            what: `Set up the database's users in ${settings.active}`,
            why: "the application logs in as a user that only this step creates",
            command: `az rest --method post --url "${workflow}/triggers/manual/run?api-version=2019-05-01"`,
            check: `az rest --method get --url "${workflow}/runs?api-version=2019-05-01" --query "value[0].properties.status" says Succeeded; run again, it changes nothing`,
          } as const,
        ]),
  ];
}

/** Where a stack is to be thrown away again: what containers leave behind belongs to no resource of it. */
export function leavingTasks({ settings, resources }: StackPlan): readonly Task[] {
  if (settings.protect) return [];
  return resources
    .filter(({ inputs }) => JSON.stringify(inputs["delegations"] ?? []).includes("Microsoft.ContainerInstance/"))
    .map(({ inputs }): Task => {
      const subnet = `/subscriptions/${settings.account}/resourceGroups/${String(inputs["resourceGroupName"])}/providers/Microsoft.Network/virtualNetworks/${String(inputs["virtualNetworkName"])}/subnets/${String(inputs["subnetName"])}`;
      return {
        when: "after",
        what: `Where a later \`pulumi destroy\` stops at the subnet ${String(inputs["subnetName"])}, free it and run it again`,
        why: "containers that ran there may leave a link behind, which keeps the subnet (Azure documentation, container instances, cannot delete a subnet)",
        command: `az resource delete --ids ${subnet}/providers/Microsoft.ContainerInstance/serviceAssociationLinks/default --api-version 2018-10-01`,
        check: `az network vnet subnet show --ids ${subnet} --query "serviceAssociationLinks" is empty`,
      };
    });
}

/** Whether anybody is told. */
export function alarmTasks({ settings, resources }: StackPlan): readonly Task[] {
  const groups = resources.filter(({ type }) => type === "azure-native:monitor:ActionGroup");
  const [address] = settings.alerts.email;
  const tests = resources.filter(({ type }) => type === "azure-native:applicationinsights:WebTest");
  const component = resources.find(({ type }) => type === "azure-native:applicationinsights:Component");
  return [
    ...(address === undefined
      ? []
      : groups.map(({ inputs }): Task => {
          const name = String(inputs["actionGroupName"]);
          return {
            when: "after",
            what: `See that the alarms of ${name} reach people`,
            why: "no address is confirmed here: a mistyped one, or a mail that is taken for spam, is noticed in the first night",
            command: `az monitor action-group test-notifications create --resource-group ${String(inputs["resourceGroupName"])} --action-group ${name} --alert-type metricstaticthreshold --add-action email mail-1 ${address} usecommonalertschema`,
            check: `the mail is read at ${settings.alerts.email.join(", ")} (once for each, with its address in the command)`,
          };
        })),
    ...(component === undefined || tests.length === 0
      ? []
      : [
          {
            when: "after",
            what: "See that the tests from outside report",
            why: "a test that reports nothing raises no alarm",
            command: `az monitor app-insights query --resource-group ${String(component.inputs["resourceGroupName"])} --apps ${String(component.inputs["resourceName"])} --analytics-query "availabilityResults | summarize count() by name, location"`,
            check: "each test has results from five places, ten minutes after the names lead to the edge",
          } as const,
        ]),
  ];
}

/** Whether what happens on the instances is recorded. */
export function logTasks({ resources }: StackPlan): readonly Task[] {
  const workspaces = resources.filter(({ type }) => type === "azure-native:operationalinsights:Workspace");
  return resources
    .filter(({ type, name }) => type === "azure-native:authorization:PolicyAssignment" && name.startsWith("app-logs-"))
    .map(({ inputs }): Task => {
      const region = String(inputs["location"]);
      const workspace = workspaces.find((each) => each.inputs["location"] === region)?.inputs ?? {};
      const group = `--resource-group ${String(workspace["resourceGroupName"])}`;
      const policy = String(inputs["policyAssignmentName"]);
      return {
        when: "after",
        what: `${region}: see that each instance sends its log`,
        why: "a policy tells new instances what to send; one that was born before the policy was in force is told by hand",
        command: `az monitor log-analytics query --workspace "$(az monitor log-analytics workspace show ${group} --workspace-name ${String(workspace["workspaceName"])} --query customerId --output tsv)" --analytics-query "Heartbeat | where TimeGenerated > ago(10m) | distinct Computer"`,
        check: `half an hour after \`up\`, as many lines as the fleet has instances; if one is missing: az policy remediation create ${group} --name logs --policy-assignment ${policy} --resource-discovery-mode ReEvaluateCompliance`,
      };
    });
}

/** Whether anything is written down. Asked of the platform, not of the stores, which let nobody in from outside. */
export function recordTasks({ resources }: StackPlan): readonly Task[] {
  const accounts = resources.filter(({ type }) => type === "azure-native:storage:StorageAccount");
  const names = (purpose: string) =>
    accounts.filter(({ name }) => name.startsWith(`${purpose}-`)).map(({ inputs }) => String(inputs["accountName"]));
  const exported = resources.some(({ type }) => type === "azure-native:monitor:SubscriptionDiagnosticSetting");
  return [
    ...names("logs").map((account): Task => ({
      when: "after",
      what: `See that records arrive in ${account}`,
      why: "the services that deliver are let in by trust and without keys: one that is refused says so to nobody",
      command: `az storage container-rm list --storage-account ${account} --query "[].name" --output tsv`,
      check:
        "within some hours there are insights-logs-auditevent (the vault), insights-logs-storageread (the other stores) and insights-logs-flowlogflowevent (the network; not where nothing runs)",
    })),
    ...(exported
      ? [
          {
            when: "after",
            what: "See that the record of administrative calls arrives under lock",
            why: "its container is made beforehand, so that it is there says nothing",
            command: names("audit")
              .map(
                (account) =>
                  `az monitor metrics list --resource "$(az storage account show --name ${account} --query id --output tsv)/blobServices/default" --metric Ingress --interval PT1H --query "value[0].timeseries[0].data[].total"`,
              )
              .join(" && "),
            check: "in one region, the first of the stack, hours have figures above zero",
          } as const,
        ]
      : []),
  ];
}

/** A policy can only be born unlocked. */
export function lockTasks({ settings, resources }: StackPlan): readonly Task[] {
  if (settings.lock !== "irrevocable") return [];
  return resources
    .filter(({ type }) => type === "azure-native:storage:BlobContainerImmutabilityPolicy")
    .map(({ inputs }): Task => {
      const where = `--account-name ${String(inputs["accountName"])} --resource-group ${String(inputs["resourceGroupName"])} --container-name ${String(inputs["containerName"])}`;
      return {
        when: "after",
        what: `Make the lock of ${String(inputs["accountName"])} irrevocable`,
        why: "until then whoever may change the account can end it; afterwards nobody can, for as long as it lasts",
        command: `az storage container immutability-policy lock ${where} --if-match "$(az storage container immutability-policy show ${where} --query etag --output tsv)"`,
        check: `az storage container immutability-policy show ${where} --query state says Locked`,
      };
    });
}
