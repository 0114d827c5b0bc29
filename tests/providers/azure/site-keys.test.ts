import assert from "node:assert/strict";
import type { RecordedResource } from "../../../plan/recorded";
import { all, inputsOf, one, planned } from "../../support/plan";

const regions = ["eastus2", "centralus"];
const types = {
  network: "azure-native:network:VirtualNetwork",
  key: "azure-native:keyvault:Key",
  vault: "azure-native:keyvault:Vault",
  identity: "azure-native:managedidentity:UserAssignedIdentity",
  right: "azure-native:authorization:RoleAssignment",
} as const;

function ofSite(resources: readonly RecordedResource[]): readonly RecordedResource[] {
  return resources.filter(({ urn }) => urn.includes("commerce:index:Site$"));
}

const azure = (args: Parameters<typeof planned>[0] = {}) => planned({ stack: "prod-azure", ...args });

describe("site on azure: keys", () => {
  const purposes = ["audit", "cache", "database", "disks", "logs", "storage"];

  it("lie in a vault that no network reaches, in hardware, and can't be lost by a mistake", async () => {
    const plan = await azure();
    for (const region of regions) {
      const { inputs, options } = one(plan, types.vault, `vault-${region}`);
      const properties = inputs["properties"] as Record<string, unknown>;
      assert.equal((properties["sku"] as { name: string }).name, "premium");
      assert.equal(properties["enableRbacAuthorization"], true);
      assert.equal(properties["enablePurgeProtection"], true);
      assert.equal(properties["softDeleteRetentionInDays"], 90);
      assert.equal(properties["publicNetworkAccess"], "disabled");
      assert.deepEqual(properties["networkAcls"], { bypass: "AzureServices", defaultAction: "Deny" });
      assert.equal(options.protect, true);
      assert.ok(String(inputs["vaultName"]).length <= 24, String(inputs["vaultName"]));
    }
  });

  it("are one for each purpose and site, rotate each year, and outlive the stack", async () => {
    const plan = await azure();
    const keys = ofSite(all(plan, types.key));
    assert.deepEqual(
      keys.map(({ name }) => name).sort(),
      regions.flatMap((region) => purposes.map((purpose) => `${purpose}-${region}`)).sort(),
    );
    for (const { name, inputs, options } of keys) {
      const properties = inputs["properties"] as {
        kty: string;
        keyOps: readonly string[];
        rotationPolicy: { lifetimeActions: readonly { action: { type: string }; trigger: Record<string, string> }[] };
      };
      assert.equal(properties.kty, "RSA-HSM", name);
      assert.deepEqual([...properties.keyOps].sort(), ["unwrapKey", "wrapKey"], name);
      const rotate = properties.rotationPolicy.lifetimeActions.find(({ action }) => action.type === "rotate");
      assert.deepEqual(rotate?.trigger, { timeAfterCreate: "P1Y" }, name);
      assert.equal(options.retainOnDelete, true, name);
    }
    const development = await planned({ stack: "dev-azure" });
    assert.ok(
      [...all(development, types.key), ...all(development, types.vault)].every(({ options }) => !options.protect),
      "development can't be destroyed",
    );
  });

  it("can be used by one identity each, which may do nothing else", async () => {
    const plan = await azure();
    const rights = all(plan, types.right);
    for (const region of regions) {
      for (const purpose of purposes) {
        const identity = one(plan, types.identity, `${purpose}-key-${region}`);
        const { inputs } = one(plan, types.right, `${purpose}-key-${region}`);
        assert.match(String(inputs["scope"]), new RegExp(`/vaults/[^/]+/keys/${purpose}$`));
        assert.match(String(inputs["roleDefinitionId"]), /e147488a-f6f5-4113-8e2d-b22465e65bf6$/);
        assert.equal(inputs["principalType"], "ServicePrincipal");
        const own = rights.filter(({ dependencies }) => dependencies.includes(identity.urn));
        assert.deepEqual(
          ofSite(own).map(({ name }) => name),
          [`${purpose}-key-${region}`],
          `what ${identity.name} may do here`,
        );
        // A pair of stores opens both sites' keys, and those of no other purpose.
        for (const right of own) {
          const [, key] = /\/keys\/([^/]+)$/.exec(String(right.inputs["scope"])) ?? [];
          assert.ok(key === undefined || key === purpose, `${identity.name} may use ${String(key)}`);
        }
      }
    }
  });

  it("are known to the services before a store is made with them: the network comes in between", async () => {
    const plan = await azure();
    for (const region of regions) {
      const net = one(plan, types.network, `network-${region}`);
      for (const purpose of purposes) {
        const right = one(plan, types.right, `${purpose}-key-${region}`);
        assert.ok(net.dependencies.includes(right.urn), `${net.name} is made at once, beside ${right.name}`);
      }
    }
  });

  it("name each role assignment by a GUID that stays", async () => {
    const [plan, again] = [await azure(), await azure({ set: { active: "centralus" } })];
    const names = (of: typeof plan) => all(of, types.right).map(({ inputs }) => String(inputs["roleAssignmentName"]));
    for (const name of names(plan)) assert.match(name, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    assert.equal(new Set(names(plan)).size, names(plan).length);
    assert.deepEqual(names(again).sort(), names(plan).sort());
  });
});

describe("site on azure: identities", () => {
  it("of application and migrator get no right to keys, and of the site only to report", async () => {
    const plan = await azure();
    const ofKeys = all(plan, types.right).filter(({ inputs }) => String(inputs["scope"]).includes("/keys/"));
    for (const region of regions) {
      for (const name of ["app", "migrator"]) {
        const { urn } = one(plan, types.identity, `${name}-${region}`);
        assert.ok(
          ofKeys.every(({ dependencies }) => !dependencies.includes(urn)),
          `${name}-${region} may use a key`,
        );
        const here = ofSite(all(plan, types.right)).filter(({ dependencies }) => dependencies.includes(urn));
        assert.deepEqual(
          here.map((right) => right.name),
          name === "app" ? [`app-metrics-${region}`] : [],
        );
      }
      const metrics = inputsOf(plan, types.right, `app-metrics-${region}`);
      assert.match(String(metrics["scope"]), /\/components\//);
    }
  });
});
