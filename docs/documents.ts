import { readFileSync } from "node:fs";
import { join } from "node:path";
import { configReference } from "../config/reference";
import { withMirror } from "../config/mirror";
import type { StackPlan } from "../plan/stack-plan";
import { planStack } from "../plan/stack-plan";
import { costs, costsInShort } from "./costs";
import { diagram } from "./diagram";
import { drill } from "../drill/steps";
import { differences } from "./differences";
import { fillSections } from "./sections";
import { printedPlan, printedSummary } from "./printed-plan";
import { controlsTable, readersTable, rulesTable } from "./policy-tables";
import { parityPage } from "./parity-page";
import { recoverySteps } from "./recovery-steps";
import { resourcesPage } from "./resources-page";
import { variablesTable } from "./variables-table";

export interface GeneratedDocument {
  /** Path from the root of the project. */
  readonly file: string;
  /** The whole text as it should be. */
  readonly make: (root: string) => Promise<string>;
}

export const stacks = ["prod-aws", "dev-aws", "prod-azure", "dev-azure"] as const;

/** The region that takes over, by production stack. */
const others = { "prod-aws": "us-west-2", "prod-azure": "centralus" } as const;

const procedures = [
  ["failover", "warm"],
  ["return", "warm"],
  ["restore", "cold"],
  ["return", "cold"],
] as const;

/** Config of a cold stack whose writing region is lost. */
const restores: Readonly<Record<string, readonly string[]>> = {
  "prod-aws": [
    "active=us-west-2",
    "lost=us-east-2",
    "restore.at=latest",
    "restore.from=arn:aws:rds:us-west-2:111122223333:auto-backup:ab-0123456789abcdef",
  ],
};

/** A moment before every peak of the stack files, so that pages don't change with the day. */
export const moment = new Date("2026-11-01T00:00:00Z");

const plans = new Map<string, Promise<StackPlan>>();

function planned(stack: string, ...set: readonly string[]): Promise<StackPlan> {
  const id = [stack, ...set].join(" ");
  const known = plans.get(id) ?? planStack({ stack, set, now: moment });
  plans.set(id, known);
  return known;
}

/** Everything that `npm run docs` writes; a test holds each file equal to what is made here. */
export const documents: readonly GeneratedDocument[] = [
  { file: "docs/config.md", make: async () => configReference() },
  {
    file: "Pulumi.yaml",
    make: async (root) => withMirror(readFileSync(join(root, "Pulumi.yaml"), "utf8")),
  },
  {
    file: "docs/resources.md",
    make: async () => resourcesPage(await Promise.all(stacks.map((stack) => planned(stack)))),
  },
  {
    file: "docs/parity.md",
    make: async () =>
      parityPage(
        await Promise.all([
          planned("prod-aws"),
          planned("prod-azure"),
          planned("prod-aws", "lock=irrevocable"),
          planned("prod-azure", "lock=irrevocable"),
        ]),
      ),
  },
  {
    file: "README.md",
    make: async (root) =>
      fillSections(readFileSync(join(root, "README.md"), "utf8"), {
        costs: costsInShort(await Promise.all(Object.keys(others).map((stack) => planned(stack)))),
        diagram: diagram(await planned("prod-aws")),
        plan: await printedPlan(await planned("prod-aws")),
        "plan of prod-azure": await printedSummary(await planned("prod-azure")),
      }),
  },
  {
    file: "docs/costs.md",
    make: async (root) => {
      const tables = Object.keys(others).map(async (stack) => [stack, costs(await planned(stack))] as const);
      return fillSections(
        readFileSync(join(root, "docs/costs.md"), "utf8"),
        Object.fromEntries(await Promise.all(tables)),
      );
    },
  },
  {
    file: "docs/workload.md",
    make: async (root) =>
      fillSections(readFileSync(join(root, "docs/workload.md"), "utf8"), { variables: variablesTable() }),
  },
  {
    file: "docs/policy.md",
    make: async (root) =>
      fillSections(readFileSync(join(root, "docs/policy.md"), "utf8"), {
        policies: rulesTable(),
        controls: controlsTable(),
        "reader's work": readersTable(),
      }),
  },
  {
    file: "docs/recovery.md",
    make: async (root) => {
      const parts = Object.keys(others).flatMap((stack) =>
        procedures.map(async ([procedure, recovery]) => {
          const steps = await drill({ stack, procedure, set: [`recovery=${recovery}`], now: moment });
          return [`${procedure}, ${recovery}, ${stack}`, recoverySteps(steps)] as const;
        }),
      );
      const page = readFileSync(join(root, "docs/recovery.md"), "utf8");
      return fillSections(page, Object.fromEntries(await Promise.all(parts)));
    },
  },
  // What the loss of the writing region adds and changes where only its data was copied.
  ...Object.entries(restores).map(([stack, set]) => ({
    file: `tests/sealed/${stack}.restore.txt`,
    make: async () =>
      `${differences(await planned(stack, "recovery=cold"), await planned(stack, "recovery=cold", ...set)).join("\n")}\n`,
  })),
  ...Object.entries(others).map(([stack, other]) => ({
    file: `tests/sealed/${stack}.active.txt`,
    make: async () => `${differences(await planned(stack), await planned(stack, `active=${other}`)).join("\n")}\n`,
  })),
  ...stacks.map((stack) => ({
    file: `tests/sealed/${stack}.urns.txt`,
    make: async () =>
      `${(await planned(stack)).resources
        .map(({ urn }) => urn)
        .sort()
        .join("\n")}\n`,
  })),
];
