import { all, isAtMost, isNoneOf, notEmpty, violates } from "../checks";
import type { About, Check, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { domainType } from "./shared/edge";

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

/** Each profile's names, of which one is the shop's: at least one of them is tested. */
function untested(stack: StackView, tests: readonly ResourceView[]): readonly About[] {
  const tested = new Set(tests.map(hostOf));
  const domains = stack.ofType(domainType);
  const [first] = domains;
  if (first === undefined || tested.has(unseen)) return [];
  const hosts = domains.map((domain) => String(at(domain, "hostName")).toLowerCase());
  if (hosts.some((host) => tested.has(host))) return [];
  const mend = "add a WebTest that loads the page";
  return [
    { resource: first, complaints: violates("hostName", "no test from outside", "a test at least weekly", mend) },
  ];
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
