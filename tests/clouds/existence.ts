import type { Cloud } from "./cloud";
import type { Kind, Reference } from "./kind";
import { texts, valuesAt } from "./paths";
import { refuse } from "./refusal";
import type { Request, Thing } from "./thing";

/** Refuses a request that names a thing which isn't there, isn't ready, or is in another region or account. */
export function checkExistence(request: Request, kind: Kind, cloud: Cloud): void {
  const known = new Set<string>();
  for (const reference of kind.references ?? []) {
    for (const { path, value } of valuesAt(request.inputs, reference.path)) {
      known.add(path);
      if (typeof value === "string") checkReference(request, reference, path, value, cloud);
    }
  }
  for (const { path, value } of texts(request.inputs)) {
    if (!known.has(path)) checkWhatLooksLikeOne(request, path, value, cloud);
  }
  if (request.type.startsWith("azure-native:")) checkAbove(request, cloud);
}

function checkReference(request: Request, reference: Reference, path: string, value: string, cloud: Cloud): void {
  const { to, by = "id", where = "region", code, named } = reference;
  const wanted = named === undefined ? value : named(value, request);
  if (wanted === undefined) return;
  const found = to.flatMap((type) => cloud.things.by(type, by, wanted));
  const right = found.filter((thing) => within(where, thing, request, cloud));
  const [ready] = right.filter(({ state }) => state === "ready");
  if (ready !== undefined) return;
  const kinds = to.join(" or ");
  if (right.length > 0) refuse(code, `${path}: ${kinds} ${wanted} is not ready yet`);
  const [elsewhere] = found;
  if (elsewhere !== undefined)
    refuse(code, `${path}: ${kinds} ${wanted} is in ${elsewhere.region}, account ${elsewhere.account}`);
  refuse(code, `${path}: there is no ${kinds} ${wanted}`);
}

function within(where: Reference["where"], thing: Thing, request: Request, cloud: Cloud): boolean {
  if (where === "anywhere") return true;
  if (thing.account !== request.account) return false;
  return (
    where === "account" || cloud.kind(thing.type).global === true || cloud.regionOf(thing) === cloud.regionOf(request)
  );
}

function isArnIn(value: string, account: string): boolean {
  return value.startsWith("arn:aws") && value.split(":", 6)[4] === account && !/[*?]/.test(value);
}

function isIdIn(value: string, account: string): boolean {
  return value.startsWith(`/subscriptions/${account}/resourceGroups/`) && !/[*?\s]/.test(value);
}

/** A whole ARN of the account, or a whole id in the subscription, wherever it stands. Patterns with `*` name none. */
function checkWhatLooksLikeOne(request: Request, path: string, value: string, cloud: Cloud): void {
  if (request.account === "") return;
  if (isIdIn(value, request.account)) checkId(request, path, value, cloud);
  if (!isArnIn(value, request.account)) return;
  // Parts of a thing have ids below its own: a listener's rule, a balancer's front.
  for (let end = value.length; end > 0; end = value.slice(0, end).search(/[/:][^/:]*$/)) {
    const [found] = cloud.things.by("*", "id", value.slice(0, end));
    if (found?.state === "ready") return;
  }
  refuse("ResourceNotFoundException", `${path}: there is no ${value}`);
}

/** Parts of things on Azure whose ids other things name: those listed in an input of the whole, and those always there. */
const listedPart = /^(.+)\/(frontendIPConfigurations|backendAddressPools|probes)\/([^/]+)$/i;
const ownPart = /^(.+)\/(?:blobServices\/default|databases\/master)$/i;

function checkId(request: Request, path: string, value: string, cloud: Cloud): void {
  if (exists(value, cloud)) return;
  const [, whole, list = "", name] = listedPart.exec(value) ?? [];
  if (whole !== undefined) {
    const [made] = cloud.things.by("*", "id", whole);
    // A thing may name its own parts: they come with it.
    const inputs = cloud.idOf(request) === whole ? request.inputs : made?.state === "ready" ? made.inputs : {};
    const parts = (inputs[list] ?? []) as readonly { readonly name?: unknown }[];
    if (parts.some((part) => part.name === name)) return;
  }
  const [, of] = ownPart.exec(value) ?? [];
  if (of !== undefined && exists(of, cloud)) return;
  // The first member of a group of databases names itself.
  if (cloud.idOf(request).toLowerCase() === value.toLowerCase()) return;
  refuse("InvalidResourceReference", `${path}: there is no ${value}`);
}

/** On Azure a thing lies in a group and below others, as its id says. */
function checkAbove(request: Request, cloud: Cloud): void {
  const { resourceGroupName } = request.inputs;
  if (typeof resourceGroupName !== "string" || request.type.endsWith(":ResourceGroup")) return;
  const group = `/subscriptions/${request.account}/resourceGroups/${resourceGroupName}`;
  if (!exists(group, cloud)) refuse("ResourceGroupNotFound", `there is no resource group ${resourceGroupName}`);
  const [, namespace = "", path = ""] = /\/providers\/([^/]+)\/(.+)$/.exec(cloud.idOf(request)) ?? [];
  const steps = path.split("/").slice(0, -2);
  // Parts that are there once with each thing ("blobServices/default") need no maker of their own.
  while (steps.length > 0 && steps.at(-1) === "default") steps.splice(-2);
  if (steps.length === 0) return;
  const above = `${group}/providers/${namespace}/${steps.join("/")}`;
  if (!exists(above, cloud)) refuse("ParentResourceNotFound", `there is no ${above}`);
}

function exists(id: string, cloud: Cloud): boolean {
  return cloud.things.by("*", "id", id).some(({ state }) => state === "ready");
}
