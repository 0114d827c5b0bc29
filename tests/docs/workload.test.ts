import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { drainSeconds, guardedPaths, health } from "../../components/workload";
import { Secret } from "../../plan/recorded";
import { all, inputsOf, one, planned } from "../support/plan";

const page = readFileSync(resolve(__dirname, "../../docs/workload.md"), "utf8");
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const documented = [...page.matchAll(/^\| `([A-Z_]+)` +\|(.*)$/gm)].map(([, name = "", rest = ""]) => ({ name, rest }));

/** Names in the page's table that hold on a cloud. */
function documentedOn(cloud: "AWS" | "Azure"): readonly string[] {
  const other = cloud === "AWS" ? "On Azure only." : "On AWS only.";
  return documented.filter(({ rest }) => !rest.includes(other)).map(({ name }) => name);
}

/** What the container is told, as the boot script writes it. */
function toldBy(script: string): ReadonlyMap<string, string> {
  const [, file = ""] = /^write \/etc\/commerce\/environment .*\n([\s\S]*?)\nEND_OF_FILE$/m.exec(script) ?? [];
  return new Map(file.split("\n").map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

function customData(plan: Awaited<ReturnType<typeof planned>>, region: string): string {
  const { virtualMachineProfile } = inputsOf(plan, "azure-native:compute:VirtualMachineScaleSet", `app-${region}`);
  const { osProfile } = virtualMachineProfile as { osProfile: { customData: unknown } };
  const data = osProfile.customData;
  return Buffer.from(String(data instanceof Secret ? data.value : data), "base64").toString();
}

describe("the workload's contract", () => {
  for (const [stack, region] of [
    ["prod-aws", "us-east-2"],
    ["prod-aws", "us-west-2"],
    ["dev-aws", "us-east-2"],
  ] as const) {
    it(`lists exactly the variables that ${stack} sets in ${region}`, async () => {
      const { userData } = inputsOf(await planned({ stack }), template, `app-${region}`);
      const script = Buffer.from(String(userData), "base64").toString();
      const set = [...toldBy(script).keys()];
      assert.ok(set.length > 10, "no environment was found");
      assert.deepEqual([...documentedOn("AWS")].sort(), set.sort());
    });
  }

  for (const [stack, region] of [
    ["prod-azure", "eastus2"],
    ["prod-azure", "centralus"],
    ["dev-azure", "eastus2"],
  ] as const) {
    it(`lists exactly the variables that ${stack} sets in ${region}, the cache's user among them`, async () => {
      const plan = await planned({ stack });
      const told = toldBy(customData(plan, region));
      assert.deepEqual([...documentedOn("Azure")].sort(), [...told.keys()].sort());
      const assignments = all(plan, "azure-native:redisenterprise:AccessPolicyAssignment");
      const here = assignments.find(({ name }) => name.endsWith(region));
      assert.deepEqual(here?.inputs["user"], { objectId: told.get("CACHE_USER") });
    });
  }

  it("names the variables that `migrate` gets, and no others", async () => {
    const { inputs } = one(await planned(), "aws:ssm/document:Document", "db-init-us-east-2");
    const [, file = ""] = /<<ENVIRONMENT\\*n([\s\S]*?)\\*nENVIRONMENT/.exec(String(inputs["content"])) ?? [];
    const set = [...file.matchAll(/(DATABASE_\w+)=/g)].map(([, name = ""]) => name);
    assert.ok(set.length > 5, "no environment was found");
    const [, section = ""] = /## Schema\n([\s\S]*?)\n- /.exec(page) ?? [];
    const told = [...section.matchAll(/`(DATABASE_\w+)`/g)].map(([, name = ""]) => name);
    assert.deepEqual(told.sort(), set.sort());
  });

  it("names what `migrate` gets on Azure, and in place of what", async () => {
    const { inputs } = one(await planned({ stack: "prod-azure" }), "azure-native:logic:Workflow", "db-init-eastus2");
    const actions = (inputs["definition"] as { actions: Readonly<Record<string, unknown>> }).actions;
    const text = JSON.stringify(actions["Start_schema"]);
    const set = [...text.matchAll(/"name":"([A-Z_]+)","value"/g)].map(([, name = ""]) => name);
    assert.match(text, /"command":\["migrate"\]/);
    const [, whole = ""] = /## Schema\n([\s\S]*?)\n## /.exec(page) ?? [];
    const [, onAzure = ""] = /\n- On Azure `migrate`([\s\S]*?)\n- /.exec(whole) ?? [];
    for (const name of set) assert.ok(whole.includes(`\`${name}\``), name);
    for (const name of ["REGION", "AZURE_CLIENT_ID"]) assert.ok(set.includes(name) && onAzure.includes(name), name);
    assert.ok(
      !set.includes("DATABASE_USER") && onAzure.includes("neither `DATABASE_USER`"),
      "signs in as its identity",
    );
  });

  it("says on which platforms the image must run, what is its own on Azure and where its lines go", async () => {
    const plan = await planned({ stack: "prod-azure" });
    assert.match(page, /linux\/arm64.*linux\/amd64/s);
    const script = customData(plan, "eastus2");
    assert.match(script, /syslog-facility=local0/);
    assert.match(page, /facility `local0`/);
    const user = /^DATABASE_USER=(.*)$/m.exec(script)?.[1];
    assert.equal(user, "commerce_app_eastus2");
    assert.match(page, /`commerce_app_<region>`/);
    const containers = all(plan, "azure-native:storage:BlobContainer").map(({ inputs }) => inputs["containerName"]);
    for (const name of ["assets", "assets-copy"]) {
      assert.ok(containers.includes(name), name);
      assert.ok(page.includes(`\`${name}\``), name);
    }
  });

  it("gives the figures by which the platform goes", async () => {
    const plan = await planned();
    for (const path of [health.path, health.deepPath, ...guardedPaths]) assert.ok(page.includes(`\`${path}\``), path);
    const { inputs } = one(plan, "aws:lb/targetGroup:TargetGroup", "app-us-east-2");
    const check = inputs["healthCheck"] as { interval: number; timeout: number; unhealthyThreshold: number };
    assert.match(page, new RegExp(`every ${check.interval} seconds`));
    assert.match(page, new RegExp(`answer 200 within ${check.timeout} seconds`));
    assert.equal(check.unhealthyThreshold, 3);
    assert.match(page, /Three failures of `\/healthz` in a row/);
    assert.match(page, new RegExp(`waits up to ${drainSeconds} seconds`));
    assert.match(page, new RegExp(`^3\\. ${drainSeconds} seconds later it is killed`, "m"));
    const group = inputsOf(plan, "aws:autoscaling/group:Group", "app-us-east-2");
    assert.match(page, new RegExp(`lives for ${Number(group["maxInstanceLifetime"]) / 86_400} days at most`));
    const script = Buffer.from(String(inputsOf(plan, template, "app-us-east-2")["userData"]), "base64").toString();
    assert.match(script, /^patience='540'$/m);
    assert.match(page, /has nine minutes to answer/);
  });
});
