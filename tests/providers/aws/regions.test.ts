import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { regions, regionsWith } from "../../../providers/aws/regions";
import { planned } from "../../support/plan";

describe("AWS regions", () => {
  it("keep their numbers for ever", () => {
    deepStrictEqual(
      Object.fromEntries(Object.entries(regions).map(([name, { slot }]) => [name, slot])),
      {
        "us-east-1": 10,
        "us-east-2": 11,
        "us-west-2": 13,
        "ca-central-1": 14,
        "sa-east-1": 15,
        "eu-west-1": 16,
        "eu-west-2": 17,
        "eu-west-3": 18,
        "eu-central-1": 19,
        "eu-north-1": 20,
        "ap-south-1": 21,
        "ap-southeast-1": 22,
        "ap-southeast-2": 23,
        "ap-northeast-1": 24,
        "ap-northeast-2": 25,
        "ap-northeast-3": 26,
      },
      "a region's number makes its addresses: add a region with a new number, change none",
    );
  });

  it("have three different zones of their own", () => {
    for (const [name, { zones }] of Object.entries(regions)) {
      strictEqual(new Set(zones).size, 3);
      ok(zones.every((zone) => /^[a-f]$/.test(zone.slice(name.length)) && zone.startsWith(name)));
    }
  });

  it("take the account's zones where the config names them", () => {
    const zones = { "us-east-1": ["us-east-1b", "us-east-1d", "us-east-1f"] };
    const table = regionsWith({ zones });
    deepStrictEqual(table["us-east-1"], { slot: 10, zones: zones["us-east-1"] });
    deepStrictEqual({ ...table, "us-east-1": regions["us-east-1"] }, regions);
  });

  it("build the subnets in those zones", async () => {
    const zones = ["us-east-2c", "us-east-2a", "us-east-2b"];
    const plan = await planned({ set: { "aws.zones": { "us-east-2": zones } } });
    const subnets = plan.resources.filter(
      ({ type, inputs }) =>
        type === "aws:ec2/subnet:Subnet" && String(inputs["availabilityZone"]).startsWith("us-east-2"),
    );
    const first = subnets.find(({ inputs }) => inputs["cidrBlock"] === "10.11.0.0/20");
    strictEqual(first?.inputs["availabilityZone"], "us-east-2c");
  });
});
