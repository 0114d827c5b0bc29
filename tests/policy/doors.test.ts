import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { packConfig, viewOf } from "../../plan/judge";
import type { RecordedResource } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import { catalogue, checkFor } from "../../policy/catalogue";
import { openState } from "../../policy/doors/state";
import { judge } from "../../policy/judge";
import type { Finding } from "../../policy/rule";
import type { ResourceView } from "../../policy/view";
import { throughEngine } from "../support/engine-door";
import type { PlannedArgs } from "../support/plan";
import { planned } from "../support/plan";
import { stateOf } from "../support/state";

type Plan = Pick<StackPlan, "resources" | "settings">;

/**
 * Rules that the engine gives too little for: it hands secrets over open and unmarked, and doesn't tell `retainOnDelete`. There
 * they say that they can't tell, and never that what another door sees wrong conforms.
 */
const sealed: Readonly<Record<string, string>> = {
  "secrets-are-secret": "which inputs are secret",
  "key-deletion-guard": "retainOnDelete",
  "keys-protected": "retainOnDelete",
  "log-immutability": "retainOnDelete",
  "stateful-protected": "retainOnDelete",
};

const variants: readonly PlannedArgs[] = ["prod-aws", "dev-aws", "prod-azure", "dev-azure"].flatMap((stack) =>
  (["made-up", "unknown"] as const).map((outputs) => ({ stack, outputs })),
);

/** What is broken in each cloud's plan: type, property at the top, value, and the rule that has to see it. */
const breakages: readonly (readonly [type: string, property: string, value: unknown, rule: string])[] = [
  ["aws:rds/instance:Instance", "storageEncrypted", false, "encryption-at-rest"],
  ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "blockPublicAcls", false, "public-access-blocked"],
  ["aws:kms/key:Key", "enableKeyRotation", false, "key-rotation"],
  ["azure-native:sql:Server", "minimalTlsVersion", "1.0", "tls-1-2-or-later"],
  ["azure-native:storage:StorageAccount", "allowBlobPublicAccess", true, "public-access-blocked"],
  ["azure-native:compute:VirtualMachineScaleSet", "zones", ["1"], "multi-az"],
];

function broken({ resources, settings }: Plan): Plan {
  const changed = (resource: RecordedResource) =>
    breakages
      .filter(([type]) => type === resource.type)
      .reduce((inputs, [, property, value]) => ({ ...inputs, [property]: value }), resource.inputs);
  return { settings, resources: resources.map((resource) => ({ ...resource, inputs: changed(resource) })) };
}

/** What AWS can't guard against deletion by itself; the program has none. */
function fileSystems(stack: string): readonly RecordedResource[] {
  if (stack !== "prod-aws") return [];
  const type = "aws:efs/fileSystem:FileSystem";
  const options = { protect: false, retainOnDelete: false, deleteBeforeReplace: false };
  const lists = { ignoreChanges: [], replaceOnChanges: [], aliases: [], additionalSecretOutputs: [] };
  const none = { parent: "", provider: "", dependencies: [], propertyDependencies: {} };
  const urn = `urn:pulumi:${stack}::commerce::${type}::files`;
  return [{ ...none, urn, type, name: "files", custom: true, inputs: {}, options: { ...options, ...lists } }];
}

interface Said {
  readonly findings: readonly string[];
  readonly judged: readonly string[];
}

function said(views: readonly ResourceView[], { settings }: Plan): Said {
  const { rulings } = judge(views, { config: packConfig(settings), now: settings.now });
  return {
    findings: rulings.flatMap(({ findings }) => findings.map(brief)).sort(),
    judged: rulings.flatMap(({ rule, judged }) => judged.map((urn) => `${rule.name} ${urn}`)).sort(),
  };
}

function brief({
  rule,
  urn,
  name,
  property,
  verdict,
  found,
}: Pick<Finding, "rule" | "urn" | "name" | "property" | "verdict" | "found">) {
  return [rule, urn || name, property, verdict, found].join(" | ");
}

/** Of a sealed rule itself, or of a requirement that nothing but such a rule shows. */
function isSealed(line: string): boolean {
  const [rule = "", control = ""] = line.split(" | ");
  if (!rule.endsWith("-evidenced")) return rule in sealed;
  const showing = catalogue.filter(({ controls }) => controls.includes(control));
  return showing.length > 0 && showing.some(({ name }) => name in sealed);
}

function recorded({ resources }: Plan): readonly ResourceView[] {
  return resources.filter(({ custom }) => custom).map(viewOf);
}

describe("the three doors", () => {
  for (const variant of variants) {
    for (const [how, change] of [
      ["as it is", (plan: Plan) => plan],
      ["broken", broken],
    ] as const) {
      // What is not known yet is as unknown in a broken one.
      if (how === "broken" && variant.outputs === "unknown") continue;
      const title = `${String(variant.stack)}, ${how}, outputs ${String(variant.outputs)}`;

      it(`recorder and state say the same of ${title}`, async () => {
        const plan = change(await planned(variant));
        assert.deepEqual(said(openState(stateOf(plan)), plan), said(recorded(plan), plan));
      });

      it(`recorder and engine say the same of ${title}, but for what the engine hides`, async () => {
        const plan = change(await planned(variant));
        const [ours, theirs] = [said(recorded(plan), plan), said(throughEngine(plan).together, plan)];
        const open = ({ findings, judged }: Said) => ({ findings: findings.filter((line) => !isSealed(line)), judged });
        assert.deepEqual(open(theirs), open(ours));
        for (const line of theirs.findings.filter((each) => isSealed(each) && !ours.findings.includes(each)))
          assert.match(line, / cannot tell /);
        for (const line of ours.findings.filter(isSealed)) {
          const [rule = "", urn = ""] = line.split(" | ");
          const told = theirs.findings.some((each) => each.startsWith(`${rule} | ${urn} | `));
          assert.ok(told, `the engine lets conform what is wrong: ${line}`);
        }
      });

      it(`the engine says the same of each resource of ${title} alone as at the end`, async () => {
        const { alone, together } = throughEngine(change(await planned(variant)));
        alone.forEach((view, index) => {
          const other = together[index] ?? assert.fail(view.urn);
          for (const rule of catalogue) {
            const check = checkFor(rule, view.type);
            if (check === undefined) continue;
            const [first, last] = [check(view), check(other)];
            // Alone, nothing says whose output is in a property: what is not known yet can't be traced.
            const untraced = first.filter((each) => !last.some((known) => isDeepStrictEqual(each, known)));
            for (const { verdict } of untraced) assert.equal(verdict, "cannot tell", `${rule.name}: ${view.urn}`);
            for (const complaint of last)
              assert.ok(
                first.some((each) => isDeepStrictEqual(each, complaint)),
                `${rule.name}: ${view.urn}`,
              );
          }
        });
      });
    }
  }

  it("each see what was broken", async () => {
    for (const stack of ["prod-aws", "prod-azure"]) {
      const plan = broken(await planned({ stack }));
      const expected = breakages.filter(([type]) => plan.resources.some((resource) => resource.type === type));
      for (const views of [recorded(plan), openState(stateOf(plan)), throughEngine(plan).together]) {
        const { findings } = said(views, plan);
        for (const [type, property, , rule] of expected)
          assert.ok(
            findings.some(
              (line) => line.startsWith(`${rule} | `) && line.includes(`${type}::`) && line.includes("violates"),
            ),
            `${rule} says nothing of ${type} ${property}:\n${findings.join("\n")}`,
          );
      }
    }
  });

  it("are told apart by each of the sealed rules", async () => {
    const differing = new Set<string>();
    for (const stack of ["prod-aws", "prod-azure"]) {
      const { resources, settings } = await planned({ stack });
      const unguarded = [...resources, ...fileSystems(stack)].map((each) => ({
        ...each,
        options: { ...each.options, protect: false },
      }));
      const plan = { settings, resources: unguarded };
      const ours = said(recorded(plan), plan).findings;
      for (const line of said(throughEngine(plan).together, plan).findings)
        if (!ours.includes(line)) differing.add(line.split(" | ")[0] ?? "");
    }
    const rules = [...differing].filter((rule) => !rule.endsWith("-evidenced"));
    assert.deepEqual(rules.sort(), Object.keys(sealed).sort());
  });

  it("leave out what a state keeps encrypted, and say so", async () => {
    const plan = await planned();
    const views = openState(stateOf(plan, "sealed"));
    const { findings } = said(views, plan);
    const ours = said(recorded(plan), plan).findings;
    const more = findings.filter((line) => !ours.includes(line));
    for (const line of more) assert.match(line, /cannot tell/);
    assert.deepEqual(
      ours.filter((line) => !findings.includes(line)),
      [],
    );
    assert.ok(!JSON.stringify(views).includes("made-up-password"), "a secret is open");
  });
});
