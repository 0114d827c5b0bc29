import assert from "node:assert/strict";
import { flows } from "../../components/flows";
import { costs, costsInShort } from "../../docs/costs";
import { diagram } from "../../docs/diagram";
import { printedPlan, printedSummary } from "../../docs/printed-plan";
import { all, planned } from "../support/plan";

const arrow = /^ {2}(\w+) (?:-->|-\.->|==>|<==>)(?:\|[^|]+\|)? (\w+)$/;

async function drawn(set: Readonly<Record<string, unknown>> = {}) {
  const lines = diagram(await planned({ set })).split("\n");
  const nodes = lines.flatMap((line) => /^ +(\w+)(?:\[|\[\()"/.exec(line)?.[1] ?? []);
  const arrows = lines.filter((line) => arrow.test(line));
  return { lines, nodes, arrows };
}

describe("the README's diagram", () => {
  it("draws each node once, and no arrow to one that isn't drawn", async () => {
    const { lines, nodes, arrows } = await drawn();
    assert.deepEqual([...new Set(nodes)], nodes);
    for (const line of arrows) {
      const [, from = "", to = ""] = arrow.exec(line) ?? [];
      assert.ok(nodes.includes(from) && nodes.includes(to), line);
    }
    assert.equal(new Set(arrows).size, arrows.length, "an arrow is drawn twice");
    const known = /^(```mermaid|flowchart TB|```|  end|  subgraph \w+\["[^"]+"\])$/;
    const odd = lines.filter(
      (line) => !known.test(line) && !arrow.test(line) && !/^ +\w+\[\(?"[^"]+"\)?\]$/.test(line),
    );
    assert.deepEqual(odd, []);
  });

  it("names every port, and every store that something is delivered to", async () => {
    const { arrows } = await drawn();
    const labels = arrows.join("\n");
    for (const { port } of flows.filter(({ by }) => by !== "service")) assert.ok(labels.includes(port), port);
    for (const store of ["assets", "backups", "logs", "audit"]) assert.match(labels, new RegExp(`\\|.*${store}.*\\|`));
  });

  it("draws the site that writes first, and of a cold one its data only", async () => {
    const titles = async (set: Readonly<Record<string, unknown>>) =>
      (await drawn(set)).lines.filter((line) => line.includes("subgraph")).map((line) => /"(.*)"/.exec(line)?.[1]);
    assert.deepEqual(await titles({ active: "us-west-2" }), ["us-west-2: writes", "us-east-2: warm standby"]);
    const { nodes } = await drawn({ recovery: "cold" });
    assert.deepEqual(
      nodes.filter((node) => node.endsWith("us_west_2")),
      ["storage_us_west_2"],
    );
  });
});

describe("the costs", () => {
  it("count what the plan registers", async () => {
    const plan = await planned();
    const row = (what: string) =>
      costs(plan)
        .split("\n")
        .find((line) => line.startsWith(`| ${what}`))
        ?.split("|")
        .map((cell) => cell.trim());
    assert.equal(row("NAT gateway")?.[2], String(all(plan, "aws:ec2/natGateway:NatGateway").length));
    assert.equal(row("load balancer")?.[2], String(all(plan, "aws:lb/loadBalancer:LoadBalancer").length));
    const least = all(plan, "aws:autoscaling/group:Group").map(({ inputs }) => Number(inputs["minSize"]));
    const instances = least.reduce((a, b) => a + b, 0);
    assert.deepEqual(row("instance m7g.large")?.slice(2, 5), [
      String(instances),
      "0.0816 an hour",
      (instances * 0.0816 * 730).toFixed(0),
    ]);
  });

  it("count on Azure what the plan registers, the database's storage up to its largest size", async () => {
    const databases = (page: string) => /^\| database BC_Gen5_8[^|]+\| (\d+)/m.exec(page)?.[1];
    const storage = (page: string) => /^\| GiB of the database[^|]+\| (\d+)/m.exec(page)?.[1];
    const warm = costs(await planned({ stack: "prod-azure", set: { "database.maxStorageGiB": 1000 } }));
    assert.deepEqual([databases(warm), storage(warm)], ["2", "2600"]);
    const cold = costs(await planned({ stack: "prod-azure", set: { recovery: "cold" } }));
    assert.deepEqual([databases(cold), storage(cold)], ["1", "2600"]);
  });

  it("leave out what no price is known of, and say so", async () => {
    const page = costs(await planned({ stack: "dev-aws" }));
    assert.doesNotMatch(page, /m7g\.large|r8g|failover plan/);
    const azure = costs(await planned({ stack: "dev-azure" }));
    assert.doesNotMatch(azure, /BC_Gen5/);
    for (const text of [page, azure]) assert.match(text, /\n\nNot known, and not in the sum: .+, .+\.$/);
  });

  it("are the same in short", async () => {
    const plans = await Promise.all(["prod-aws", "prod-azure"].map((stack) => planned({ stack })));
    const short = costsInShort(plans).split("\n").slice(2);
    for (const [index, plan] of plans.entries()) {
      const [, total = "none"] = /\*\*(\d+)\*\*/.exec(costs(plan)) ?? [];
      assert.ok(short[index]?.includes(` ${total} `), `${plan.stack}: ${short[index] ?? ""}`);
    }
  });
});

describe("the README's plan", () => {
  it("is what is printed, cut after the first tasks for people", async () => {
    const page = await printedPlan(await planned());
    assert.match(page, /^```text\nprod-aws: shop\.example\.com on aws/);
    assert.equal(page.split("\n□").length - 1, 2);
    assert.ok(page.endsWith("\n…\n```"), page.slice(-80));
    assert.doesNotMatch(page, /Planned in/);
  });

  it("of the other cloud is what will stand and what is promised, and no more", async () => {
    const page = await printedSummary(await planned({ stack: "prod-azure" }));
    assert.match(page, /^```text\nprod-azure: shop\.example\.com on azure/);
    const titles = page.split("\n").filter((line) => /^(What|Set|For) /.test(line));
    assert.deepEqual(titles, ["What will stand", "What each tier promises"]);
    assert.match(page, /\nstorage .*\n\nObjective: [^\n]+\n…\n```$/);
  });
});
