import assert from "node:assert/strict";
import type { Task } from "../../plan/checklist/checklist";
import { checklist } from "../../plan/checklist/checklist";
import type { RecordedResource } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import { all, inputsOf, planned } from "../support/plan";

const azure = (args: Parameters<typeof planned>[0] = {}) => planned({ stack: "prod-azure", ...args });

/** The one task whose words match. */
function task(tasks: readonly Task[], words: RegExp): Task {
  const found = tasks.filter(({ what }) => words.test(what));
  assert.equal(found.length, 1, `${words.source}: ${found.length} of ${tasks.map(({ what }) => what).join("; ")}`);
  return found[0] as Task;
}

/** The plan with one more resource, of which only these matter. */
function withOne(plan: StackPlan, type: string, name: string, inputs: Record<string, unknown>): StackPlan {
  const [pattern] = plan.resources;
  assert.ok(pattern !== undefined, "the plan is empty");
  const resources = plan.resources.filter((resource) => resource.type !== type || resource.name !== name);
  const made: RecordedResource = { ...pattern, type, name, inputs };
  return { ...plan, resources: [...resources, made] };
}

describe("checklist on azure", () => {
  it("says of each task when, why, how and how to see it, in words of this stack", async () => {
    for (const stack of ["prod-azure", "dev-azure"]) {
      const tasks = await checklist(await planned({ stack }));
      assert.deepEqual([...new Set(tasks.map(({ when }) => when))].sort(), ["after", "before", "during"], stack);
      for (const { what, why, command, check } of tasks) {
        for (const text of [what, why, command, check]) {
          assert.ok(text.length >= 9, `${stack}: ${what}`);
          assert.doesNotMatch(text, /undefined|\[object|\[unknown\]/, `${stack}: ${what}`);
        }
      }
      assert.equal(new Set(tasks.map(({ what }) => what)).size, tasks.length, stack);
    }
  });

  it("frees the subnet that containers leave taken, where a stack is to be thrown away", async () => {
    const plan = await planned({ stack: "dev-azure" });
    const subnet = plan.resources.find(({ inputs }) =>
      JSON.stringify(inputs["delegations"] ?? []).includes("Container"),
    );
    const { command } = task(await checklist(plan), /destroy/);
    const { resourceGroupName, virtualNetworkName, subnetName } = subnet?.inputs ?? {};
    for (const part of [resourceGroupName, virtualNetworkName, subnetName]) {
      assert.ok(command.includes(`/${String(part)}/`), String(part));
    }
    assert.deepEqual(
      (await checklist(await azure())).filter(({ what }) => /destroy/.test(what)),
      [],
    );
  });

  it("makes migrators administrators before anything is run as them: their token would not know it", async () => {
    const tasks = await checklist(await azure());
    const places = tasks
      .map(({ what }, place) => (/the migrator an administrator/.test(what) ? place : -1))
      .filter((p) => p >= 0);
    assert.equal(places.length, 2);
    assert.ok(Math.max(...places) < tasks.findIndex(({ what }) => /^Set up the database's users/.test(what)));
    for (const place of places) assert.match(tasks[place]?.why ?? "", /before the first run/);
  });

  it("registers the resource provider of everything that is planned", async () => {
    const plan = await azure();
    const { command } = task(await checklist(plan), /^Register the resource providers/);
    for (const namespace of [
      "Microsoft.Cdn",
      "Microsoft.Compute",
      "Microsoft.ContainerInstance",
      "Microsoft.Insights",
      "Microsoft.KeyVault",
      "Microsoft.ManagedIdentity",
      "Microsoft.Network",
      "Microsoft.OperationalInsights",
      "Microsoft.PolicyInsights",
      "Microsoft.Security",
      "Microsoft.Sql",
      "Microsoft.Storage",
    ]) {
      assert.ok(command.includes(` ${namespace} `) || command.includes(` ${namespace};`), namespace);
    }
    assert.ok(!command.includes("Microsoft.Authorization"), "it is always there");
    const development = task(await checklist(await planned({ stack: "dev-azure" })), /^Register/);
    assert.ok(!development.command.includes("Microsoft.Security"), "development runs no plan of Defender");
  });

  it("asks for what the subscription must have: rights, encryption at host, Network Watcher", async () => {
    const plan = await azure();
    const tasks = await checklist(plan);
    assert.match(task(tasks, /owner of the subscription/).command, new RegExp(plan.settings.account));
    assert.match(task(tasks, /encryption at host/).command, /--name EncryptionAtHost/);
    const watcher = task(tasks, /Network Watcher/);
    assert.match(watcher.command, /--locations eastus2 centralus /);
    assert.match(watcher.check, /NetworkWatcher_eastus2 and NetworkWatcher_centralus/);
  });

  it("asks for room: machines at the fleet's most, in three zones, addresses, and the database's edition", async () => {
    const type = "azure-native:compute:VirtualMachineScaleSet";
    const sized = withOne(await azure(), type, "app-eastus2", {
      location: "eastus2",
      sku: { name: "Standard_D4ps_v6" },
    });
    const plan = withOne(sized, "azure-native:monitor:AutoscaleSetting", "app-eastus2", {
      location: "eastus2",
      profiles: [{ capacity: { maximum: "40" } }, { capacity: { maximum: "55" } }],
    });
    const tasks = await checklist(plan);
    // 55 instances and a fifth more, of four vCPUs each.
    const room = task(tasks, /^eastus2: room for \d+ vCPUs/);
    assert.match(room.what, /room for 264 vCPUs of the family Dpsv6/);
    assert.match(room.command, /--location eastus2 .*Dpsv6 Family/);
    assert.match(task(tasks, /^eastus2: be offered Standard_D4ps_v6/).command, /--size Standard_D4ps_v6 /);
    assert.match(task(tasks, /^eastus2: room for \d+ public address/).what, /room for 1 public address$/);
    assert.match(task(tasks, /^centralus: be offered Azure SQL/).command, /--edition BusinessCritical /);
    assert.match(task(tasks, /^Make the image reachable/).check, /linux\/arm64 and linux\/amd64/);
    const odd = withOne(await azure(), type, "app-eastus2", { location: "eastus2", sku: { name: "D4" } });
    await assert.rejects(checklist(odd), /D4 is not a machine's size/);
  });

  it("tries the one thing that the cloud may still refuse, at each site that runs something", async () => {
    const probes = (await checklist(await azure())).filter(({ what }) => what.includes("zone-redundant NAT gateway"));
    assert.equal(probes.length, 2);
    for (const { command } of probes) {
      assert.match(command, /nat gateway create .*--sku StandardV2/);
      assert.match(command, /--delegations Microsoft\.ContainerInstance\/containerGroups --nat-gateway probe/);
    }
    const cold = await checklist(await azure({ set: { recovery: "cold" } }));
    assert.equal(cold.filter(({ what }) => what.includes("zone-redundant NAT gateway")).length, 1);
  });

  it("asks for the directory's group, the images, the certificates and the zone, by the names of the config", async () => {
    const plan = await azure();
    const { azure: own, dnsZone } = plan.settings;
    const tasks = await checklist(plan);
    assert.ok(task(tasks, /group .* and own it/).command.includes(own.databaseAdmins?.objectId ?? "none"));
    for (const region of ["eastus2", "centralus"]) {
      assert.ok(
        task(tasks, new RegExp(`^${region}: have the instances' image`)).command.includes(String(own.images[region])),
      );
      const certificate = own.originCertificates[region];
      const { command } = task(tasks, new RegExp(`^${region}: put a certificate`));
      assert.ok(command.includes(`--name ${String(certificate?.name)} `), command);
    }
    assert.ok(task(tasks, /^Delegate/).command.includes(dnsZone));
  });

  it("starts the set-up of the database after the migrators have become administrators", async () => {
    const plan = withOne(await azure(), "azure-native:logic:Workflow", "db-init-eastus2", {
      location: "eastus2",
      resourceGroupName: "commerce-prod-azure-eastus2",
      workflowName: "commerce-prod-azure-db-init-eastus2",
    });
    const tasks = await checklist(plan);
    const { command } = task(tasks, /^Set up the database's users in eastus2/);
    assert.match(command, /--method post .*workflows\/commerce-prod-azure-db-init-eastus2\/triggers\/manual\/run/);
    const group = plan.settings.azure.databaseAdmins?.objectId ?? "none";
    for (const region of ["eastus2", "centralus"]) {
      const join = task(tasks, new RegExp(`^${region}: make the migrator`));
      assert.ok(
        join.command.includes(`--group ${group} `) && join.command.includes(`migrator-${region} `),
        join.command,
      );
      assert.ok(tasks.indexOf(join) < tasks.findIndex(({ what }) => what.startsWith("Set up the database")));
    }
  });

  it("has each group of people told once for practice, where there is anybody", async () => {
    const plan = await azure();
    const practice = (await checklist(plan)).filter(({ what }) => what.startsWith("See that the alarms of"));
    assert.equal(practice.length, all(plan, "azure-native:monitor:ActionGroup").length);
    for (const { command } of practice)
      assert.match(command, /email mail-1 on-call@example\.com usecommonalertschema$/);
    const silent = (await checklist(await planned({ stack: "dev-azure" }))).filter(({ what }) =>
      /alarms of/.test(what),
    );
    assert.deepEqual(silent, []);
    assert.match(task(await checklist(plan), /tests from outside/).command, /availabilityResults/);
  });

  it("has someone see that each instance sends its log, and names the way if one does not", async () => {
    const plan = await azure();
    const tasks = await checklist(plan);
    for (const region of ["eastus2", "centralus"]) {
      const { command, check } = task(tasks, new RegExp(`^${region}: see that each instance sends`));
      const workspace = inputsOf(plan, "azure-native:operationalinsights:Workspace", `logs-${region}`);
      const policy = inputsOf(plan, "azure-native:authorization:PolicyAssignment", `app-logs-${region}`);
      const where = `--resource-group ${String(workspace["resourceGroupName"])}`;
      assert.ok(command.includes(`${where} --workspace-name ${String(workspace["workspaceName"])} `), command);
      assert.ok(
        check.includes(`${where} --name logs --policy-assignment ${String(policy["policyAssignmentName"])} `),
        check,
      );
      assert.ok(
        String(policy["scope"]).endsWith(`/${String(workspace["resourceGroupName"])}`),
        "it is sought elsewhere",
      );
    }
  });

  it("has somebody see that records arrive, in each log store, and under lock where they are exported", async () => {
    const plan = await azure();
    const tasks = await checklist(plan);
    const names = (purpose: string) =>
      all(plan, "azure-native:storage:StorageAccount")
        .filter(({ name }) => name.startsWith(`${purpose}-`))
        .map(({ inputs }) => String(inputs["accountName"]));
    assert.equal(names("logs").length, 2);
    for (const account of names("logs")) {
      const { command } = task(tasks, new RegExp(`^See that records arrive in ${account}$`));
      assert.ok(command.includes(`container-rm list --storage-account ${account} `), command);
    }
    const { command } = task(tasks, /administrative calls arrives/);
    for (const account of names("audit")) assert.ok(command.includes(`--name ${account} `), command);
    const development = await checklist(await planned({ stack: "dev-azure" }));
    assert.equal(development.filter(({ what }) => what.startsWith("See that records arrive")).length, 1);
    assert.equal(development.filter(({ what }) => what.includes("administrative calls")).length, 0);
  });

  it("makes the lock of the record irrevocable only where that is wanted", async () => {
    const held = { accountName: "audit1", resourceGroupName: "group1", containerName: "insights-activity-logs" };
    const type = "azure-native:storage:BlobContainerImmutabilityPolicy";
    const plan = await azure({ set: { lock: "irrevocable" } });
    const locks = async (of: StackPlan) =>
      (await checklist(withOne(of, type, "audit-eastus2", held))).filter(({ what }) => what.includes("audit1"));
    const [lock] = await locks(plan);
    assert.match(String(lock?.command), /immutability-policy lock --account-name audit1 .*--if-match/);
    assert.deepEqual(await locks(await azure()), []);
  });

  it("lets who pulls pull, where the registry is one of Azure's", async () => {
    const image = `acme.azurecr.io/shop@sha256:${"1".repeat(64)}`;
    const pulls = (tasks: readonly Task[]) => tasks.filter(({ what }) => what.endsWith(" pull from acme.azurecr.io"));
    const tasks = await checklist(await azure({ set: { "app.image": image } }));
    const names = pulls(tasks).map(({ command }) => /--name (commerce-\S+)/.exec(command)?.[1]);
    assert.deepEqual(names.sort(), [
      "commerce-prod-azure-app-centralus",
      "commerce-prod-azure-app-eastus2",
      "commerce-prod-azure-migrator-centralus",
      "commerce-prod-azure-migrator-eastus2",
    ]);
    for (const { command } of pulls(tasks))
      assert.match(command, /--role AcrPull --scope "\$\(az acr show --name acme /);
    assert.deepEqual(pulls(await checklist(await azure())), []);
  });

  it("asks for the scale sets, and for nothing else, before a later `up`", async () => {
    const plan = await azure();
    const { command, when } = task(await checklist(plan), /^Before every later `up`/);
    assert.equal(when, "after");
    const [, pattern = ""] = /--target '(.*)'/.exec(command) ?? [];
    const parts = pattern.split("**").map((part) =>
      part
        .split("*")
        .map((text) => text.replace(/[.:$]/g, "\\$&"))
        .join("[^:]*"),
    );
    const wanted = new RegExp(`^${parts.join(".*")}$`);
    const found = plan.resources.filter(({ urn }) => wanted.test(urn)).map(({ name }) => name);
    assert.deepEqual(found.sort(), ["app-centralus", "app-eastus2"]);
  });
});
