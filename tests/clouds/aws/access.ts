import type { Cloud } from "../cloud";
import type { Thing } from "../thing";
import type { Attempt } from "./policy-document";
import { allows, denies, documentIn } from "./policy-document";

/**
 * What IAM says is true everywhere only after some seconds. "Typically a few seconds": IAM user guide, "Changes that I make are
 * not always immediately visible"; the number is ours. 2026-11.
 */
const spreading = 8_000;

const role = "aws:iam/role:Role";

/** Which things of IAM count: those that have spread, or all that are made. */
export type Known = (cloud: Cloud, thing: Thing) => boolean;

/** For what a service says later, not when it is set up: what is made by then is known by then. */
export function isMade(_cloud: Cloud, { state }: Thing): boolean {
  return state === "ready";
}

/** A role by its ARN, once it is there and has spread. */
export function roleReady(cloud: Cloud, arn: string, known: Known = hasSpread): Thing | undefined {
  return cloud.things.by(role, "arn", arn).find((thing) => known(cloud, thing));
}

/** Whether a thing of IAM is known everywhere by now. What AWS or people gave before the first run is. */
function hasSpread(cloud: Cloud, { owner, state, ready }: Thing): boolean {
  return state === "ready" && (owner === "cloud" || cloud.now - ready >= spreading);
}

/** Whether a service can act as a role: it is there, has spread, and trusts that service. */
export function assumable(
  cloud: Cloud,
  roleArn: string,
  service: string,
  context: Attempt["context"] = {},
  known: Known = hasSpread,
): boolean {
  const thing = roleReady(cloud, roleArn, known);
  if (thing === undefined) return false;
  return allows(documentIn(thing.inputs, "assumeRolePolicy"), {
    principal: service,
    action: "sts:AssumeRole",
    resource: roleArn,
    context: { "aws:SourceAccount": thing.account, ...context },
  });
}

/** Whether a role's own policies (inline and attached, those that have spread) let it do something. */
export function roleAllows(
  cloud: Cloud,
  roleArn: string,
  attempt: Omit<Attempt, "principal">,
  known: Known = hasSpread,
): boolean {
  const documents = policiesOf(cloud, roleArn, known);
  return documents.some((document) => allows(document, attempt)) && !documents.some((each) => denies(each, attempt));
}

/**
 * Whether a key may be used. The policy of the key decides; where it leaves that to the account (`...:root`) and a role of the
 * program acts, that role's own policies decide as well. A service acts for the one who deploys where no role does: pass
 * `deployer(account)` and `kms:ViaService`.
 */
export function keyAllows(
  cloud: Cloud,
  keyArn: string,
  principal: string,
  action: string,
  context: Attempt["context"] = {},
  known: Known = hasSpread,
): boolean {
  const key = keyOf(cloud, keyArn);
  if (key === undefined) return false;
  const arn = String(key.outputs["arn"]);
  const attempt = { action, resource: arn, context: { "kms:CallerAccount": key.account, ...context } };
  if (!allows(documentIn(key.inputs, "policy") ?? defaultKeyPolicy(key.account), { ...attempt, principal }))
    return false;
  return cloud.things.by(role, "arn", principal).length === 0 || roleAllows(cloud, principal, attempt, known);
}

/** A ready key by its ARN, or by its id. */
export function keyOf(cloud: Cloud, keyArn: string): Thing | undefined {
  const found = cloud.things.by("aws:kms/key:Key", keyArn.startsWith("arn:") ? "arn" : "keyId", keyArn);
  return found.find(({ state }) => state === "ready");
}

/** The one who deploys: an administrator whom nothing but resource policies bounds. */
export function deployer(account: string): string {
  return `arn:aws:iam::${account}:role/deployer`;
}

function policiesOf(cloud: Cloud, roleArn: string, known: Known): readonly unknown[] {
  const thing = roleReady(cloud, roleArn, known);
  if (thing === undefined) return [];
  const name = String(thing.outputs["name"]);
  const inline = cloud.things
    .by("aws:iam/rolePolicy:RolePolicy", "role", name)
    .filter((each) => known(cloud, each))
    .flatMap(({ inputs }) => documentIn(inputs, "policy") ?? []);
  const attached = cloud.things
    .by("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role", name)
    .filter((each) => known(cloud, each))
    .flatMap(({ inputs }) => cloud.things.by("aws:iam/policy:Policy", "arn", String(inputs["policyArn"])))
    .flatMap(({ inputs }) => documentIn(inputs, "policy") ?? []);
  return [...inline, ...attached];
}

/** What a key has where nobody gave it a policy. */
function defaultKeyPolicy(account: string): string {
  const all = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" };
  return JSON.stringify({ Statement: [all] });
}
