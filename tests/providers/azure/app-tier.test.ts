import assert from "node:assert/strict";
import { UNKNOWN } from "../../../plan/recorded";
import type { StackPlan } from "../../../plan/stack-plan";
import {
  autoscale,
  extension,
  fleets,
  machine,
  planned,
  profiles,
  regions,
  script,
  set,
} from "../../support/azure-fleet";
import { all, inputsOf, one } from "../../support/plan";
import { leaves, text } from "../../support/values";

describe("app tier on Azure", () => {
  describe("scale set", () => {
    for (const [stack, region] of fleets) {
      it(`stands in three zones, flexibly, and replaces what is ill with new ones first: ${stack}, ${region}`, async () => {
        const inputs = inputsOf(await planned({ stack }), set, `app-${region}`);
        assert.equal(inputs["orchestrationMode"], "Flexible");
        assert.equal(inputs["platformFaultDomainCount"], 1);
        assert.deepEqual(inputs["zones"], ["1", "2", "3"]);
        assert.equal(inputs["zoneBalance"], false, "a zone without room would stop the fleet");
        assert.deepEqual(inputs["automaticRepairsPolicy"], {
          enabled: true,
          gracePeriod: "PT15M",
          repairAction: "Replace",
        });
        const { mode, rollingUpgradePolicy: rolling } = inputs["upgradePolicy"] as {
          mode: string;
          rollingUpgradePolicy: Record<string, unknown>;
        };
        assert.deepEqual([mode, rolling["maxSurge"], rolling["maxBatchInstancePercent"]], ["Rolling", true, 20]);
        assert.equal(rolling["rollbackFailedInstancesOnPolicyBreach"], undefined, "uniform sets only");
        for (const refused of ["overprovision", "singlePlacementGroup"]) assert.equal(inputs[refused], undefined);
      });

      it(`makes machines that boot what is signed, on disks of the site's own key: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        assert.deepEqual(machine(plan, region, "securityProfile"), {
          securityType: "TrustedLaunch",
          uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
          encryptionAtHost: true,
        });
        const { id } = machine(plan, region, "storageProfile.osDisk.managedDisk.diskEncryptionSet") as { id: string };
        const encryption = inputsOf(plan, "azure-native:compute:DiskEncryptionSet", `disks-${region}`);
        assert.ok(id.endsWith(`/diskEncryptionSets/${String(encryption["diskEncryptionSetName"])}`), id);
        assert.match(
          text(encryption["activeKey"]),
          new RegExp(`"https://[a-z0-9-]+\\.vault\\.azure\\.net/keys/disks/\\w{32}"`),
        );
        assert.equal(encryption["rotationToLatestKeyVersionEnabled"], true);
        assert.match(text(encryption["identity"]), new RegExp(`/[\\w-]*disks-key-${region}"`));
        const right = one(plan, "azure-native:authorization:RoleAssignment", `disks-key-${region}`);
        const needs = one(plan, "azure-native:compute:DiskEncryptionSet", `disks-${region}`).dependencies;
        assert.ok(needs.includes(right.urn), "the key may not be opened yet");
      });

      it(`makes machines that nobody reaches from outside, and nobody signs in to by a password: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        const linux = machine(plan, region, "osProfile.linuxConfiguration") as Record<string, unknown>;
        assert.equal(linux["disablePasswordAuthentication"], true);
        assert.equal(machine(plan, region, "osProfile.adminPassword"), undefined);
        const user = String(machine(plan, region, "osProfile.adminUsername"));
        assert.match(text(linux["ssh"]), new RegExp(`"ssh-ed25519 .*"/home/${user}/\\.ssh/authorized_keys"`));
        assert.doesNotMatch(text(machine(plan, region, "networkProfile")), /publicIP/i);
        assert.equal(machine(plan, region, "networkProfile.networkApiVersion"), "2022-11-01");
        const [card, ...others] = machine(plan, region, "networkProfile.networkInterfaceConfigurations") as {
          ipConfigurations: { subnet: { id: string }; loadBalancerBackendAddressPools: { id: string }[] }[];
          enableAcceleratedNetworking: boolean;
        }[];
        assert.deepEqual(others, []);
        assert.equal(card?.enableAcceleratedNetworking, true);
        const [address] = card.ipConfigurations;
        assert.match(address?.subnet.id ?? "", /\/subnets\/app$/);
        assert.match(text(address?.loadBalancerBackendAddressPools), new RegExp(`${region}/backendAddressPools/`));
      });

      it(`carries the application's identity alone: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        const { type, userAssignedIdentities } = inputsOf(plan, set, `app-${region}`)["identity"] as {
          type: string;
          userAssignedIdentities: readonly string[];
        };
        assert.equal(type, "UserAssigned");
        assert.equal(userAssignedIdentities.length, 1);
        assert.match(userAssignedIdentities[0] ?? "", new RegExp(`/[\\w-]*app-${region}$`));
        assert.doesNotMatch(text(inputsOf(plan, set, `app-${region}`)), /migrator/);
      });

      it(`waits for the ways out before the first instance boots: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        const { dependencies } = one(plan, set, `app-${region}`);
        for (const name of [`app-${region}`, `endpoints-${region}`]) {
          assert.ok(dependencies.includes(one(plan, "azure-native:network:Subnet", name).urn), name);
        }
      });

      it(`tells health, and ships logs as the identity: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        const health = extension(plan, region, "ApplicationHealthLinux");
        assert.equal(health["typeHandlerVersion"], "2.0", "the first knows no instance that is still coming up");
        const asked = health["settings"] as Record<string, unknown>;
        const served = script(plan, region);
        assert.ok(served.includes(`listen 127.0.0.1:${String(asked["port"])};`), "nothing listens where it asks");
        assert.ok(served.includes(`location = /${String(asked["requestPath"])} {`), String(asked["requestPath"]));
        const patience = Number(/^patience='(\d+)'$/m.exec(served)?.[1]);
        assert.ok(patience < Number(asked["gracePeriod"]), "repairs begin while it boots");
        assert.ok(Number(asked["gracePeriod"]) <= 15 * 60, "health ends after the repairs' own patience");
        const agent = text(extension(plan, region, "AzureMonitorLinuxAgent"));
        assert.match(agent, new RegExp(`"mi_res_id","identifier-value":"[^"]*app-${region}"`));
      });

      it(`gives each instance, a machine of its own, the rule of what it sends: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        const name = `app-logs-${region}`;
        const policy = one(plan, "azure-native:authorization:PolicyAssignment", name);
        const right = one(plan, "azure-native:authorization:RoleAssignment", name);
        const { scope, policyDefinitionId, enforcementMode, parameters, identity, location } = policy.inputs;
        assert.match(text(scope), new RegExp(`/resourceGroups/[\\w-]*${region}"`));
        assert.match(text(policyDefinitionId), /2ea82cdd-f2e8-4500-af75-67a2e084ca74"/);
        assert.deepEqual([enforcementMode, location], ["Default", region], "it changes nothing else");
        const { dcrResourceId, scopeToSupportedImages } = parameters as Record<string, { value: unknown }>;
        assert.match(text(dcrResourceId), new RegExp(`dataCollectionRules/[\\w-]*${region}"`));
        assert.equal(scopeToSupportedImages?.value, false, "the policy's own list of images lacks this Ubuntu");
        assert.equal((machine(plan, region, "storageProfile.osDisk") as { osType: string }).osType, "Linux");
        assert.deepEqual(identity, { type: "SystemAssigned" }, "nobody can take it for himself");
        assert.match(text(right.inputs["principalId"]), /^"[0-9a-f-]{36}"$/);
        assert.equal(right.inputs["scope"], scope, "else it may do nothing here, or more elsewhere");
        const [{ actions } = { actions: [] }] = inputsOf(plan, "azure-native:authorization:RoleDefinition", name)[
          "permissions"
        ] as { actions: string[] }[];
        assert.ok(actions.includes("Microsoft.Insights/dataCollectionRuleAssociations/write"), actions.join());
        assert.deepEqual(
          actions.filter((action) => action.includes("*")),
          ["Microsoft.Resources/deployments/*"],
        );
        const { dependencies } = one(plan, set, `app-${region}`);
        for (const { urn } of [policy, right])
          assert.ok(dependencies.includes(urn), `instances are born before ${urn}`);
      });

      it(`leaves an instance the time to end in order: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        const notice = machine(plan, region, "scheduledEventsProfile.terminateNotificationProfile") as Record<
          string,
          unknown
        >;
        assert.equal(notice["enable"], true);
        const seconds = Number(/^PT(\d+)M$/.exec(String(notice["notBeforeTimeout"]))?.[1]) * 60;
        const served = script(plan, region);
        const { probes } = JSON.parse(/drain\.json 0644 <<.*\n(.*)\n/.exec(served)?.[1] ?? "") as { probes: number };
        const stops = [...served.matchAll(/TimeoutStopSec=(\d+)/g)].map(([, value]) => Number(value));
        assert.equal(stops.length, 2);
        assert.ok(probes + stops.reduce((a, b) => a + b, 0) < seconds, `${probes} + ${stops.join(" + ")}`);
      });
    }

    it("runs what the other cloud runs: the same image on arm64", async () => {
      for (const [stack, region] of fleets) {
        const plan = await planned({ stack });
        const { name, tier } = inputsOf(plan, set, `app-${region}`)["sku"] as { name: string; tier: string };
        assert.match(name, /^Standard_D\d+p(ls|s)_v6$/, "the first arm64 with Trusted Launch");
        assert.equal(tier, "Standard");
        assert.equal(machine(plan, region, "storageProfile.diskControllerType"), undefined, "these have the usual one");
      }
    });

    it("takes the image that production names, and the newest in development, which the platform patches", async () => {
      const prod = await planned();
      for (const region of regions) {
        assert.deepEqual(machine(prod, region, "storageProfile.imageReference"), {
          id: prod.settings.azure.images[region],
        });
        assert.match(text(machine(prod, region, "osProfile.linuxConfiguration")), /"patchMode":"ImageDefault"/);
      }
      const dev = await planned({ stack: "dev-azure" });
      assert.deepEqual(machine(dev, "eastus2", "storageProfile.imageReference"), {
        publisher: "Canonical",
        offer: "ubuntu-24_04-lts",
        sku: "server-arm64",
        version: "latest",
      });
      assert.match(text(machine(dev, "eastus2", "osProfile.linuxConfiguration")), /"patchMode":"AutomaticByPlatform"/);
    });
  });

  describe("whoever writes", () => {
    it("has the same model: a failover replaces no instance", async () => {
      const [one, other] = await Promise.all(regions.map((active) => planned({ set: { active } })));
      for (const region of regions) {
        const of = (plan: StackPlan | undefined) => inputsOf(plan ?? assert.fail("no plan"), set, `app-${region}`);
        assert.deepEqual(of(one), of(other));
      }
    });

    it("has the larger fleet", async () => {
      const plan = await planned({ set: { active: "centralus" } });
      const [east, central] = regions.map((region) => Number(profiles(plan, region).at(-1)?.capacity.minimum));
      assert.ok(Number(central) > Number(east), `${central} and ${east}`);
    });

    it("and whichever region stands first, all names are the same", async () => {
      const names = (plan: StackPlan) => plan.resources.map(({ urn }) => urn).sort();
      const usual = names(await planned());
      assert.deepEqual(names(await planned({ set: { active: "centralus" } })), usual);
      assert.deepEqual(names(await planned({ set: { regions: [...regions].reverse() } })), usual);
    });
  });

  it("stands at no site that is a reserve", async () => {
    const plan = await planned({ set: { recovery: "cold" } });
    assert.deepEqual(
      all(plan, set).map(({ name }) => name),
      ["app-eastus2"],
    );
    assert.deepEqual(
      all(plan, autoscale).map(({ name }) => name),
      ["app-eastus2"],
    );
  });

  describe("custom data", () => {
    it("fits, with an image's name as long as it may be", async () => {
      const image = `${"r".repeat(50)}.azurecr.io/${"r".repeat(250)}@sha256:${"a".repeat(64)}`;
      const plan = await planned({ set: { "app.image": image } });
      for (const region of regions) {
        const { length } = String(machine(plan, region, "osProfile.customData"));
        assert.ok(length > 4_000 && length < 48_000, `${length} of 65,535 bytes`);
      }
    });

    it("is unknown in a first preview, and not half of it", async () => {
      const plan = await planned({ outputs: "unknown" });
      for (const region of regions) assert.equal(machine(plan, region, "osProfile.customData"), UNKNOWN);
    });

    it("holds no secret, and asks for tokens as the site's own identity", async () => {
      const plan = await planned();
      for (const region of regions) {
        const served = script(plan, region);
        for (const { value, secret } of plan.resources.flatMap(({ inputs }) => leaves(inputs))) {
          if (secret) assert.ok(!served.includes(String(value)), "a secret stands in the custom data");
        }
        assert.doesNotMatch(served, /AccountKey|SharedAccess|BEGIN [A-Z ]*PRIVATE KEY-----\n/);
        const [, found = ""] = /tokens\.json 0644 <<.*\n(.*)\n/.exec(served) ?? [];
        const { client, tokens } = JSON.parse(found) as { client: string; tokens: { resource: string }[] };
        assert.ok(served.includes(`AZURE_CLIENT_ID=${client}\n`), client);
        assert.deepEqual(
          tokens.map(({ resource }) => resource),
          ["https://database.windows.net/", "https://redis.azure.com/"],
        );
      }
    });
  });

  describe("certificate", () => {
    it("may be read by the site's instances, it alone, by a private way that is there before they are", async () => {
      const plan = await planned();
      for (const region of regions) {
        const { vault, name } = plan.settings.azure.originCertificates[region] ?? assert.fail(region);
        const right = one(plan, "azure-native:authorization:RoleAssignment", `app-certificate-${region}`);
        assert.equal(right.inputs["scope"], `${vault}/secrets/${name}`);
        assert.match(String(right.inputs["roleDefinitionId"]), /4633458b-17de-408a-b874-0445c86b69e6$/);
        const way = one(plan, "azure-native:network:PrivateEndpoint", `certificate-${region}`);
        assert.match(
          text(way.inputs["privateLinkServiceConnections"]),
          new RegExp(`"${vault}".*\\["vault"\\]|\\["vault"\\].*"${vault}"`),
        );
        const record = one(plan, "azure-native:network:PrivateDnsZoneGroup", `certificate-${region}`);
        const { dependencies } = one(plan, set, `app-${region}`);
        for (const { urn } of [right, way, record]) assert.ok(dependencies.includes(urn), urn);
        const [, found = ""] = /certificate\.json 0644 <<.*\n(.*)\n/.exec(script(plan, region)) ?? [];
        const { url } = JSON.parse(found) as { url: string };
        assert.equal(url, `https://${vault.split("/").at(-1) ?? ""}.vault.azure.net/secrets/${name}`, "no version");
      }
    });

    it("is missing in development: plain HTTP inside the private link, as the promises say", async () => {
      const plan = await planned({ stack: "dev-azure" });
      assert.equal(
        all(plan, "azure-native:network:PrivateEndpoint").filter(({ name }) => name.startsWith("certificate")).length,
        0,
      );
      assert.match(script(plan, "eastus2"), /listen 8443;/);
      assert.match(text(plan.outputs["promises"]), /plain HTTP inside the private link/);
      assert.doesNotMatch(
        text((await planned()).outputs["promises"]),
        /plain HTTP inside the private link; development/,
      );
    });
  });

  describe("alarms", () => {
    const wanted: Readonly<Record<string, RegExp>> = {
      "fleet-down": /VMName.*VmAvailabilityMetric/,
      "fleet-full": /ObservedCapacity/,
      "app-cpu": /Percentage CPU/,
      "app-memory": /VMName.*Available Memory Bytes/,
      "fleet-stuck": /AutoscaleScaleActionsLog/,
      "fleet-silent": /Heartbeat/,
      "app-disk": /% Used Space/,
      "fleet-repairs": /setOrchestrationServiceState/,
    };

    for (const [stack, region] of fleets) {
      it(`reach the site's people: ${stack}, ${region}`, async () => {
        const plan = await planned({ stack });
        for (const [name, about] of Object.entries(wanted)) {
          const { inputs } = plan.resources.find((each) => each.name === `${name}-${region}`) ?? assert.fail(name);
          assert.match(text(inputs), about);
          assert.match(text(inputs["actions"]), new RegExp(`actionGroups/[\\w-]*${region}`));
          assert.equal(inputs["enabled"], true);
        }
      });
    }

    it("know no number that a failover changes", async () => {
      const plans = await Promise.all(regions.map((active) => planned({ set: { active } })));
      for (const name of Object.keys(wanted)) {
        const [one, other] = plans.map((plan) => plan.resources.filter((each) => each.name.startsWith(`${name}-`)));
        assert.deepEqual(
          one?.map(({ inputs }) => text(inputs)).sort(),
          other?.map(({ inputs }) => text(inputs)).sort(),
        );
      }
    });

    it("look for the words that the instance says", async () => {
      const plan = await planned();
      const { inputs } = one(plan, "azure-native:monitor:ScheduledQueryRule", "app-certificate-eastus2");
      const [, words = ""] = /SyslogMessage has \\?"([^"\\]+)/.exec(text(inputs["criteria"])) ?? [];
      assert.ok(words.length > 10 && script(plan, "eastus2").includes(words), words);
    });
  });
});
