import { cannotTell, notEmpty, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { at, entries, read, unseen } from "../view";

interface Header {
  readonly name: string;
  readonly wanted: string;
  readonly right: (value: string) => boolean;
  /** Another header that does as well. */
  readonly or?: string;
}

/** Half a year. */
const leastAge = 15_768_000;

const headers: readonly Header[] = [
  {
    name: "Strict-Transport-Security",
    wanted: "max-age of half a year or more",
    right: (value) => Number(/max-age=(\d+)/i.exec(value)?.[1] ?? 0) >= leastAge,
  },
  { name: "X-Content-Type-Options", wanted: "nosniff", right: (value) => value.toLowerCase() === "nosniff" },
  {
    name: "X-Frame-Options",
    wanted: "DENY or SAMEORIGIN, or a content security policy",
    right: (value) => /^(deny|sameorigin)$/i.test(value),
    or: "content-security-policy",
  },
  {
    name: "Content-Security-Policy",
    wanted: "a policy that names its sources",
    right: (value) => value !== "" && !/(default|script)-src[^;]*\s\*(\s|;|$)/i.test(value),
    or: "x-frame-options",
  },
  {
    name: "Referrer-Policy",
    wanted: "no full address to others",
    right: (value) => value !== "" && !/^(unsafe-url|no-referrer-when-downgrade)$/i.test(value),
  },
];

interface Sent {
  readonly property: string;
  readonly name: string;
  readonly value: unknown;
  readonly set: boolean;
}

function sentBy(actions: unknown): readonly Sent[] {
  return entries(actions).flatMap((action, index) => {
    if (read(action, "name") !== "ModifyResponseHeader") return [];
    const name = read(action, "parameters", "headerName");
    const how = read(action, "parameters", "headerAction");
    const set = how === "Overwrite" || how === "Append";
    const property = `actions.${index}.parameters`;
    return [{ property, name: String(name).toLowerCase(), value: read(action, "parameters", "value"), set }];
  });
}

/** Sets headers for safety; a rule that only caches or redirects is another matter. */
function isMeant(sent: readonly Sent[]): boolean {
  return sent.some(({ name, set }) => set && headers.some((header) => header.name.toLowerCase() === name));
}

const rule: Check = (resource) => {
  const actions = at(resource, "actions");
  if (actions === unseen) return cannotTell("actions", "the headers");
  if (entries(actions).length === 0)
    return violates("actions", actions, "something to do", "give the rule its headers, or remove it");
  const sent = sentBy(actions);
  return isMeant(sent) ? headers.flatMap((header) => missing(header, sent)) : [];
};

function missing({ name, wanted, right, or }: Header, sent: readonly Sent[]): readonly Complaint[] {
  const own = sent.find((each) => each.name === name.toLowerCase());
  const mend = `send ${name}: ${wanted}`;
  if (own?.set !== true) {
    const other = sent.some((each) => each.name === or && each.set);
    return other
      ? []
      : violates(
          own === undefined ? "actions" : `${own.property}.headerAction`,
          own && "Delete",
          `${name} with ${wanted}`,
          mend,
        );
  }
  if (own.value === unseen) return cannotTell(`${own.property}.value`, wanted);
  return right(String(own.value ?? "")) ? [] : violates(`${own.property}.value`, own.value, wanted, mend);
}

export const securityHeaders: CloudRule = {
  name: "security-headers",
  resources: {
    "azure-native:cdn:Rule": rule,
    "azure-native:cdn:Route": notEmpty("ruleSets", "give the route the rule set that adds the headers"),
  },
};
