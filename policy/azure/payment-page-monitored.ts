import { all, isAtMost, isNoneOf, notEmpty, violates } from "../checks";
import type { About, Check, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { afdRouteType, domainType } from "./shared/edge";
import { linkedByEach } from "./shared/links";

const testType = "azure-native:applicationinsights:WebTest";
const week = 7 * 24 * 60 * 60;

/** At least once a week, from somewhere. Source: PCI DSS 4.0.1, 11.6.1. */
const runs: Check = all(
  isNoneOf("enabled", [false, "false"], "switch the test on"),
  (resource) =>
    at(resource, "frequency") === undefined ? [] : isAtMost("frequency", week, "test once a week at least")(resource),
  notEmpty("locations", "name places from which the page is loaded"),
);

function hostOf(test: ResourceView): string | typeof unseen | undefined {
  const url = at(test, "request.requestUrl");
  if (url === unseen) return unseen;
  return typeof url === "string" ? /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() : undefined;
}

function elsewhere(test: ResourceView, hosts: ReadonlySet<string>): readonly Complaint[] {
  const host = hostOf(test);
  if (host === unseen || host === undefined || hosts.size === 0 || hosts.has(host)) return [];
  const known = [...hosts].join(", ");
  return violates("request.requestUrl", host, known, "test a name under which customers come in");
}

/** Names under which pages are served, not only files: a route with every path leads to them. */
function pages(stack: StackView): readonly ResourceView[] {
  const served = stack.ofType(afdRouteType).flatMap((route) => {
    const patterns = at(route, "patternsToMatch");
    const all = patterns === unseen || entries(patterns).includes("/*");
    return all ? linkedByEach(stack, route, "customDomains", "id", domainType) : [];
  });
  return [...new Set(served)];
}

function untested(stack: StackView, tests: readonly ResourceView[]): readonly About[] {
  const tested = new Set(tests.map(hostOf));
  if (tested.has(unseen)) return [];
  const mend = "add a WebTest that loads the page";
  return pages(stack).flatMap((resource): readonly About[] => {
    const host = at(resource, "hostName");
    if (typeof host !== "string" || tested.has(host.toLowerCase())) return [];
    return [{ resource, complaints: violates("hostName", "no test from outside", "a test at least weekly", mend) }];
  });
}

export const paymentPageMonitored: CloudRule = {
  name: "payment-page-monitored",
  relation: (stack) => {
    const tests = stack.ofType(testType);
    const hosts = new Set(
      stack.ofType(domainType).flatMap((domain) => {
        const host = at(domain, "hostName");
        return typeof host === "string" ? [host.toLowerCase()] : [];
      }),
    );
    return [
      ...tests.map((resource) => ({ resource, complaints: [...runs(resource), ...elsewhere(resource, hosts)] })),
      ...untested(stack, tests),
    ];
  },
};
