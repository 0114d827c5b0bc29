import assert from "node:assert/strict";
import { packConfig, viewOf } from "../../plan/judge";
import type { StackPlan } from "../../plan/stack-plan";
import { judge } from "../../policy/judge";
import { one, planned } from "../support/plan";
import { StackJudge } from "./judging";
import type { Mutant } from "./mutants";
import { mutantsOf } from "./mutants";
import { countProperties } from "./properties";
import { print, reportOf, share } from "./report";
import { run } from "./run";
import { sampleOf } from "./sample";
import type { Weakening } from "./tables";

const instance = "aws:rds/instance:Instance";

const rows: readonly Weakening[] = [
  { type: instance, property: "storageEncrypted", operators: ["flip", "drop"], controls: ["3.5.1"] },
  { type: instance, property: "multiAz", operators: ["flip"], controls: ["10.5.1"] },
  { type: instance, property: "identifier", operators: ["empty"], controls: ["3.5.1"] },
  { type: "aws:rds/subnetGroup:SubnetGroup", property: "subnetIds.*", operators: ["unrelate"], controls: ["1.4.1"] },
  { type: "aws:sns/topic:Topic", property: "", operators: ["remove"], controls: ["10.7.2"] },
];

/** What the whole pack says of a stack, by the words of each violation. */
function violations({ settings }: StackPlan, resources: StackPlan["resources"]): ReadonlySet<string> {
  const views = resources.filter(({ custom }) => custom).map(viewOf);
  const { rulings } = judge(views, { config: packConfig(settings), now: settings.now });
  const found = rulings.flatMap(({ findings }) => findings).filter(({ verdict }) => verdict === "violates");
  return new Set(found.map(({ rule, type, name, property }) => `${rule} ${type} ${name} ${property}`));
}

describe("mutation", () => {
  it("makes each mutant of a row, once, with all that it weakens", async () => {
    const plan = await planned();
    const twice: Weakening = {
      ...rows[1],
      type: instance,
      property: "*",
      operators: ["flip"],
      controls: ["availability"],
    };
    const mutants = mutantsOf(plan, [...rows, twice]);
    const labels = mutants.map(({ label }) => label);
    assert.equal(new Set(labels).size, labels.length);
    const standby = mutants.filter(({ name, property }) => name === "database-us-east-2" && property === "multiAz");
    assert.deepEqual(
      standby.map(({ operator, value, controls }) => [operator, value, controls]),
      [["flip", "false", ["10.5.1", "availability"]]],
    );
    assert.deepEqual(
      mutantsOf(plan, rows).map(({ label }) => label),
      mutantsOf(plan, rows).map(({ label }) => label),
    );
  });

  it("takes only the resources that a row is about", async () => {
    const where: Weakening["where"] = (value, inputs, name) =>
      value === true && inputs["storageEncrypted"] === true && name === "database-us-west-2";
    const named = mutantsOf(await planned(), [{ ...rows[1], where } as Weakening]);
    assert.deepEqual(
      named.map(({ name }) => name),
      ["database-us-west-2"],
    );
  });

  it("cuts the tie to what a property no longer names, and ties what it names now", async () => {
    const plan = await planned();
    const type = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    const tables = plan.resources.filter((each) => each.type === "aws:ec2/routeTable:RouteTable");
    const open = tables.find(({ name }) => name === "public-us-east-2");
    const from = plan.resources.find((each) => each.type === type && each.name.startsWith("data-us-east-2"));
    assert.ok(open && from, "the network has no such tables");
    const row = { type, property: "routeTableId", controls: ["1.4.1"] };
    const weak = ["rtb-public-us-east-2-0a1b2c3"];
    const [moved, away, gone] = mutantsOf({ ...plan, resources: plan.resources }, [
      { ...row, operators: ["replace"], weak },
      { ...row, operators: ["unrelate", "drop"] },
    ]).filter(({ urn }) => urn === from.urn);
    assert.deepEqual(moved?.resource?.propertyDependencies["routeTableId"], [open.urn]);
    assert.ok(moved.resource.dependencies.includes(open.urn), "the new table is no dependency");
    for (const mutant of [away, gone]) {
      const { propertyDependencies, dependencies } = mutant?.resource ?? {};
      assert.equal(propertyDependencies?.["routeTableId"], undefined);
      assert.deepEqual(propertyDependencies?.["subnetId"], from.propertyDependencies["subnetId"]);
      assert.ok(from.dependencies.length > (dependencies?.length ?? 0), "the table is still a dependency");
    }
  });

  it("cuts only the tie to that entry of a list that leads elsewhere", async () => {
    const plan = await planned();
    const group = one(plan, "aws:rds/subnetGroup:SubnetGroup", "database-us-east-2");
    const before = group.propertyDependencies["subnetIds"] ?? [];
    const mutants = mutantsOf(plan, rows.slice(3, 4)).filter(({ urn }) => urn === group.urn);
    assert.equal(mutants.length, before.length);
    for (const { resource } of mutants) {
      assert.equal(resource?.propertyDependencies["subnetIds"]?.length, before.length - 1);
    }
  });

  it("goes by the surest way in which a resource is called: an edge has the name of its group", async () => {
    const plan = await planned({ stack: "prod-azure" });
    const type = "azure-native:monitor:DiagnosticSetting";
    const row: Weakening = { type, property: "resourceUri", operators: ["unrelate"], controls: ["10.2.1"] };
    const toEdge = (urns: readonly string[] = []) => urns.some((urn) => urn.includes("azure-native:cdn:Profile::"));
    const [mutant, ...others] = mutantsOf(plan, [row]).filter(({ name }) =>
      toEdge(one(plan, type, name).propertyDependencies["resourceUri"]),
    );
    assert.ok(mutant?.resource && others.length === 0, `${others.length + 1} settings are of the edge`);
    assert.ok(!toEdge(mutant.resource.propertyDependencies["resourceUri"]), "it still refers to the edge");
    assert.ok(!toEdge(mutant.resource.dependencies), "the edge is still a dependency");
  });

  it("tells apart what its own control caught, what another did, and what nobody did", async () => {
    const plan = await planned();
    const mutants = mutantsOf(plan, rows.slice(0, 3)).filter(({ name }) => name === "database-us-east-2");
    const outcomes = run([{ plan, mutants }]);
    const fates = outcomes.map(({ mutant, fate }) => `${mutant.property} ${mutant.operator} ${fate}`);
    assert.deepEqual(fates.sort(), [
      ...["identifier empty survived", "multiAz flip elsewhere", "storageEncrypted drop caught"],
      "storageEncrypted flip caught",
    ]);
    const args = {
      cloudOf: () => "aws",
      properties: countProperties(plan, { weakenings: rows, neutrals: [] }),
      idle: [],
    };
    const report = reportOf({ outcomes, ...args });
    assert.deepEqual(report.byControl["10.5.1"], { relevant: 1, caught: 1, elsewhere: 1 });
    assert.equal(share(report.overall), 3 / 4);
    assert.match(
      print(report),
      /Survivors \(1\):\n {2}prod-aws aws:rds\/instance:Instance::database-\S+ identifier empty ""/,
    );
    assert.equal(share({ relevant: 0, caught: 0, elsewhere: 0 }), 0);
  });

  it("says the same of a changed resource as the whole pack does of the whole stack", async () => {
    const plan = await planned();
    const before = violations(plan, plan.resources);
    const quick = new StackJudge(plan);
    for (const { urn, resource, label, controls } of mutantsOf(plan, rows).filter((_, index) => index % 3 === 0)) {
      const changed = plan.resources.flatMap((each) => (each.urn !== urn ? [each] : resource ? [resource] : []));
      const wanted = [...violations(plan, changed)].filter((each) => !before.has(each)).length;
      const found = new Set([...quick.judge(urn, resource, controls)].map(({ identity }) => identity));
      assert.equal(found.size, wanted, label);
    }
  });

  it("counts a rule that throws as one that caught nothing", async () => {
    const plan = await planned();
    const [mutant] = mutantsOf(plan, rows.slice(0, 1));
    assert.ok(mutant?.resource, "no mutant was made");
    const throwing = { ...mutant.resource.inputs };
    Object.defineProperty(throwing, "storageEncrypted", {
      enumerable: true,
      get: () => {
        throw new Error("broken rule");
      },
    });
    const broken: Mutant = { ...mutant, resource: { ...mutant.resource, inputs: throwing } };
    const [outcome] = run([{ plan, mutants: [broken] }]);
    assert.deepEqual([outcome?.fate, outcome?.by], ["failed", "broken rule"]);
  });

  it("samples by chance, and the same in every run", async () => {
    const mutants = mutantsOf(await planned(), rows);
    const small = sampleOf(mutants, rows.length);
    assert.ok(new Set(small.map(({ type }) => type)).size > 1, "all of one type");
    assert.ok(small.length < mutants.length, "all were taken");
    assert.deepEqual(
      sampleOf([...mutants].reverse(), rows.length)
        .map(({ label }) => label)
        .sort(),
      small.map(({ label }) => label).sort(),
    );
    assert.equal(sampleOf(mutants, 8).length, 8);
  });
});
