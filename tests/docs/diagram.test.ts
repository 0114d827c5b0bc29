import assert from "node:assert/strict";
import { flows } from "../../components/flows";
import { costs } from "../../docs/costs";
import { diagram } from "../../docs/diagram";
import { printedPlan } from "../../docs/printed-plan";
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

describe("the README's costs", () => {
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

  it("leave out what no price is known of", async () => {
    const page = costs(await planned({ stack: "dev-aws" }));
    assert.doesNotMatch(page, /m7g\.large|r8g|failover plan/);
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
});
