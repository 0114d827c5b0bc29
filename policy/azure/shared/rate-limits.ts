import { violates } from "../../checks";
import type { Check, Complaint } from "../../rule";
import type { ResourceView } from "../../view";
import { at, entries } from "../../view";

/** Requests a minute from one address beyond which a limit limits nothing; of attempts at a login, far fewer. */
const most = { requests: 100_000, attempts: 60 };
const login = /log-?in|sign-?in|register|password|checkout|auth/i;
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"];
const list = "customRules.rules";

interface Condition {
  readonly path: string;
  readonly variable: string;
  readonly operator: string;
  readonly negated: boolean;
  readonly values: readonly string[];
  readonly transforms: readonly string[];
}

/** Limits on requests that are there must do something: a limit that is off, logs, or matches no request is none. */
export const rateLimits: Check = (resource) =>
  entries(at(resource, list)).flatMap((_, index) => {
    const path = `${list}.${index}`;
    return at(resource, `${path}.ruleType`) === "RateLimitRule" ? limit(resource, path) : [];
  });

function limit(resource: ResourceView, path: string): readonly Complaint[] {
  const conditions = conditionsOf(resource, path);
  const guardsLogins = conditions.some(
    ({ variable, values }) => variable === "RequestUri" && values.some((value) => login.test(value)),
  );
  const own = (property: string) => at(resource, `${path}.${property}`);
  const say = (property: string, wanted: string, mend: string) =>
    violates(`${path}.${property}`, own(property), wanted, mend);
  const rate = Number(own("rateLimitThreshold") ?? NaN) / Number(own("rateLimitDurationInMinutes") ?? 1);
  const bound = guardsLogins ? most.attempts : most.requests;
  return [
    ...(["Log", "Allow"].includes(String(own("action"))) ? say("action", "Block", "let it block") : []),
    ...(own("enabledState") === "Disabled" ? say("enabledState", "Enabled", "switch it on, or remove it") : []),
    ...(rate > bound ? say("rateLimitThreshold", `${bound} a minute or less`, "lower the limit") : []),
    ...conditions.flatMap((condition) => matchesSomething(condition, guardsLogins)),
  ];
}

function matchesSomething(
  { path, variable, operator, negated, values, transforms }: Condition,
  guardsLogins: boolean,
): readonly Complaint[] {
  const say = (property: string, found: unknown, wanted: string) =>
    violates(`${path}.${property}`, found, wanted, "make the limit match what it is meant for");
  if (variable === "RemoteAddr" || variable === "SocketAddr") {
    const fits = ["IPMatch", "GeoMatch", "Any"].includes(operator);
    return fits ? [] : say("matchVariable", `${variable} with ${operator}`, "an address with IPMatch or GeoMatch");
  }
  if (negated && guardsLogins) return say("negateCondition", true, "false: the limit is for logins");
  if (variable === "RequestMethod" && !values.every((value) => methods.includes(value.toUpperCase())))
    return say("matchValue", values, "methods of HTTP");
  if (variable !== "RequestUri") return [];
  // The address is matched as a whole, with scheme and host.
  const whole = operator === "Equal" && !values.some((value) => /^https?:\/\//i.test(value));
  const nothing = negated && operator === "Contains" && values.includes("/");
  const variants = operator === "RegEx" || operator === "Contains" ? ["Lowercase", "UrlDecode"] : [];
  const open = guardsLogins ? variants.filter((each) => !transforms.includes(each)) : [];
  return [
    ...(whole ? say("operator", operator, "Contains, BeginsWith or RegEx") : []),
    ...(nothing ? say("negateCondition", true, "false: every address has a slash") : []),
    ...(open.length > 0
      ? say("transforms", transforms, `${open.join(" and ")}: /LOGIN and /%6cogin are the same page`)
      : []),
  ];
}

function conditionsOf(resource: ResourceView, rule: string): readonly Condition[] {
  return entries(at(resource, `${rule}.matchConditions`)).map((_, index) => {
    const path = `${rule}.matchConditions.${index}`;
    const own = (property: string) => at(resource, `${path}.${property}`);
    const texts = (property: string) => entries(own(property)).filter((each) => typeof each === "string");
    return {
      path,
      variable: String(own("matchVariable")),
      operator: String(own("operator")),
      negated: own("negateCondition") === true,
      values: texts("matchValue"),
      transforms: texts("transforms"),
    };
  });
}
