import { aws } from "./aws";
import { azure } from "./azure";
import { demands } from "./demands";
import type { Check, CloudRule, Rule } from "./rule";

/** How each demand is judged, by cloud: a third cloud is a folder here, and a line. */
export const byCloud: Readonly<Record<string, readonly CloudRule[]>> = { aws, azure };

/** All rules. The offline plan reads this list; only the engine constructs a pack from it. */
export const catalogue: readonly Rule[] = demands.map((demand) => {
  const parts = Object.values(byCloud).flatMap((rules) => rules.filter(({ name }) => name === demand.name));
  return {
    ...demand,
    checks: Object.assign({}, ...parts.map((part) => ("resources" in part ? part.resources : {}))) as Rule["checks"],
    otherwise: parts.flatMap((part) => ("resources" in part && part.otherwise !== undefined ? [part.otherwise] : [])),
    relations: parts.flatMap((part) => ("relation" in part ? [part.relation] : [])),
  };
});

/** The check of a rule for a type, if it has something to say about it. */
export function checkFor({ checks, otherwise }: Pick<Rule, "checks" | "otherwise">, type: string): Check | undefined {
  const known = checks[type];
  if (known !== undefined) return known;
  for (const each of otherwise) {
    const check = each(type);
    if (check !== undefined) return check;
  }
  return undefined;
}
