import type { Question } from "./outputs/aws";
import { invokes as awsInvokes, outputs as awsOutputs } from "./outputs/aws";
import { outputs as azureOutputs } from "./outputs/azure";
import { azureId } from "./outputs/azure-ids";
import { outputs as randomOutputs } from "./outputs/random";
import type { RecordedResource } from "./recorded";

/** Where a provider acts. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

const table = { ...awsOutputs, ...azureOutputs, ...randomOutputs };

/** Outputs as a cloud forms them, `id` among them: from the table of the type, else by the general rule. */
export function madeUp(
  { type, name, inputs }: Pick<RecordedResource, "type" | "name" | "inputs">,
  place: Place,
): Record<string, unknown> {
  const own = table[type]?.({ name, inputs, ...place }) ?? {};
  const named = azureId(type, inputs, place.account, name);
  if (named !== undefined) return { ...named, ...own };
  const id = String(own["id"] ?? `${name}-0a1b2c3`);
  const [pkg = "", service = "", kind = ""] = type.split(/[:/]/);
  return { id, arn: `arn:${pkg}:${service}:${place.region}:${place.account}:${kind}/${id}`, ...own };
}

/** Answer to a question that the program asks a cloud. Throws for one that can't be answered without an account. */
export function answer(
  token: string,
  args: Readonly<Record<string, unknown>>,
  place: Place,
  registered: Question["registered"],
): Record<string, unknown> {
  const known = awsInvokes[token];
  if (known === undefined) throw new Error(`${token} asks the cloud; take its answer from the config instead`);
  return known({ args, ...place, registered });
}

/** Where a provider with these inputs acts; empty for one without regions. */
export function placeOf(inputs: Readonly<Record<string, unknown>> = {}): Place {
  const { region, allowedAccountIds, subscriptionId, location } = inputs;
  if (typeof subscriptionId === "string") return { region: String(location ?? ""), account: subscriptionId };
  // Providers take lists as JSON text on the wire.
  const accounts: unknown = typeof allowedAccountIds === "string" ? JSON.parse(allowedAccountIds) : allowedAccountIds;
  return {
    region: typeof region === "string" ? region : "",
    account: Array.isArray(accounts) ? String(accounts[0]) : "",
  };
}
