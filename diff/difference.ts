import { BadInput } from "../plan/bad-input";
import type { PlanFinding } from "../plan/findings";
import { blocking } from "./compare/findings";
import type { ResourceChange } from "./compare/resources";
import type { StackDifference } from "./compare/stacks";
import { compareStacks } from "./compare/stacks";
import type { Plan } from "./plans";

/** All that two sets of plans differ in, and whether it may be merged. */
export interface Difference {
  readonly stacks: readonly StackDifference[];
  /** Stores that would be replaced or lost, and that nobody allowed. */
  readonly refused: readonly ResourceChange[];
  /** The same, allowed by name. */
  readonly allowed: readonly ResourceChange[];
  /** Violations of mandatory rules that the base doesn't have. */
  readonly blocking: readonly PlanFinding[];
  /** Changed properties whose effect no table covers. */
  readonly notKnown: number;
}

/** `allowLoss`: URNs of stores that are meant to go. Throws BadInput for one that doesn't: it would wait for the next change. */
export function difference(base: readonly Plan[], head: readonly Plan[], allowLoss: readonly string[]): Difference {
  const stacks = compareStacks(base, head);
  const changes = stacks.flatMap(({ resources }) => resources);
  const losses = changes.filter(({ loses }) => loses !== undefined);
  const isAllowed = ({ urn, from }: ResourceChange) =>
    allowLoss.includes(urn) || (from !== undefined && allowLoss.includes(from));
  const unused = allowLoss.filter((urn) => !losses.some((change) => change.urn === urn || change.from === urn));
  if (unused.length > 0) {
    throw new BadInput(`--allow-loss: nothing is lost with ${unused.join(", ")}. Name the URNs of the refusal alone.`);
  }
  return {
    stacks,
    refused: losses.filter((change) => !isAllowed(change)),
    allowed: losses.filter(isAllowed),
    blocking: stacks.flatMap(({ findings }) => findings.appeared).filter(blocking),
    notKnown: changes.flatMap(({ properties }) => properties).filter(({ effect }) => effect === "not known").length,
  };
}

export function isEmpty({ resources, findings, promises, warnings, ...stack }: StackDifference): boolean {
  const lists = [
    resources,
    findings.appeared,
    findings.mended,
    findings.waived,
    promises ?? [],
    warnings.came,
    warnings.went,
  ];
  return stack.in === "both" && lists.every((list) => list.length === 0);
}
