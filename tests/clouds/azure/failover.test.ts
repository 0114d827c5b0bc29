import assert from "node:assert/strict";
import type { Cloud } from "../cloud";
import { failover, groupType, listener, replicationRole } from "./failover-group";
import { notAtBirth } from "./not-at-birth";
import { settingsOf } from "./sql-database";
import { serverKeyType, serverType } from "./sql-server";
import {
  backupLag,
  databaseType,
  lag,
  loseRegion,
  recoverable,
  regainRegion,
  roleOf,
  write,
  writtenIn,
} from "./sql-writes";
import { named, stood } from "./stood";

const texts = (written: readonly { text: string }[]) => written.map(({ text }) => text);

function pairOf(cloud: Cloud) {
  const writer = named(cloud, databaseType, "database-eastus2");
  const copy = named(cloud, databaseType, "database-centralus");
  const group = named(cloud, groupType, "database-group-eastus2");
  const name = String(group.inputs["failoverGroupName"]);
  const survivor = named(cloud, serverType, "database-centralus");
  return { writer, copy, group, name, survivor };
}

describe("databases on the strict Azure", function () {
  this.timeout(60_000);

  it("take writes through the group's name, at the one that writes", async () => {
    const cloud = await stood();
    const { writer, copy, name } = pairOf(cloud);
    assert.equal(listener(cloud, name), writer.id);
    write(cloud, writer.id, "order 1");
    assert.throws(() => write(cloud, copy.id, "order 2"), { code: notAtBirth.readOnly });
    assert.throws(() => write(cloud, `${copy.id}-0`, "order 2"), { code: notAtBirth.noDatabase });
  });

  it("lose what the copy had not yet, and nothing else", async () => {
    const cloud = await stood();
    const { writer, copy, name, survivor } = pairOf(cloud);
    write(cloud, writer.id, "old");
    cloud.now += lag;
    write(cloud, writer.id, "new");
    cloud.now += lag - 1;
    loseRegion(cloud, "eastus2");
    assert.throws(() => write(cloud, writer.id, "never"), { code: notAtBirth.databaseAway });
    assert.equal(listener(cloud, name), undefined);
    assert.throws(() => failover(cloud, survivor.id, false), { code: notAtBirth.timedOut });
    const { lost } = failover(cloud, survivor.id, true);
    assert.deepEqual(texts(lost), ["new"]);
    assert.equal(listener(cloud, name), copy.id);
    assert.deepEqual(texts(writtenIn(copy)), ["old"]);
    write(cloud, copy.id, "after");
    assert.deepEqual(texts(regainRegion(cloud, "eastus2")), ["new"]);
    assert.equal(roleOf(writer), "copy");
    assert.deepEqual(texts(writtenIn(writer)), ["old", "after"]);
  });

  it("lose nothing where both answer, there and back", async () => {
    const cloud = await stood();
    const { writer, copy, name, survivor, group } = pairOf(cloud);
    write(cloud, writer.id, "order");
    assert.deepEqual(failover(cloud, survivor.id, false).lost, []);
    assert.equal(listener(cloud, name), copy.id);
    assert.throws(() => failover(cloud, survivor.id, false), { code: notAtBirth.onPrimary });
    write(cloud, copy.id, "there");
    assert.deepEqual(failover(cloud, group.id, false).lost, []);
    assert.equal(listener(cloud, name), writer.id);
    assert.deepEqual(texts(writtenIn(writer)), ["order", "there"]);
  });

  it("have a group below both servers, which only the one that writes changes", async () => {
    const cloud = await stood();
    const { group, survivor } = pairOf(cloud);
    failover(cloud, survivor.id, false);
    assert.equal(replicationRole(group), "Secondary");
    assert.throws(() => cloud.update(group, group.id, { ...group.inputs, tags: {} }), { code: notAtBirth.onSecondary });
    assert.throws(() => cloud.remove(group, group.id), { code: notAtBirth.onSecondary });
    assert.throws(() => failover(cloud, "/servers/another", true), { code: notAtBirth.noGroup });
    loseRegion(cloud, "eastus2");
    assert.throws(() => failover(cloud, group.id, true), { code: notAtBirth.noAnswer });
  });

  it("refuse to become the copy of their own copy, and are replaced where a program says so", async () => {
    const cloud = await stood();
    const { copy, survivor } = pairOf(cloud);
    cloud.update(copy, copy.id, { ...copy.inputs, tags: { same: "role" } });
    failover(cloud, survivor.id, false);
    assert.throws(() => cloud.update(copy, copy.id, { ...copy.inputs, tags: {} }), {
      code: notAtBirth.becomesCopyAgain,
    });
    const news = Object.entries(copy.inputs).filter(([input]) => input !== "createMode");
    assert.deepEqual(cloud.diff(databaseType, copy.inputs, Object.fromEntries(news)).replaces, ["createMode"]);
  });

  it("show what a template said last, whoever writes", async () => {
    const cloud = await stood();
    const { writer, copy, survivor } = pairOf(cloud);
    assert.equal(cloud.read(copy, copy.id)?.inputs["zoneRedundant"], true);
    failover(cloud, survivor.id, false);
    const settings = named(cloud, "azure-native:resources:Deployment", "database-settings-eastus2");
    const news = structuredClone(settings.inputs) as {
      properties: { template: { resources: Record<string, object>[] } };
    };
    const [part] = news.properties.template.resources;
    assert.ok(part, "the template has a resource");
    part["properties"] = { readScale: "Disabled" };
    cloud.update(settings, settings.id, news);
    cloud.update(settings, settings.id, news);
    assert.equal(settingsOf(writer)["readScale"], "Disabled");
    assert.equal(cloud.read(writer, writer.id)?.inputs["readScale"], "Disabled");
    cloud.remove(settings, settings.id);
    assert.equal(settingsOf(writer)["readScale"], "Disabled");
  });

  it("can be restored elsewhere from the hour's backup, with the key", async () => {
    const cloud = await stood();
    const { writer } = pairOf(cloud);
    cloud.now = Math.max(cloud.now, writer.ready);
    write(cloud, writer.id, "kept");
    cloud.now += backupLag;
    write(cloud, writer.id, "gone");
    loseRegion(cloud, "eastus2");
    assert.deepEqual(texts(recoverable(cloud, writer) ?? []), ["kept"]);
    const like = named(cloud, databaseType, "database-centralus").inputs;
    const inputs = {
      ...like,
      databaseName: "restored",
      createMode: "Recovery",
      sourceDatabaseId: writer.id.replace("/databases/", "/recoverableDatabases/"),
    };
    const place = { region: "centralus", account: writer.account };
    const request = { type: databaseType, name: "restored", inputs, ...place };
    const restored = cloud.begin(request);
    cloud.finish(restored);
    assert.deepEqual(texts(writtenIn(restored)), ["kept"]);
    assert.equal(roleOf(restored), "writer");
    cloud.drop(named(cloud, serverKeyType, "database-key-eastus2-centralus"));
    const again = { ...request, name: "again", inputs: { ...inputs, databaseName: "again" } };
    assert.throws(() => cloud.begin(again), { code: notAtBirth.keyForRestore });
  });

  it("have servers and keys that nobody takes away while they are used", async () => {
    const cloud = await stood();
    const server = named(cloud, serverType, "database-eastus2");
    const key = named(cloud, serverKeyType, "database-key-eastus2");
    assert.throws(() => cloud.remove(server, server.id), { code: notAtBirth.serverInGroup });
    assert.throws(() => cloud.remove(key, key.id), { code: notAtBirth.keyInUse });
  });

  it("are copied by a group that finds no copy, in one zone", async () => {
    const cloud = await stood("dev-azure");
    const [writer] = cloud.things.of(databaseType);
    const [server] = cloud.things.of(serverType);
    assert.ok(writer && server, "there is a server with a database");
    const inputs = { ...server.inputs, serverName: "partner", location: "centralus" };
    cloud.give({ ...server, name: "partner", inputs });
    const [partner] = cloud.things.by(serverType, "serverName", "partner");
    for (const { inputs: known } of cloud.things.of(serverKeyType))
      cloud.give({ ...server, type: serverKeyType, name: "key", inputs: { ...known, serverName: "partner" } });
    const group = cloud.begin({
      ...server,
      type: groupType,
      name: "group",
      inputs: {
        failoverGroupName: "group",
        serverName: server.inputs["serverName"],
        resourceGroupName: server.inputs["resourceGroupName"],
        databases: [writer.id],
        partnerServers: [{ id: partner?.id }],
        readWriteEndpoint: { failoverPolicy: "Manual" },
      },
    });
    cloud.finish(group);
    const copy = cloud.things.of(databaseType).find(({ owner }) => owner === "cloud");
    assert.equal(copy?.inputs["zoneRedundant"], false);
    assert.equal(roleOf(copy), "copy");
  });
});
