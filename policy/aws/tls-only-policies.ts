import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { aboutBuckets, apart, bucketTypes } from "./shared/buckets";
import type { Statement } from "./shared/policy-document";
import { statementsOf } from "./shared/policy-document";

const wanted = "a statement that denies everybody every request without TLS, on the bucket and on its objects";
const mend = "add a statement: Deny, Principal *, s3:*, the bucket and bucket/*, Bool aws:SecureTransport false";

/** A refusal of plain HTTP, or of old TLS. */
function refusal({ effect, conditions }: Statement): "plain" | "old" | undefined {
  if (effect !== "Deny") return undefined;
  const plain = conditions["Bool"]?.["aws:securetransport"] ?? conditions["BoolIfExists"]?.["aws:securetransport"];
  if (plain?.includes("false")) return "plain";
  return Object.values(conditions).some((keys) => "s3:tlsversion" in keys) ? "old" : undefined;
}

function isForAll({ principals, principalsInverted, actions, actionsInverted, conditions }: Statement): boolean {
  const everything = !actionsInverted && actions.some((action) => action === "*" || action === "s3:*");
  // Each further condition lets something through that doesn't fit it.
  return (
    everything &&
    !principalsInverted &&
    principals.includes("*") &&
    Object.values(conditions).flatMap(Object.keys).length === 1
  );
}

function covers(statements: readonly Statement[]): boolean {
  const resources = statements.filter(({ resourcesInverted }) => !resourcesInverted).flatMap((each) => each.resources);
  if (resources.includes("*")) return true;
  return resources.some((each) => each.endsWith("/*")) && resources.some((each) => !each.endsWith("/*"));
}

/** What is missing in the policies of a bucket, taken together; nothing where they refuse what they should. */
function missing(statements: readonly Statement[]): string | undefined {
  const plain = statements.filter((each) => refusal(each) === "plain");
  if (plain.length === 0) return "no statement that refuses plain HTTP";
  if (!covers(plain.filter(isForAll))) return "a refusal of plain HTTP for some callers, actions or objects only";
  const old = statements.filter((each) => refusal(each) === "old");
  if (old.length === 0) return undefined;
  if (!covers(old.filter(isForAll))) return "a refusal of old TLS for some callers, actions or objects only";
  const least = old.flatMap(({ conditions }) =>
    Object.entries(conditions).flatMap(([operator, keys]) =>
      operator.startsWith("NumericLessThan") ? (keys["s3:tlsversion"] ?? []) : [],
    ),
  );
  return least.length > 0 && least.every((version) => Number(version) >= 1.2)
    ? undefined
    : "a refusal of TLS before 1.1 or so";
}

/** S3 refuses TLS before 1.2 by itself (AWS Security Blog, TLS 1.2 required, 2024); plain HTTP it takes, where no policy says no. */
function relation(stack: StackView): readonly About[] {
  const policies = aboutBuckets(stack, apart.policy);
  return stack.ofType(...bucketTypes).map((bucket) => {
    const beside = policies.of(bucket);
    const documents: readonly (readonly [ResourceView, unknown])[] = [bucket, ...beside].map((each) => [
      each,
      at(each, "policy"),
    ]);
    const holder = beside[0] ?? bucket;
    const complain = (verdict: Complaint["verdict"], found: string): About => ({
      resource: holder,
      complaints: [{ verdict, property: "policy", found, wanted, mend }],
    });
    const read = documents.map(([, document]) => statementsOf(document));
    if (read.includes(unseen)) return complain("cannot tell", "not known yet");
    const statements = read.flatMap((each) => (each === unseen || each === undefined ? [] : each));
    if (statements.length === 0 && policies.unplaced.length > 0)
      return complain("cannot tell", "a policy of some bucket");
    const wrong = missing(statements);
    return wrong === undefined ? { resource: holder, complaints: [] } : complain("violates", wrong);
  });
}

export const tlsOnlyPolicies: CloudRule = { name: "tls-only-policies", relation };
