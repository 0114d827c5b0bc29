import { catalogue } from "../policy/catalogue";
import type { Ruling } from "../policy/judge";
import { judge as judgeRule } from "../policy/judge";
import type { Waiver } from "../policy/rule";
import type { ResourceView } from "../policy/view";
import { unseen } from "../policy/view";
import type { RecordedResource } from "./recorded";
import { Secret, UNKNOWN } from "./recorded";
import type { StackPlan } from "./stack-plan";

export interface Judgement {
  /** True where a rule is violated and nobody accepted it. */
  readonly violated: boolean;
  readonly rulings: readonly Ruling[];
}

/** What the policy pack says of a plan: the same rules that the engine runs. */
export function judge({ resources, settings }: Pick<StackPlan, "resources" | "settings">): Judgement {
  const views = resources.filter(({ custom }) => custom).map(viewOf);
  const rulings = catalogue.map((rule) => judgeRule(rule, views, { waivers: waivers(settings), now: settings.now }));
  const violated = rulings.some(({ findings }) => findings.some(({ verdict }) => verdict === "violates"));
  return { violated, rulings };
}

/** Rules see secrets open, as the engine shows them; what is not known yet is no value. */
export function viewOf({ urn, type, name, inputs }: RecordedResource): ResourceView {
  return { urn, type, name, inputs: open(inputs) as ResourceView["inputs"] };
}

function open(value: unknown): unknown {
  if (value === UNKNOWN) return unseen;
  if (value instanceof Secret) return open(value.value);
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner)]));
}

/** The config's one waiver, as the rules know it. */
function waivers({ cache: { waiver } }: StackPlan["settings"]): readonly Waiver[] {
  if (waiver === undefined) return [];
  const { reason, expires } = waiver;
  const accepted = { type: "aws:elasticache/cluster:Cluster", reason, expires: new Date(expires).toISOString() };
  return catalogue.map(({ name }) => ({ ...accepted, rule: name }));
}
