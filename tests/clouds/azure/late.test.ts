import assert from "node:assert/strict";
import { Cloud } from "../cloud";
import { kinds } from "../kinds";
import { openStack } from "../open";
import { withValue } from "../paths";
import { Refusal } from "../refusal";
import { replay } from "../replay";
import type { Fields, Request, Thing } from "../thing";
import { updateCode } from "./identity";
import { inUse } from "./in-use";
import { badRequest, closedDoor, inDeletedState } from "./keys";
import { busyCode } from "./network";
import { late, lockForGood, writeBlobs } from "./storage";

const token = (module: string, kind: string) => `azure-native:${module}:${kind}`;

/** What only a second making, a change or a deletion meets. */
describe("strict Azure, later", function () {
  this.timeout(30_000);
  let standing: ReturnType<Cloud["snapshot"]>;
  let cloud: Cloud;

  before(async () => {
    const { resources, cloud: empty } = await openStack("prod-azure");
    const made = empty();
    assert.equal(replay(resources, made, 1).refused, undefined);
    standing = made.snapshot();
  });

  beforeEach(() => {
    cloud = new Cloud(kinds);
    cloud.restore(standing);
  });

  const thing = (type: string, name: string): Thing => {
    const found = cloud.things.of(type).find((each) => each.name === name);
    assert.ok(found, `${type} ${name}`);
    return found;
  };
  const refusedWith = (code: string, act: () => void) =>
    assert.throws(act, (error) => error instanceof Refusal && error.code === code);
  const notRemoved = (code: string, type: string, name: string) => {
    const held = thing(type, name);
    refusedWith(code, () => cloud.remove(held, held.id));
    assert.ok(cloud.things.at(held, held.id), `${name} is still there`);
  };
  const notChanged = (code: string, type: string, name: string, path: string, value: unknown) => {
    const held = thing(type, name);
    const before = held.inputs;
    refusedWith(code, () => cloud.update(held, held.id, withValue(before, path, value)));
    assert.deepEqual(held.inputs, before);
  };
  const requestOf = ({ type, name, region, account, inputs }: Thing, over: Fields): Request => {
    return { type, name: `${name}-again`, region, account, inputs: { ...inputs, ...over } };
  };

  it("keeps what others use", () => {
    notRemoved(inUse.subnet, token("network", "Subnet"), "endpoints-eastus2");
    notRemoved(inUse.subnet, token("network", "VirtualNetwork"), "network-eastus2");
    notRemoved(inUse.securityGroup, token("network", "NetworkSecurityGroup"), "app-eastus2");
    notRemoved(inUse.natGateway, token("network", "NatGateway"), "out-eastus2");
    notRemoved(inUse.publicAddress, token("network", "PublicIPAddress"), "out-eastus2");
    notRemoved(inUse.balancer, token("network", "LoadBalancer"), "balancer-eastus2");
    notRemoved(inUse.privateZone, token("privatedns", "PrivateZone"), "sql-eastus2");
    notRemoved(inUse.roleDefinition, token("authorization", "RoleDefinition"), "database-runs-eastus2");
  });

  it("keeps a balancer while a scale set stands behind it", () => {
    const link = thing(token("network", "PrivateLinkService"), "edge-eastus2");
    link.kept["connections"] = [];
    cloud.remove(link, link.id);
    notRemoved(inUse.balancerOfScaleSet, token("network", "LoadBalancer"), "balancer-eastus2");
  });

  it("keeps a private link while anybody is connected, or waits to be", () => {
    const link = thing(token("network", "PrivateLinkService"), "edge-eastus2");
    link.kept["connections"] = [{ name: "edge", status: "Pending" }];
    notRemoved(inUse.privateLinkService, link.type, link.name);
  });

  it("keeps the ranges of a network that subnets use", () => {
    const network = token("network", "VirtualNetwork");
    notChanged(inUse.prefix, network, "network-eastus2", "addressSpace.addressPrefixes[0]", "10.99.0.0/16");
    notChanged(inUse.prefix, token("network", "Subnet"), "endpoints-eastus2", "addressPrefix", "10.40.200.0/24");
  });

  it("takes one change of a network at a time, and the provider asks again", () => {
    const subnet = thing(token("network", "Subnet"), "balancer-eastus2");
    cloud.begin(requestOf(subnet, { subnetName: "first", addressPrefix: "10.40.250.0/24" }));
    const second = { ...requestOf(subnet, { subnetName: "second", addressPrefix: "10.40.251.0/24" }), name: "second" };
    assert.throws(
      () => cloud.begin(second),
      (error) => error instanceof Refusal && error.code === busyCode && error.repeats,
    );
  });

  it("keeps the name of a deleted vault until its time is over", () => {
    const vault = thing(token("keyvault", "Vault"), "vault-eastus2");
    const again = requestOf(vault, {});
    cloud.remove(vault, vault.id);
    refusedWith(inDeletedState, () => cloud.begin(again));
    cloud.now += 91 * 86_400_000;
    assert.equal(cloud.begin(again).id, vault.id);
  });

  it("never takes protection from a vault, and leaves out nothing of a put", () => {
    const vault = token("keyvault", "Vault");
    notChanged(badRequest, vault, "vault-eastus2", "properties.enablePurgeProtection", undefined);
    notChanged(badRequest, vault, "vault-eastus2", "properties.softDeleteRetentionInDays", 7);
  });

  it("deletes no key of a vault that takes no request from outside", () => {
    notRemoved(closedDoor, token("keyvault", "Key"), "database-eastus2");
  });

  it("changes no right: another one is another resource", () => {
    const assignment = token("authorization", "RoleAssignment");
    notChanged(updateCode, assignment, "app-metrics-eastus2", "principalId", "11111111-2222-4333-8444-555555555555");
  });

  it("keeps what is under a lock", () => {
    const account = thing(token("storage", "StorageAccount"), "audit-eastus2");
    const container = thing(token("storage", "BlobContainer"), "audit-eastus2");
    writeBlobs(cloud, container.id, 3);
    notRemoved(late.container, container.type, container.name);
    notRemoved(late.noEtag, token("storage", "BlobContainerImmutabilityPolicy"), "audit-eastus2");
    lockForGood(cloud, container.id);
    notRemoved(late.account, account.type, account.name);
  });

  it("keeps versions on while objects are replicated, and takes a put as a whole", () => {
    const service = token("storage", "BlobServiceProperties");
    notChanged(late.service, service, "assets-eastus2", "isVersioningEnabled", undefined);
    notChanged(late.service, service, "assets-eastus2", "changeFeed", undefined);
  });

  it("has taken everything away with a group, and remembers the vault", () => {
    const group = thing(token("resources", "ResourceGroup"), "site-eastus2");
    const vault = thing(token("keyvault", "Vault"), "vault-eastus2");
    cloud.remove(group, group.id);
    assert.equal(cloud.things.at(vault, vault.id), undefined);
    const [kept] = cloud.things.of(token("keyvault", "DeletedVault"));
    assert.equal(kept?.inputs["vaultName"], vault.inputs["vaultName"]);
  });
});
