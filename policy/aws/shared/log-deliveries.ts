import { cannotTell, violates } from "../../checks";
import type { About, Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read } from "../../view";

const distributionType = "aws:cloudfront/distribution:Distribution";
const sourceType = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const deliveryType = "aws:cloudwatch/logDelivery:LogDelivery";
const destinationType = "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination";
const destinationPolicyType = "aws:cloudwatch/logDeliveryDestinationPolicy:LogDeliveryDestinationPolicy";

/** Logs in three pieces: where they come from, where they go, and that they do. And what has no other log: CloudFront, Redshift. */
export function ofDeliveries(stack: StackView): readonly About[] {
  return [
    ...stack.ofType(distributionType).map((each) => ({ resource: each, complaints: ofDistribution(stack, each) })),
    ...stack.ofType(sourceType).map((each) => ({ resource: each, complaints: ofSource(stack, each) })),
    ...stack.ofType(destinationType).map((each) => ({ resource: each, complaints: ofDestination(stack, each) })),
    ...partnered(stack, "aws:redshift/cluster:Cluster", "aws:redshift/logging:Logging", "clusterIdentifier", "logging"),
    ...partnered(
      stack,
      "aws:networkfirewall/firewall:Firewall",
      "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
      "firewallArn",
    ),
  ];
}

function ofDistribution(stack: StackView, distribution: ResourceView): readonly Complaint[] {
  if (at(distribution, "enabled") === false) return [];
  const realTime = [at(distribution, "defaultCacheBehavior"), ...entries(at(distribution, "orderedCacheBehaviors"))];
  if (at(distribution, "loggingConfig.bucket") !== undefined) return [];
  if (realTime.some((behavior) => read(behavior, "realtimeLogConfigArn") !== undefined)) return [];
  if (stack.pointingAt(distribution, sourceType, "resourceArn").length > 0) return [];
  const wanted = "a log of requests";
  if (stack.ofType(sourceType).some((source) => stack.untraceable(source, "resourceArn")))
    return cannotTell("loggingConfig", wanted);
  return violates(
    "loggingConfig",
    undefined,
    wanted,
    "give it a loggingConfig, or a LogDeliverySource with its delivery",
  );
}

function ofSource(stack: StackView, source: ResourceView): readonly Complaint[] {
  const deliveries = stack.ofType(deliveryType);
  const wanted = "a LogDelivery from here to a destination";
  if (deliveries.some((delivery) => stack.referred(delivery, "deliverySourceName", sourceType).includes(source)))
    return [];
  if (deliveries.some((delivery) => stack.untraceable(delivery, "deliverySourceName"))) return cannotTell("", wanted);
  return alone("nothing is delivered from it", wanted, "add a LogDelivery, or nothing is logged");
}

/** One that others send to carries a policy that lets them. */
function ofDestination(stack: StackView, destination: ResourceView): readonly Complaint[] {
  if (stack.ofType(destinationPolicyType).length > 0) return [];
  const deliveries = stack.ofType(deliveryType);
  const wanted = "a LogDelivery that leads here";
  if (
    deliveries.some((delivery) =>
      stack.referred(delivery, "deliveryDestinationArn", destinationType).includes(destination),
    )
  )
    return [];
  if (deliveries.some((delivery) => stack.untraceable(delivery, "deliveryDestinationArn")))
    return cannotTell("", wanted);
  return alone("nothing is delivered to it", wanted, "let a LogDelivery lead here");
}

function partnered(
  stack: StackView,
  type: string,
  partner: string,
  property: string,
  inline?: string,
): readonly About[] {
  return stack.ofType(type).map((resource) => {
    if (inline !== undefined && at(resource, inline) !== undefined) return { resource, complaints: [] };
    const wanted = `a ${partner.split(":").at(-1) ?? ""} for it`;
    if (stack.pointingAt(resource, partner, property).length > 0) return { resource, complaints: [] };
    if (stack.ofType(partner).some((each) => stack.untraceable(each, property)))
      return { resource, complaints: cannotTell("", wanted) };
    return { resource, complaints: alone("it writes no log", wanted, `add ${wanted}`) };
  });
}

function alone(found: string, wanted: string, mend: string): readonly Complaint[] {
  return violates("", undefined, wanted, mend).map((each) => ({ ...each, found }));
}
