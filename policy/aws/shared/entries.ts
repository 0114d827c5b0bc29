import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, unseen } from "../../view";

/** Both modules of the SDK make the same things. */
export const balancerTypes = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"] as const;
export const classicBalancer = "aws:elb/loadBalancer:LoadBalancer";
export const listenerTypes = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"] as const;
export const listenerRuleTypes = ["aws:lb/listenerRule:ListenerRule", "aws:alb/listenerRule:ListenerRule"] as const;
export const targetGroupTypes = ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"] as const;
export const distributionType = "aws:cloudfront/distribution:Distribution";

/** A balancer has a public name unless it is internal. */
export function isPublic(balancer: ResourceView): boolean | "cannot tell" {
  const internal = at(balancer, "internal");
  if (internal === unseen) return "cannot tell";
  return internal !== true && internal !== "true";
}

/** Network balancers pass connections on unread, gateway balancers pass packets. */
export function isApplication(balancer: ResourceView): boolean {
  const type = at(balancer, "loadBalancerType");
  return type === undefined || type === unseen || type === "application";
}

/** The balancers that a listener, or a rule of one, belongs to. */
export function balancersOf(stack: StackView, resource: ResourceView): readonly ResourceView[] {
  if ((listenerRuleTypes as readonly string[]).includes(resource.type)) {
    return stack.referred(resource, "listenerArn", ...listenerTypes).flatMap((each) => balancersOf(stack, each));
  }
  return stack.referred(resource, "loadBalancerArn", ...balancerTypes);
}

const acceleratorGroups = [
  "aws:globalaccelerator/endpointGroup:EndpointGroup",
  "aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup",
] as const;

/** The public reaches it: by its own name, or through an accelerator, behind which an internal balancer sees the callers' addresses. */
export function isEntry(stack: StackView, balancer: ResourceView): boolean | "cannot tell" {
  const open = isPublic(balancer);
  if (open === true) return true;
  const accelerated = stack
    .ofType(...acceleratorGroups)
    .some((group) => stack.referred(group, "endpointConfigurations", balancer.type).includes(balancer));
  return accelerated || open;
}
