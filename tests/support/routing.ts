import type { RecordedResource } from "../../plan/recorded";
import type { StackPlan } from "../../plan/stack-plan";
import { all } from "./plan";

/** What a balancer does with a request, as its recorded listeners and rules say. */
export interface Answer {
  readonly status?: number;
  /** Where a redirect leads. */
  readonly location?: string;
  /** The target group that gets the request. */
  readonly target?: RecordedResource;
}

interface Action {
  readonly type: "redirect" | "forward" | "fixed-response";
  readonly redirect?: Readonly<Record<string, string>>;
  readonly fixedResponse?: { readonly statusCode: string };
}

interface Condition {
  readonly hostHeader?: { readonly values: readonly string[] };
  readonly pathPattern?: { readonly values: readonly string[] };
}

/** Asks the balancer of one region, whatever DNS would say. */
export function ask(plan: StackPlan, region: string, request: string): Answer {
  const url = new URL(request);
  const scheme = url.protocol.replace(":", "").toUpperCase();
  const listener = all(plan, "aws:lb/listener:Listener").find(
    ({ name, inputs }) => name.endsWith(region) && inputs["protocol"] === scheme,
  );
  if (listener === undefined) throw new Error(`nobody listens for ${scheme} in ${region}`);
  const rule = all(plan, "aws:lb/listenerRule:ListenerRule")
    .filter(({ propertyDependencies }) => propertyDependencies["listenerArn"]?.includes(listener.urn))
    .sort((one, other) => Number(one.inputs["priority"]) - Number(other.inputs["priority"]))
    .find(({ inputs }) => (inputs["conditions"] as readonly Condition[]).every((condition) => meets(url, condition)));
  const decider = rule ?? listener;
  const key = rule === undefined ? "defaultActions" : "actions";
  const [action] = decider.inputs[key] as readonly Action[];
  if (action?.type === "redirect") return redirected(url, action.redirect ?? {});
  if (action?.type === "fixed-response") return { status: Number(action.fixedResponse?.statusCode) };
  const target = all(plan, "aws:lb/targetGroup:TargetGroup").find(({ urn }) =>
    decider.propertyDependencies[key]?.includes(urn),
  );
  if (target === undefined) throw new Error(`${decider.name} leads nowhere`);
  return { target };
}

function meets(url: URL, { hostHeader, pathPattern }: Condition): boolean {
  if (hostHeader !== undefined)
    return hostHeader.values.some((pattern) => matches(pattern.toLowerCase(), url.hostname));
  if (pathPattern !== undefined) return pathPattern.values.some((pattern) => matches(pattern, url.pathname));
  throw new Error("a condition that this test doesn't know");
}

/** Patterns of balancers and of policies: any number of characters, or exactly one. */
export function matches(pattern: string, text: string): boolean {
  const regex = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${regex}$`).test(text);
}

/** What is left out stays as it was asked for; the path keeps its slash outside the placeholder. */
function redirected(url: URL, redirect: Readonly<Record<string, string>>): Answer {
  const asked: Readonly<Record<string, string>> = {
    protocol: url.protocol.replace(":", ""),
    host: url.hostname,
    port: url.port || (url.protocol === "https:" ? "443" : "80"),
    path: url.pathname.slice(1),
    query: url.search.slice(1),
  };
  const defaults = { protocol: "#{protocol}", host: "#{host}", port: "#{port}", path: "/#{path}", query: "#{query}" };
  const { protocol, host, port, path, query } = { ...defaults, ...redirect };
  const filled = `${protocol.toLowerCase()}://${host}:${port}${path}?${query}`.replaceAll(
    /#\{(\w+)\}/g,
    (_whole, word: string) => asked[word] ?? "",
  );
  const target = new URL(filled);
  return { status: Number(redirect["statusCode"]?.replace("HTTP_", "")), location: target.href.replace(/\?$/, "") };
}
