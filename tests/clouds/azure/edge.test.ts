import assert from "node:assert/strict";
import { scaleSetType, setCapacity } from "./compute";
import { proveDomains, resolve } from "./edge-answers";
import { approveLinks } from "./edge-links";
import { domainType, originType } from "./front-door";
import { notAtBirth } from "./not-at-birth";
import { named, stood } from "./stood";

async function open() {
  const cloud = await stood();
  proveDomains(cloud);
  approveLinks(cloud);
  const host = String(named(cloud, domainType, "shop").inputs["hostName"]);
  return { cloud, host };
}

describe("the edge on the strict Azure", function () {
  this.timeout(60_000);

  it("shows no certificate until a name is proven, and reaches nobody until its links are approved", async () => {
    const cloud = await stood();
    const host = String(named(cloud, domainType, "shop").inputs["hostName"]);
    assert.equal((resolve(cloud, host) as { failed: string }).failed, "certificate");
    assert.equal(proveDomains(cloud), 0);
    assert.equal((resolve(cloud, host) as { failed: string }).failed, "origin");
    assert.equal(approveLinks(cloud, "somebody else's words"), 0);
    assert.equal(approveLinks(cloud), 2, "one request for each site, though two origins ask it");
    assert.equal((resolve(cloud, host) as { region: string }).region, "eastus2");
  });

  it("keeps a name pending whose proof isn't in the zone", async () => {
    const cloud = await stood();
    cloud.drop(named(cloud, "azure-native:dns:RecordSet", "proof-shop"));
    assert.equal(proveDomains(cloud), 1);
    assert.equal(named(cloud, domainType, "shop").outputs["domainValidationState"], "Pending");
  });

  it("forgets the token of a proven name", async () => {
    const { cloud } = await open();
    assert.deepEqual(named(cloud, domainType, "shop").outputs["validationProperties"], {});
  });

  it("turns to the other site while the first is lost, and back", async () => {
    const { cloud, host } = await open();
    cloud.lost.add("eastus2");
    assert.equal((resolve(cloud, host) as { region: string }).region, "centralus");
    cloud.lost.clear();
    assert.equal((resolve(cloud, host) as { region: string }).region, "eastus2");
  });

  it("stays with the survivor once the priorities say so; the edge can be changed while its home is lost", async () => {
    const { cloud, host } = await open();
    cloud.lost.add("eastus2");
    for (const [name, priority] of [
      ["app-centralus", 1],
      ["app-eastus2", 2],
    ] as const) {
      const origin = named(cloud, originType, name);
      cloud.update(origin, origin.id, { ...origin.inputs, priority });
    }
    cloud.lost.clear();
    assert.equal((resolve(cloud, host) as { region: string }).region, "centralus");
  });

  it("sends nobody to a fleet without instances", async () => {
    const { cloud, host } = await open();
    setCapacity(named(cloud, scaleSetType, "app-eastus2"), 0);
    assert.equal((resolve(cloud, host) as { region: string }).region, "centralus");
  });

  it("answers a site's own name with that site alone", async () => {
    const { cloud } = await open();
    const own = String(named(cloud, domainType, "site-eastus2").inputs["hostName"]);
    cloud.lost.add("eastus2");
    assert.equal((resolve(cloud, own) as { failed: string }).failed, "origin");
  });

  it("answers the static name below its path only", async () => {
    const { cloud } = await open();
    const host = String(named(cloud, domainType, "static").inputs["hostName"]);
    assert.equal((resolve(cloud, host, "/") as { failed: string }).failed, "route");
    assert.equal((resolve(cloud, host, "/static/a.css") as { region: string }).region, "eastus2");
    assert.equal((resolve(cloud, "nowhere.example.com") as { failed: string }).failed, "name");
  });

  it("refuses to take away what is in use", async () => {
    const { cloud } = await open();
    for (const [type, name] of [
      [domainType, "shop"],
      [originType, "site-eastus2"],
      ["azure-native:cdn:AFDOriginGroup", "app"],
      ["azure-native:frontdoor:Policy", "edge"],
    ] as const) {
      const thing = named(cloud, type, name);
      assert.throws(() => cloud.remove(thing, thing.id), { code: "BadRequest" }, name);
    }
  });

  it("lets its links go with the profile", async () => {
    const { cloud } = await open();
    const link = named(cloud, "azure-native:network:PrivateLinkService", "edge-eastus2");
    assert.equal((link.kept["connections"] as unknown[]).length, 1);
    const code = "PrivateLinkServiceWithPrivateEndpointConnectionsCannotBeDeleted";
    assert.throws(
      () => cloud.remove(link, link.id),
      { code },
      "so the profile is built on its links, and goes before them",
    );
    const profile = named(cloud, "azure-native:cdn:Profile", "edge");
    cloud.remove(profile, profile.id);
    assert.deepEqual(link.kept["connections"], []);
    cloud.remove(link, link.id);
  });
});

describe("a classic cache on the strict Azure", () => {
  it("has one name in the world, and users of policies that are there", async () => {
    const cloud = await stood("dev-azure");
    const [group] = cloud.things.of("azure-native:resources:ResourceGroup");
    assert.ok(group, "there is a group");
    const place = { region: group.region, account: group.account };
    const { resourceGroupName } = group.inputs;
    const redis = (name: string) => ({
      type: "azure-native:redis:Redis",
      name,
      inputs: { name: "cache", resourceGroupName, location: group.region },
      ...place,
    });
    cloud.finish(cloud.begin(redis("one")));
    assert.throws(() => cloud.begin(redis("two")), { code: notAtBirth.redisName });
    const inputs = {
      cacheName: "cache",
      resourceGroupName,
      accessPolicyAssignmentName: "app",
      accessPolicyName: "app",
    };
    const type = "azure-native:redis:AccessPolicyAssignment";
    assert.throws(() => cloud.begin({ type, name: "app", inputs, ...place }), { code: notAtBirth.redisPolicy });
  });
});
