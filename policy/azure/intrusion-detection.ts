import { isNoneOf, isOneOf, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { hearsCategory } from "./shared/activity-conditions";
import { activityAlert, isAwake } from "./shared/alerts";
import { ofEach, says } from "./shared/complaints";
import type { Plan } from "./shared/plans";
import { isNamed, plansOf, threatPlans } from "./shared/plans";
import { isOwnSubscription } from "./shared/subscriptions";

const firewallType = "azure-native:network:AzureFirewall";
const firewallPolicyType = "azure-native:network:FirewallPolicy";

/** Detectors are on, for everything that the stack has and a plan is for; what they find is told; firewalls know bad addresses. */
function relation(stack: StackView): readonly About[] {
  const plans = plansOf(stack).filter((plan) => Object.keys(threatPlans).some((name) => isNamed(plan, name)));
  const holders = [...new Set(plans.map(({ holder }) => holder))];
  return [
    ...holders.map((holder, index) => ({
      resource: holder,
      complaints: [
        ...plans.filter((plan) => plan.holder === holder).flatMap((plan) => isOn(stack, plan)),
        ...(index === 0 ? [...missing(stack, plans), ...told(stack)] : []),
      ],
    })),
    ...ofEach(stack, [firewallType], (firewall) =>
      at(firewall, "firewallPolicy") === undefined ? inspects(firewall) : undefined,
    ),
    ...ofEach(stack, [firewallPolicyType], (policy) => [
      ...inspects(policy),
      ...isNoneOf("intrusionDetection.mode", ["Off"], "let it alert or deny")(policy),
    ]),
    ...ofEach(stack, ["azure-native:security:AdvancedThreatProtection"], (each) =>
      isNoneOf("isEnabled", [false, "false"], "switch it on")(each),
    ),
    ...ofEach(
      stack,
      ["azure-native:sql:ServerSecurityAlertPolicy", "azure-native:sql:DatabaseSecurityAlertPolicy"],
      (each) => isOneOf("state", ["Enabled"], "switch it on")(each),
    ),
  ];
}

/** Alert is the default; Deny is more. */
function inspects(firewall: ResourceView): readonly Complaint[] {
  return isNoneOf("threatIntelMode", ["Off"], "let it alert or deny")(firewall);
}

function brings(stack: StackView, name: string): boolean {
  const types = threatPlans[name] ?? [];
  return types.length === 0 || types.some((type) => stack.ofType(`azure-native:${type}`).length > 0);
}

function isOn(stack: StackView, { name, tier, path }: Plan): readonly Complaint[] {
  if (tier === "Standard" || tier === unseen || !brings(stack, String(name))) return [];
  return violates(`${path}pricingTier`, tier, "Standard", `switch the plan ${String(name)} on`);
}

/** Who switches plans on for a subscription does so for what is in it. */
function missing(stack: StackView, plans: readonly Plan[]): readonly Complaint[] {
  if (plans.some(({ name }) => name === unseen)) return [];
  return Object.keys(threatPlans)
    .filter((name) => brings(stack, name) && !plans.some((plan) => isNamed(plan, name)))
    .filter((name) => name !== "Arm" || plans.length > 2)
    .flatMap((name) => says(`no plan ${name}`, `the plan ${name}`, `switch ${name} on, as the others are`));
}

/** In a stack that raises alarms by the activity log, what the detectors find raises one too. */
function told(stack: StackView): readonly Complaint[] {
  const alerts = stack.ofType(activityAlert);
  if (alerts.length === 0 || stack.ofType("azure-native:security:SecurityContact").length > 0) return [];
  if (stack.ofType("azure-native:security:Automation").length > 0) return [];
  const heard = alerts.map((alert) => {
    const hears = isAwake(alert) ? hearsCategory(alert, "security") : false;
    return hears === true ? entries(at(alert, "scopes")).some((scope) => isOwnSubscription(stack, scope)) : hears;
  });
  if (heard.includes(true) || heard.includes(unseen)) return [];
  return says(
    "nobody is told of what the plans find",
    "an activity log alert on the category Security, or a SecurityContact",
    "add one",
  );
}

export const intrusionDetection: CloudRule = { name: "intrusion-detection", relation };
