import assert from "node:assert/strict";
import type { Cloud } from "../cloud";
import { openStack } from "../open";
import { replay } from "../replay";
import type { Thing } from "../thing";
import { approve, connect, connected, connectionsOf, findsPrivately } from "./private-link";
import { recordsFlows } from "./records";
import { hasRole, keyUsable, mayDo, principalOf, spreads } from "./roles";
import { copiedByRule, copiedToPair, copyLag, copyReadable, pairLag, writeBlobs } from "./storage";

const token = (module: string, kind: string) => `azure-native:${module}:${kind}`;
const decrypts = "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6";

describe("strict Azure, in time", function () {
  this.timeout(30_000);
  let cloud: Cloud;

  beforeEach(async () => {
    const { resources, cloud: empty } = await openStack("prod-azure");
    cloud = empty();
    assert.equal(replay(resources, cloud, 7).refused, undefined);
  });

  const thing = (type: string, name: string): Thing => {
    const found = cloud.things.of(type).find((each) => each.name === name);
    assert.ok(found, `${type} ${name}`);
    return found;
  };

  it("opens ways in the own subscription at once, and others when somebody approves them", () => {
    const account = thing(token("storage", "StorageAccount"), "assets-eastus2");
    const endpoint = thing(token("network", "PrivateEndpoint"), "assets-eastus2");
    assert.ok(connected(cloud, account.id, endpoint.id), "the endpoint of the stack itself");
    connect(cloud, account.id, "an endpoint of somebody else");
    assert.equal(connected(cloud, account.id, "an endpoint of somebody else"), false);
    assert.equal(approve(cloud, account.id), 1);
    assert.ok(connected(cloud, account.id, "an endpoint of somebody else"), "approved");
    assert.equal(approve(cloud, account.id), 0);
  });

  it("closes a way with its endpoint", () => {
    const account = thing(token("storage", "StorageAccount"), "assets-eastus2");
    const endpoint = thing(token("network", "PrivateEndpoint"), "assets-eastus2");
    cloud.remove(endpoint, endpoint.id);
    assert.deepEqual(connectionsOf(account), []);
  });

  it("finds services from the networks of both sites, and only by name, way and link together", () => {
    const server = thing(token("sql", "Server"), "database-eastus2");
    for (const region of ["eastus2", "centralus"]) {
      const network = thing(token("network", "VirtualNetwork"), `network-${region}`);
      assert.ok(findsPrivately(cloud, network.id, server.id), region);
      const link = thing(token("privatedns", "VirtualNetworkLink"), `sql-${region}`);
      cloud.remove(link, link.id);
      assert.equal(findsPrivately(cloud, network.id, server.id), false);
    }
  });

  it("knows a right a while after it was given, where it was given and below", () => {
    const right = thing(token("authorization", "RoleAssignment"), "storage-key-eastus2");
    const principal = String(right.inputs["principalId"]);
    const key = String(right.inputs["scope"]);
    const vault = key.replace(/\/keys\/.*/, "");
    const wrap = "Microsoft.KeyVault/vaults/keys/wrap/action";
    assert.ok(hasRole(cloud, principal, decrypts, key), "on the key");
    assert.ok(hasRole(cloud, principal, decrypts, `${key}/versions/1`), "below it");
    assert.equal(hasRole(cloud, principal, decrypts, vault), false);
    assert.ok(mayDo(cloud, principal, wrap, key), "wraps");
    assert.equal(mayDo(cloud, principal, "Microsoft.KeyVault/vaults/keys/delete", key), false);
    cloud.now = right.ready + spreads - 1;
    assert.equal(hasRole(cloud, principal, decrypts, key), false);
  });

  it("lets a key be used by its address, for its own identity and version only", () => {
    const key = thing(token("keyvault", "Key"), "storage-eastus2");
    const own = thing(token("managedidentity", "UserAssignedIdentity"), "storage-key-eastus2");
    const other = thing(token("managedidentity", "UserAssignedIdentity"), "cache-key-eastus2");
    const url = String(key.outputs["keyUriWithVersion"]);
    assert.ok(keyUsable(cloud, url, String(principalOf(cloud, own.id))), url);
    assert.equal(keyUsable(cloud, url, String(principalOf(cloud, other.id))), false);
    assert.equal(keyUsable(cloud, `${url}0`, String(principalOf(cloud, own.id))), false);
  });

  it("replicates objects to the other site, and to the pair, some time after they were written", () => {
    const source = thing(token("storage", "BlobContainer"), "assets-eastus2");
    const copy = thing(token("storage", "BlobContainer"), "assets-copy-centralus");
    writeBlobs(cloud, source.id, 5);
    assert.equal(copiedByRule(cloud, copy.id), 0);
    cloud.now += copyLag;
    assert.equal(copiedByRule(cloud, copy.id), 5);
    assert.equal(copiedToPair(cloud, source.id), 0);
    cloud.now += pairLag - copyLag;
    assert.equal(copiedToPair(cloud, source.id), 5);
  });

  it("reads copies of the stores while their region is gone, where they are of that kind", () => {
    for (const purpose of ["assets", "backups", "logs", "audit"])
      assert.ok(copyReadable(thing(token("storage", "StorageAccount"), `${purpose}-eastus2`)), purpose);
    const account = thing(token("storage", "StorageAccount"), "assets-eastus2");
    assert.equal(copyReadable({ ...account, inputs: { ...account.inputs, sku: { name: "Standard_GZRS" } } }), false);
  });

  it("delivers flows while the log's identity may write, and says nothing when it may not", () => {
    const log = thing(token("network", "FlowLog"), "flow-eastus2");
    cloud.now += spreads;
    assert.ok(recordsFlows(cloud, log.id), "as it was made");
    const right = thing(token("authorization", "RoleAssignment"), "flow-eastus2");
    cloud.remove(right, right.id);
    assert.equal(recordsFlows(cloud, log.id), false);
  });
});
