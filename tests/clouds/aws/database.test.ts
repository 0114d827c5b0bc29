import assert from "node:assert/strict";
import type { Cloud } from "../cloud";
import { assertRefused, change, standing, thingOf } from "../standing";
import type { Thing } from "../thing";
import { automatedBackupType, instanceType, latestRestorable } from "./database-data";
import { loseRegion, promoteReadReplica, regainRegion, rowsIn, snapshotType, write } from "./database-data";

const minute = 60_000;
const [writer, replica] = ["commerce-prod-aws-us-east-2", "commerce-prod-aws-us-west-2"];

describe("databases on AWS", () => {
  let cloud: Cloud;
  let home: Thing;
  let copy: Thing;

  beforeEach(async () => {
    cloud = await standing("prod-aws");
    home = thingOf(cloud, instanceType, "database-us-east-2");
    copy = thingOf(cloud, instanceType, "database-us-west-2");
  });

  it("take writes at the writer, and show them at the replica after its lag", () => {
    write(cloud, writer, 10);
    assert.equal(rowsIn(cloud, writer), 10);
    assert.equal(rowsIn(cloud, replica), 0);
    cloud.now += 2_000;
    assert.equal(rowsIn(cloud, replica), 10);
    assertRefused("read_only_sql_transaction", () => write(cloud, replica, 1));
  });

  it("lose what had not yet been sent when a region is lost", () => {
    write(cloud, writer, 100);
    cloud.now += minute;
    write(cloud, writer, 7);
    cloud.now += 500;
    loseRegion(cloud, "us-east-2");
    cloud.now += 10 * minute;
    assertRefused("ServiceUnavailable", () => write(cloud, writer, 1));
    assert.deepEqual(promoteReadReplica(cloud, replica), { lost: 7, behind: 0 });
    write(cloud, replica, 1);
    assert.equal(rowsIn(cloud, replica), 101);
    regainRegion(cloud, "us-east-2");
    assert.equal(rowsIn(cloud, writer), 107);
  });

  it("are promoted when the source is taken away, and show none from then on", () => {
    assert.ok("replicateSourceDb" in (cloud.read(copy, copy.id)?.inputs ?? {}), "it begins as a replica");
    change(cloud, copy, { replicateSourceDb: undefined });
    write(cloud, replica, 1);
    assertRefused("InvalidDBInstanceState", () => promoteReadReplica(cloud, replica));
  });

  it("show no source after a promotion that the program knows nothing of", () => {
    promoteReadReplica(cloud, replica);
    assert.equal(cloud.read(copy, copy.id)?.inputs["replicateSourceDb"], undefined);
  });

  it("are never made replicas afterwards", () => {
    assertRefused("InvalidParameterCombination", () => change(cloud, home, { replicateSourceDb: copy.outputs["arn"] }));
  });

  it("take no password as a replica", () => {
    assertRefused("InvalidDBInstanceState", () => change(cloud, copy, { passwordWo: "x", passwordWoVersion: 2 }));
  });

  it("never shrink", () => {
    assertRefused("InvalidParameterValue", () => change(cloud, home, { allocatedStorage: 200 }));
  });

  it("are not deleted while they are protected, and never without a new final snapshot", () => {
    assertRefused("InvalidParameterCombination", () => cloud.remove(home, home.id));
    change(cloud, home, { deletionProtection: false });
    const { region, account } = home;
    const identifier = String(home.inputs["finalSnapshotIdentifier"]);
    const earlier = cloud.give({ type: snapshotType, name: "earlier", inputs: { identifier }, region, account });
    assertRefused("DBSnapshotAlreadyExists", () => cloud.remove(home, home.id));
    cloud.drop(earlier);
    write(cloud, writer, 3);
    cloud.remove(home, home.id);
    const [snapshot] = cloud.things.by(snapshotType, "identifier", identifier);
    assert.deepEqual(snapshot?.kept["writes"], [{ at: cloud.now, rows: 3 }]);
  });

  it("cut their replicas off when they are deleted", () => {
    change(cloud, home, { deletionProtection: false });
    write(cloud, writer, 5);
    cloud.remove(home, home.id);
    assertRefused("read_only_sql_transaction", () => write(cloud, replica, 1));
  });

  it("can be restored in the other region to five minutes ago, and no later", () => {
    const [backup] = cloud.things.of(automatedBackupType);
    assert.ok(backup !== undefined, "the copies of backups are there");
    write(cloud, writer, 50);
    cloud.now += 6 * minute;
    write(cloud, writer, 8);
    loseRegion(cloud, "us-east-2");
    cloud.now += 20 * minute;
    const inputs = {
      ...copy.inputs,
      identifier: "restored",
      replicateSourceDb: undefined,
      // Its role is the other instance's own.
      monitoringRoleArn: undefined,
      restoreToPointInTime: { sourceDbInstanceAutomatedBackupsArn: backup.id, useLatestRestorableTime: true },
    };
    const thing = cloud.begin({ ...copy, name: "restored", inputs });
    cloud.finish(thing);
    assert.equal(rowsIn(cloud, "restored"), 50);
    const restoreTime = new Date(latestRestorable(backup, cloud) + 1_000).toISOString();
    const late = { sourceDbInstanceAutomatedBackupsArn: backup.id, restoreTime };
    assertRefused("InvalidRestoreFault", () =>
      cloud.begin({ ...copy, name: "late", inputs: { ...inputs, identifier: "late", restoreToPointInTime: late } }),
    );
  });

  it("keep copied backups when copying ends", () => {
    const copies = thingOf(
      cloud,
      "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
      "database-backups-us-west-2",
    );
    cloud.remove(copies, copies.id);
    cloud.now += 60 * minute;
    const [backup] = cloud.things.of(automatedBackupType);
    assert.ok(backup !== undefined && latestRestorable(backup, cloud) <= cloud.now - 60 * minute, "it stops there");
  });

  it("keep what they stand on", () => {
    for (const [type, name, code] of [
      ["aws:rds/parameterGroup:ParameterGroup", "database-us-east-2", "InvalidDBParameterGroupState"],
      ["aws:rds/subnetGroup:SubnetGroup", "database-us-east-2", "InvalidDBSubnetGroupStateFault"],
      ["aws:elasticache/parameterGroup:ParameterGroup", "cache-us-east-2", "InvalidCacheParameterGroupState"],
      ["aws:elasticache/subnetGroup:SubnetGroup", "cache-us-east-2", "CacheSubnetGroupInUse"],
      ["aws:elasticache/userGroup:UserGroup", "users-us-east-2", "InvalidUserGroupState"],
    ] as const) {
      const thing = thingOf(cloud, type, name);
      assertRefused(code, () => cloud.remove(thing, thing.id));
    }
  });

  it("get log groups that nobody made, which never expire", async () => {
    const name = "/aws/rds/instance/restored/postgresql";
    const place = { ...copy, type: "aws:cloudwatch/logGroup:LogGroup" };
    assert.equal(cloud.things.at(place, name), undefined);
    const inputs = { ...copy.inputs, identifier: "restored", monitoringRoleArn: undefined };
    cloud.finish(cloud.begin({ ...copy, name: "restored", inputs }));
    assert.equal(cloud.things.at(place, name)?.owner, "cloud");
    assert.equal((await standing("prod-aws")).things.of(place.type).filter(({ owner }) => owner === "cloud").length, 0);
  });
});
