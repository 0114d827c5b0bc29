import assert from "node:assert/strict";
import { openStack } from "../open";
import { replay } from "../replay";
import { fewest, scaleSetType, setCapacity, standing, withoutRoom } from "./compute";
import { notAtBirth } from "./not-at-birth";
import { boundsAt, keepWithin, scaleTo } from "./scaling";
import { named, stood } from "./stood";

const scalingType = "azure-native:monitor:AutoscaleSetting";
const sale = new Date("2026-11-27T12:00:00Z");

describe("a fleet on the strict Azure", function () {
  this.timeout(60_000);

  it("stays within its bounds, and within a peak's while that lasts", async () => {
    const cloud = await stood();
    const set = named(cloud, scaleSetType, "app-eastus2");
    const setting = named(cloud, scalingType, "app-eastus2");
    const [usual, peak] = [boundsAt(setting, new Date("2026-03-01T00:00:00Z")), boundsAt(setting, sale)];
    assert.ok(peak.min > usual.min, `a sale wants more than ${usual.min}`);
    assert.equal(scaleTo(cloud, set.id, 1), usual.min);
    assert.equal(scaleTo(cloud, set.id, 10_000), usual.max);
    assert.equal(scaleTo(cloud, set.id, 1, sale), peak.min);
  });

  it("shows how many run, and takes the number that comes with a PUT", async () => {
    const cloud = await stood();
    const set = named(cloud, scaleSetType, "app-eastus2");
    const grown = scaleTo(cloud, set.id, 40);
    const shown = cloud.read(set, set.id)?.inputs["sku"] as { capacity: number };
    assert.equal(shown.capacity, grown);
    const old = set.inputs["sku"] as { capacity: number };
    cloud.update(set, set.id, { ...set.inputs, tags: { changed: "yes" } });
    assert.equal(standing(set), old.capacity);
    assert.equal(fewest(set), Math.min(old.capacity, grown));
  });

  it("loses no instance to a new image where the state was refreshed", async () => {
    const cloud = await stood();
    const set = named(cloud, scaleSetType, "app-eastus2");
    const grown = scaleTo(cloud, set.id, 40);
    fewest(set);
    const { inputs } = cloud.read(set, set.id) ?? assert.fail("it is there");
    const profile = inputs["virtualMachineProfile"] as Record<string, unknown>;
    cloud.update(set, set.id, { ...inputs, virtualMachineProfile: { ...profile, priority: "Regular" } });
    assert.equal(fewest(set), grown);
  });

  it("stands with fewer while it is rolled out without a surge", async () => {
    const cloud = await stood();
    const set = named(cloud, scaleSetType, "app-eastus2");
    setCapacity(set, 20);
    fewest(set);
    const { inputs } = cloud.read(set, set.id) ?? assert.fail("it is there");
    const profile = { ...(inputs["virtualMachineProfile"] as object), priority: "Regular" };
    const upgradePolicy = { mode: "Rolling", rollingUpgradePolicy: { maxBatchInstancePercent: 20 } };
    cloud.update(set, set.id, { ...inputs, upgradePolicy, virtualMachineProfile: profile });
    assert.equal(fewest(set), 16);
  });

  it("is brought back by scaling when a PUT made it too small", async () => {
    const cloud = await stood();
    const set = named(cloud, scaleSetType, "app-eastus2");
    cloud.update(set, set.id, { ...set.inputs, sku: { ...(set.inputs["sku"] as object), capacity: 1 } });
    keepWithin(cloud);
    assert.equal(standing(set), boundsAt(named(cloud, scalingType, "app-eastus2"), new Date(0)).min);
  });

  it("finds no room where there is none, and room at the next try", async () => {
    const { resources, cloud } = await openStack("prod-azure");
    for (const [zone, code] of [
      ["2", "ZonalAllocationFailed"],
      [undefined, "AllocationFailed"],
    ] as const) {
      const place = cloud();
      withoutRoom(place, "eastus2", zone);
      assert.equal(replay(resources, place, 3).refused?.by.code, code);
    }
  });

  it("refuses another target for its scaling, and keeps the key of its disks", async () => {
    const cloud = await stood();
    const setting = named(cloud, scalingType, "app-eastus2");
    const other = named(cloud, scaleSetType, "app-centralus");
    assert.throws(() => cloud.update(setting, setting.id, { ...setting.inputs, targetResourceUri: other.id }), {
      code: notAtBirth.targetOfScaling,
    });
    const disks = named(cloud, "azure-native:compute:DiskEncryptionSet", "disks-eastus2");
    assert.throws(() => cloud.remove(disks, disks.id), { code: notAtBirth.diskSetInUse });
  });

  it("boots with all that its script needs, in any order", async () => {
    for (const stack of ["prod-azure", "dev-azure"])
      for (let seed = 0; seed < 10; seed++)
        for (const { name, kept } of (await stood(stack, seed)).things.of(scaleSetType))
          assert.deepEqual(kept["unfit"], [], `${name}, seed ${seed}`);
  });

  it("boots without what it needs where it doesn't wait", async () => {
    const { resources, cloud } = await openStack("prod-azure");
    const edited = resources.filter(
      ({ name, type }) => !(type.endsWith(":RoleAssignment") && name === "app-certificate-eastus2"),
    );
    const place = cloud();
    replay(edited, place, 1);
    const unfit = named(place, scaleSetType, "app-eastus2").kept["unfit"] as string[];
    assert.match(unfit.join(), /may not read/);
  });

  it("boots unwatched where nothing collects its logs yet", async () => {
    const { resources, cloud } = await openStack("prod-azure");
    const place = cloud();
    const gone = new Set(
      ["PolicyAssignment", "RoleAssignment"].map((type) => `azure-native:authorization:${type} app-logs-eastus2`),
    );
    const { refused } = replay(
      resources.filter(({ type, name }) => !gone.has(`${type} ${name}`)),
      place,
      1,
    );
    assert.equal(refused, undefined);
    const unfit = named(place, scaleSetType, "app-eastus2").kept["unfit"] as string[];
    assert.match(unfit.join(), /before the policy/);
  });

  it("has workflows that can be run as soon as they stand, in any order", async () => {
    for (const stack of ["prod-azure", "dev-azure"])
      for (let seed = 0; seed < 10; seed++)
        for (const { name, kept } of (await stood(stack, seed)).things.of("azure-native:logic:Workflow"))
          assert.deepEqual(kept["lacks"], [], `${name}, seed ${seed}`);
  });

  it("has workflows that fail where the runner's right is missing", async () => {
    const { resources, cloud } = await openStack("prod-azure");
    const place = cloud();
    replay(
      resources.filter(({ name }) => name !== "database-runs-migrator-eastus2"),
      place,
      1,
    );
    const lacks = named(place, "azure-native:logic:Workflow", "db-init-eastus2").kept["lacks"] as string[];
    assert.match(lacks.join(), /assign\/action/);
  });
});
