import assert from "node:assert/strict";
import type { Cloud } from "../cloud";
import { openStack } from "../open";
import { replay } from "../replay";
import { Refusal } from "../refusal";
import type { Fields, Thing } from "../thing";
import { bucketOf, write } from "./store-access";

/** A cloud in which production stands. */
async function standing(): Promise<Cloud> {
  const { resources, cloud } = await openStack("prod-aws");
  const place = cloud();
  assert.equal(replay(resources, place, 7).refused, undefined);
  return place;
}

function thing(cloud: Cloud, type: string, name: string): Thing {
  const found = cloud.things.of(type).find((each) => each.name === name && each.owner === "program");
  assert.ok(found, `there is no ${type} ${name}`);
  return found;
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "none";
}

const here = "us-east-2";

/** What can't be taken away while others need it. */
const inUse: readonly (readonly [type: string, name: string, code: string])[] = [
  ["aws:ec2/vpc:Vpc", `network-${here}`, "DependencyViolation"],
  ["aws:ec2/subnet:Subnet", `public-${here}a`, "DependencyViolation"],
  ["aws:ec2/subnet:Subnet", `data-${here}a`, "DependencyViolation"],
  ["aws:ec2/internetGateway:InternetGateway", here, "DependencyViolation"],
  ["aws:ec2/eip:Eip", `nat-${here}a`, "InvalidIPAddress.InUse"],
  ["aws:ec2/routeTable:RouteTable", `app-${here}a`, "DependencyViolation"],
  ["aws:ec2/securityGroup:SecurityGroup", `app-${here}`, "DependencyViolation"],
  ["aws:ec2/securityGroup:SecurityGroup", `endpoints-${here}`, "DependencyViolation"],
  ["aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig", `dns-${here}`, "InvalidRequestException"],
  ["aws:iam/role:Role", `app-${here}`, "DeleteConflict"],
  ["aws:iam/serviceLinkedRole:ServiceLinkedRole", `scaling-${here}`, "DeleteConflict"],
  ["aws:s3/bucket:Bucket", `audit-${here}`, "BucketNotEmpty"],
  ["aws:s3/bucket:Bucket", `logs-${here}`, "BucketNotEmpty"],
  ["aws:cloudwatch/logDeliverySource:LogDeliverySource", "static", "ConflictException"],
  ["aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination", "static", "ConflictException"],
  ["aws:cfg/recorder:Recorder", `configuration-${here}`, "ResourceInUseException"],
  ["aws:cfg/deliveryChannel:DeliveryChannel", `configuration-${here}`, "LastDeliveryChannelDeleteFailedException"],
];

describe("what stands on AWS", function () {
  this.timeout(20_000);

  for (const [type, name, code] of inUse) {
    it(`keeps ${type} ${name} while it is needed: ${code}`, async () => {
      const cloud = await standing();
      const found = thing(cloud, type, name);
      assert.equal(
        codeOf(() => {
          cloud.remove(found, found.id);
        }),
        code,
      );
      assert.equal(cloud.things.at(found, found.id), found);
    });
  }

  it("lets an empty bucket go, and one that holds something only with all that is in it", async () => {
    const cloud = await standing();
    const empty = thing(cloud, "aws:s3/bucket:Bucket", `assets-${here}`);
    const full = bucketOf(cloud, thing(cloud, "aws:s3/bucket:Bucket", "assets-us-west-2").id);
    assert.ok(full, "there is no other bucket");
    write(full);
    full.inputs = { ...full.inputs, forceDestroy: true };
    for (const each of [empty, full]) cloud.remove(each, each.id);
    assert.equal(cloud.things.at(empty, empty.id), undefined);
    assert.equal(cloud.things.at(full, full.id), undefined);
  });

  it("keeps a group of logs that is protected", async () => {
    const cloud = await standing();
    const group = thing(cloud, "aws:cloudwatch/logGroup:LogGroup", "trail");
    cloud.update(group, group.id, { ...group.inputs, deletionProtectionEnabled: true });
    assert.equal(
      codeOf(() => {
        cloud.remove(group, group.id);
      }),
      "OperationAbortedException",
    );
  });

  it("holds the name of a deleted secret until its last day", async () => {
    const cloud = await standing();
    const secret = thing(cloud, "aws:secretsmanager/secret:Secret", "database-administrator");
    const request = { ...secret, name: "other", inputs: { ...secret.inputs, name: "administrator" } };
    const first = cloud.begin(request);
    cloud.finish(first);
    cloud.remove(first, first.id);
    assert.equal(
      codeOf(() => cloud.begin(request)),
      "InvalidRequestException",
    );
  });

  it("takes the copies of a secret with it", async () => {
    const cloud = await standing();
    const type = "aws:secretsmanager/secret:Secret";
    const secret = thing(cloud, type, "database-administrator");
    assert.equal(cloud.things.by(type, "replicaOf", secret.id).length, 1);
    cloud.remove(secret, secret.id);
    assert.equal(cloud.things.by(type, "replicaOf", secret.id).length, 0);
  });

  it("takes one setting of a bucket at a time, which the provider waits for", async () => {
    const cloud = await standing();
    const cors = thing(cloud, "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", `assets-${here}`);
    cloud.drop(cors);
    const lifecycle = thing(cloud, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", cors.name);
    cloud.drop(lifecycle);
    cloud.begin(cors);
    try {
      cloud.begin(lifecycle);
      assert.fail("both were taken");
    } catch (error) {
      assert.ok(error instanceof Refusal, String(error));
      assert.deepEqual([error.code, error.repeats], ["OperationAborted", true]);
    }
  });

  /** Changes that the services refuse. */
  const changes: readonly (readonly [type: string, name: string, code: string, change: (inputs: Fields) => Fields])[] =
    [
      [
        "aws:kms/key:Key",
        `database-${here}`,
        "MalformedPolicyDocumentException",
        (inputs) => ({ ...inputs, policy: String(inputs["policy"]).replace("kms:Put*", "kms:Get*") }),
      ],
      [
        "aws:s3/bucketPolicy:BucketPolicy",
        `assets-${here}`,
        "MalformedPolicy",
        (inputs) => ({ ...inputs, policy: String(inputs["policy"]).replaceAll(":::assets", ":::others") }),
      ],
      [
        "aws:cloudtrail/trail:Trail",
        "trail",
        "InvalidCloudWatchLogsLogGroupArnException",
        (inputs) => ({ ...inputs, cloudWatchLogsGroupArn: String(inputs["cloudWatchLogsGroupArn"]).slice(0, -2) }),
      ],
    ];
  for (const [type, name, code, change] of changes) {
    it(`refuses a change of ${type} ${name} with ${code}, and stays as it was`, async () => {
      const cloud = await standing();
      const found = thing(cloud, type, name);
      const before = found.inputs;
      assert.equal(
        codeOf(() => cloud.update(found, found.id, change(before))),
        code,
      );
      assert.equal(found.inputs, before);
    });
  }
});
