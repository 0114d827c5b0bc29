import type { PlanFinding } from "../../plan/findings";
import type { Plan } from "../plans";
import type { FindingsChange } from "./findings";
import { compareFindings } from "./findings";
import type { ResourceChange } from "./resources";
import { compareResources, originsOf } from "./resources";
import type { ValueChange } from "./values";
import { compareValues } from "./values";

export interface StackDifference {
  readonly stack: string;
  /** "both", or the one file that holds the stack. */
  readonly in: "both" | "base" | "head";
  readonly resources: readonly ResourceChange[];
  readonly findings: FindingsChange;
  /** Undefined where the base was written by a plan that told none. */
  readonly promises: readonly ValueChange[] | undefined;
  readonly warnings: { readonly came: readonly string[]; readonly went: readonly string[] };
}

/** Matches stacks by name, in the order of the head; what only the base holds comes last. */
export function compareStacks(base: readonly Plan[], head: readonly Plan[]): readonly StackDifference[] {
  const before = new Map(base.map((plan) => [plan.stack, plan]));
  const kept = new Set(head.map(({ stack }) => stack));
  return [
    ...head.map((plan) => compareStack(before.get(plan.stack), plan)),
    ...base.filter(({ stack }) => !kept.has(stack)).map(goneStack),
  ];
}

function compareStack(base: Plan | undefined, head: Plan): StackDifference {
  const { stack, warnings, findings = [] } = head;
  if (base === undefined) {
    const appeared = findings.filter(({ waived }) => !waived);
    const waived = findings.filter((finding) => finding.waived);
    return {
      stack,
      in: "head",
      resources: [],
      findings: { appeared, mended: [], waived },
      promises: [],
      warnings: { came: warnings, went: [] },
    };
  }
  const origins = originsOf(new Map(base.resources.map((resource) => [resource.urn, resource])), head.resources);
  const names = new Map([...origins].map(([now, then]) => [then, now]));
  return {
    stack,
    in: "both",
    resources: compareResources(base.resources, head.resources),
    findings: compareFindings(base.findings ?? [], findings, (urn) => names.get(urn) ?? urn),
    promises: base.promises && head.promises && compareValues(base.promises, head.promises, ""),
    warnings: {
      came: warnings.filter((warning) => !base.warnings.includes(warning)),
      went: base.warnings.filter((warning) => !warnings.includes(warning)),
    },
  };
}

/** A stack that is no longer planned stands on until someone destroys it: nothing of it is changed by this. */
function goneStack({ stack }: Plan): StackDifference {
  const none: readonly PlanFinding[] = [];
  return {
    stack,
    in: "base",
    resources: [],
    findings: { appeared: none, mended: none, waived: none },
    promises: [],
    warnings: { came: [], went: [] },
  };
}
