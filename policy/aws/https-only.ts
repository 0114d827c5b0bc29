import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import {
  balancersOf,
  classicBalancer,
  distributionType,
  isApplication,
  isPublic,
  listenerRuleTypes,
  listenerTypes,
  targetGroupTypes,
} from "./shared/entries";

const wanted = "HTTPS, and HTTP only to redirect to it";
const redirects = "redirect to HTTPS by an action of type redirect with protocol HTTPS";

/** Plain text by its own choice: HTTP is what a listener speaks where nothing is said and it has no certificate. */
function protocolOf(listener: ResourceView): unknown {
  return at(listener, "protocol") ?? (at(listener, "certificateArn") === undefined ? "HTTP" : "HTTPS");
}

/** An action may keep the request on HTTP: by answering it, by passing it on, or by a redirect that says nothing of a protocol. */
function action(resource: ResourceView, property: string, isPlain: boolean): readonly Complaint[] {
  const entry = at(resource, property);
  if (entry === unseen) return cannotTell(property, wanted);
  const type = read(entry, "type");
  if (type === unseen) return cannotTell(`${property}.type`, wanted);
  if (type === "redirect") {
    const protocol = read(entry, "redirect", "protocol");
    if (protocol === unseen) return cannotTell(`${property}.redirect.protocol`, "HTTPS");
    const kept = protocol === undefined || protocol === "#{protocol}";
    if (protocol === "HTTPS" || (kept && !isPlain)) return [];
    return violates(`${property}.redirect.protocol`, protocol, "HTTPS", "set it to HTTPS, with port 443");
  }
  if (!isPlain) return [];
  // A refusal tells nobody anything.
  const status = String(read(entry, "fixedResponse", "statusCode") ?? "");
  if (type === "fixed-response" && /^[45]/.test(status)) return [];
  return violates(`${property}.type`, type, "redirect", redirects);
}

function actions(resource: ResourceView, list: string, isPlain: boolean): readonly Complaint[] {
  const value = at(resource, list);
  if (value === unseen) return cannotTell(list, wanted);
  return entries(value).flatMap((_, index) => action(resource, `${list}.${index}`, isPlain));
}

function listener(stack: StackView, resource: ResourceView): readonly About[] {
  const protocol = protocolOf(resource);
  if (protocol === unseen) return [{ resource, complaints: cannotTell("protocol", wanted) }];
  const balancers = balancersOf(stack, resource);
  if (balancers.length > 0 && balancers.every((each) => isPublic(each) === false)) return [];
  const complaints = inListener(resource, protocol, balancers);
  // A balancer that stands in another stack may be an internal one.
  const known =
    balancers.some((each) => isPublic(each) === true) || complaints.every(({ property }) => property !== "protocol");
  return [{ resource, complaints: known || balancers.length === 0 ? complaints : cannotTell("protocol", wanted) }];
}

function inListener(
  resource: ResourceView,
  protocol: unknown,
  balancers: readonly ResourceView[],
): readonly Complaint[] {
  if (protocol === "HTTP") return actions(resource, "defaultActions", true);
  if (protocol === "HTTPS") return actions(resource, "defaultActions", false);
  const port = Number(at(resource, "port"));
  // A network balancer passes TLS on unread at any other port; at this one nobody speaks it.
  const plain = protocol === "TCP" && (port === 80 || port === 8080) && !balancers.some(isApplication);
  return plain ? violates("protocol", `${protocol} at port ${port}`, wanted, "take TLS, or drop the listener") : [];
}

function rule(stack: StackView, resource: ResourceView): readonly About[] {
  const listeners = stack.referred(resource, "listenerArn", ...listenerTypes);
  const balancers = listeners.flatMap((each) => balancersOf(stack, each));
  if (balancers.length > 0 && balancers.every((each) => isPublic(each) === false)) return [];
  const isPlain = listeners.some((each) => protocolOf(each) === "HTTP");
  return [{ resource, complaints: actions(resource, "actions", isPlain) }];
}

/** Behind a public balancer, too: what it decrypts crosses the network again. */
function targets(stack: StackView): readonly About[] {
  const pointing = [
    ...stack.ofType(...listenerTypes).map((each) => [each, "defaultActions"] as const),
    ...stack.ofType(...listenerRuleTypes).map((each) => [each, "actions"] as const),
  ];
  const exposed = new Set(
    pointing
      .filter(([each]) => balancersOf(stack, each).some((balancer) => isPublic(balancer) === true))
      .flatMap(([each, property]) => stack.referred(each, property, ...targetGroupTypes))
      .map(({ urn }) => urn),
  );
  return stack
    .ofType(...targetGroupTypes)
    .filter(({ urn }) => exposed.has(urn))
    .map((resource) => {
      const protocol = at(resource, "protocol");
      if (protocol === unseen) return { resource, complaints: cannotTell("protocol", "HTTPS") };
      const plain = protocol === "HTTP";
      return {
        resource,
        complaints: plain ? violates("protocol", protocol, "HTTPS", "encrypt from the balancer on") : [],
      };
    });
}

function classic(resource: ResourceView): readonly About[] {
  if (isPublic(resource) === false) return [];
  const complaints = entries(at(resource, "listeners")).flatMap((_, index) => {
    const property = `listeners.${index}.lbProtocol`;
    const value = String(at(resource, property)).toLowerCase();
    const port = Number(at(resource, `listeners.${index}.lbPort`));
    const plain = value === "http" || (value === "tcp" && port === 80);
    return plain
      ? violates(property, value, "https or ssl", "take HTTPS; to redirect takes an application balancer")
      : [];
  });
  return [{ resource, complaints }];
}

/** Defaults of CloudFront have no say here: both properties must be given. */
function distribution(resource: ResourceView): About {
  const behaviors = [
    "defaultCacheBehavior",
    ...entries(at(resource, "orderedCacheBehaviors")).map((_, index) => `orderedCacheBehaviors.${index}`),
  ];
  const viewers = behaviors.flatMap((path) => {
    const property = `${path}.viewerProtocolPolicy`;
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, wanted);
    if (value === "redirect-to-https" || value === "https-only") return [];
    return violates(property, value, "redirect-to-https or https-only", "set it to redirect-to-https");
  });
  const origins = entries(at(resource, "origins")).flatMap((_, index) => {
    const property = `origins.${index}.customOriginConfig.originProtocolPolicy`;
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, "https-only");
    if (value === undefined || value === "https-only") return [];
    return violates(
      property,
      value,
      "https-only",
      "set it to https-only: what viewers send crosses the internet again",
    );
  });
  return { resource, complaints: [...viewers, ...origins] };
}

export const httpsOnly: CloudRule = {
  name: "https-only",
  relation: (stack) => [
    ...stack.ofType(...listenerTypes).flatMap((each) => listener(stack, each)),
    ...stack.ofType(...listenerRuleTypes).flatMap((each) => rule(stack, each)),
    ...targets(stack),
    ...stack.ofType(classicBalancer).flatMap(classic),
    ...stack.ofType(distributionType).map(distribution),
  ],
};
