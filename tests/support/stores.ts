import type { RecordedResource } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import type { PlannedArgs } from "./plan";
import { all, one } from "./plan";
import type { PolicyStatement } from "./policy";
import { listed, statements } from "./policy";

export const purposes = ["assets", "backups", "logs", "audit"] as const;

export type Purpose = (typeof purposes)[number];

/** Plans on which what holds for every store is checked, by what they are called in a test's name. */
export const variants: Readonly<Record<string, PlannedArgs>> = {
  "prod-aws": {},
  "dev-aws": { stack: "dev-aws" },
  "cold mode": { set: { recovery: "cold" } },
  "an irrevocable lock": { set: { lock: "irrevocable" } },
};

export interface Store {
  readonly purpose: Purpose;
  readonly region: string;
  readonly bucket: RecordedResource;
  readonly id: string;
  readonly arn: string;
}

/** The four stores of each region of a plan; what isn't there throws. */
export function storesOf(plan: StackPlan): readonly Store[] {
  return plan.settings.regions.flatMap((region) => purposes.map((purpose) => storeOf(plan, purpose, region)));
}

export function storeOf(plan: StackPlan, purpose: Purpose, region: string): Store {
  const bucket = one(plan, "aws:s3/bucket:Bucket", `${purpose}-${region}`);
  // As the recorder makes it up: the name of the resource and seven letters.
  const id = `${bucket.name}-0a1b2c3`;
  return { purpose, region, bucket, id, arn: `arn:aws:s3:::${id}` };
}

/** The one setting of this kind that a store has. Throws for none, and for two, of which the later would win. */
export function settingOf(plan: StackPlan, kind: string, { id }: Pick<Store, "id">): RecordedResource {
  const type = `aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
  const found = all(plan, type).filter(({ inputs }) => inputs["bucket"] === id);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw new Error(`${id} has ${found.length} of ${type}`);
}

export function policyOf(plan: StackPlan, store: Store): readonly PolicyStatement[] {
  return statements(settingOf(plan, "BucketPolicy", store).inputs["policy"]);
}

export interface Call {
  readonly action: string;
  readonly resource: string;
  /** Service or ARN, as in a policy; left out for a policy of an identity. */
  readonly by?: string;
}

/** Statements that allow a call, conditions aside. */
export function allowing(policy: readonly PolicyStatement[], { action, resource, by }: Call): PolicyStatement[] {
  const fits = (patterns: PolicyStatement["Resource"], value: string) =>
    listed(patterns).some((pattern) => glob(pattern).test(value));
  const named = (principal: unknown) =>
    Object.values((principal ?? {}) as Record<string, string | string[]>).flatMap((names) => listed(names));
  return policy.filter(
    ({ Effect, Action, Resource, Principal }) =>
      Effect === "Allow" &&
      fits(Action, action) &&
      fits(Resource, resource) &&
      (by === undefined ? Principal === undefined : named(Principal).includes(by)),
  );
}

/** Conditions of the one statement of a store's policy that allows a call. */
export function conditionsOf(plan: StackPlan, store: Store, call: Call): NonNullable<PolicyStatement["Condition"]> {
  const found = allowing(policyOf(plan, store), call);
  if (found.length === 1 && found[0] !== undefined) return found[0].Condition ?? {};
  throw new Error(`${found.length} statements allow ${call.action} on ${call.resource} by ${String(call.by)}`);
}

/** An inline policy of a role, by the name of its resource. */
export function rolePolicy(plan: StackPlan, name: string): readonly PolicyStatement[] {
  return statements(one(plan, "aws:iam/rolePolicy:RolePolicy", name).inputs["policy"]);
}

function glob(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
}

/** The region of the provider that makes a resource. */
export function regionOf(plan: StackPlan, { provider }: RecordedResource): string {
  return String(plan.resources.find(({ urn }) => urn === provider)?.inputs["region"]);
}
