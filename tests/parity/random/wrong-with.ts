import assert from "node:assert/strict";
import { parityDifferences } from "../../../docs/parity-differences";
import { blocks } from "../../../policy/judge";
import { judge } from "../../../plan/judge";
import type { StackPlan } from "../../../plan/stack-plan";
import { leaves } from "../../support/values";
import { faults, isPromised } from "../judge";
import { rows } from "../promises";
import { readers } from "../readers";
import type { CloudName } from "./clouds";

/** What a config says in so many words: how long backups are kept, and how many come, by which the firewall's limits are set. */
const figures = /backupRetentionPeriod|retentionPeriod|retentionDays|rateLimitThreshold/;

const declared = (id: string, cloud: string) =>
  parityDifferences.some(({ witnesses }) =>
    witnesses.some((one) => "promise" in one && one.promise === id && one.missing === cloud),
  );

/** Everything that is wrong with a plan, whatever its config. */
export function wrongWith(cloud: CloudName, planned: StackPlan): readonly string[] {
  const { resources } = planned;
  const reader = readers[cloud];
  assert.ok(reader, `no reader of ${cloud}`);
  const broken = rows
    .filter((row) => isPromised(row, planned) && !declared(row.id, cloud))
    .flatMap((row) => faults(row, reader, planned).map((fault) => `${row.id}: ${fault}`));
  const nonsense = resources.flatMap(({ name, type, inputs }) =>
    leaves(inputs)
      .filter(
        ({ value }) =>
          (typeof value === "string" && /undefined|\[object Object\]|\bNaN\b|Calling \[toString\]/.test(value)) ||
          (typeof value === "number" && !Number.isFinite(value)),
      )
      .map(({ path, value }) => `${type} ${name}: ${path} = ${String(value)}`),
  );
  const loose = resources
    .filter(
      ({ custom, type, parent, provider }) =>
        custom && !type.startsWith("pulumi:") && (parent === "" || provider === ""),
    )
    .map(({ urn }) => `${urn} has no parent or no provider`);
  const twice = resources.map(({ urn }) => urn).filter((urn, index, all) => all.indexOf(urn) !== index);
  // Each config is right by itself. Which requirements are shown at all is the owner's choice: a guard that the whole account has
  // from elsewhere is switched off here, and waived there.
  const violated = judge(planned).rulings.flatMap(({ rule, findings }) =>
    rule.name === "controls-in-scope-evidenced"
      ? []
      : findings
          .filter((finding) => blocks(finding) && !figures.test(finding.property))
          .map(({ name, message }) => `the policy pack refuses ${name}: ${message}`),
  );
  return [...broken, ...nonsense, ...loose, ...twice, ...violated];
}
