import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { ofEach, says } from "./shared/complaints";
import { leads } from "./shared/leads";
import { assignmentType } from "./shared/machine-logs";
import { isNamed, plansOf, posturePlan } from "./shared/plans";
import { isOwnSubscription } from "./shared/subscriptions";

/**
 * Sets of rules by which Azure Policy judges a whole subscription. Source: Azure/azure-policy, built-in policy set definitions,
 * Regulatory Compliance and Security Center; 2026-11.
 */
const builtIn: readonly string[] = [
  "a06d5deb-24aa-4991-9d58-fa7563154e31", // PCI DSS v4.0.1
  "c676748e-3af9-4e22-bc28-50feed564afb", // PCI DSS v4
  "496eeda9-8f2f-4d5e-8dfd-204f0a92ed41", // PCI v3.2.1:2018
  "1f3afdf9-d0c9-4c3d-847f-89da613e70a8", // Microsoft cloud security benchmark
  "06f19060-9e68-4070-92ca-f15cc126059e", // CIS Azure Foundations Benchmark v2.0.0
  "c3f5c4d9-9a1d-4a99-85c0-7f93e384d5c5", // CIS Azure Foundations Benchmark v1.4.0
  "89c6cddc-1c73-4ac1-b19c-54d1a15a42f2", // ISO 27001:2013
  "179d1daa-458f-4e47-8086-2a68d0d6c38f", // NIST SP 800-53 Rev. 5
];

const setId = /\/policySetDefinitions\/([^/]+)\/?$/i;

/** Changes of configuration are seen: a set of rules judges what is there, and the plan that looks at the posture is on. */
function relation(stack: StackView): readonly About[] {
  return [
    ...ofEach(stack, [assignmentType], (assignment) => ofAssignment(stack, assignment)),
    ...plansOf(stack)
      .filter((plan) => isNamed(plan, posturePlan) && plan.tier !== "Standard" && plan.tier !== unseen)
      .map(({ holder, path, tier }) => ({
        resource: holder,
        complaints: violates(`${path}pricingTier`, tier, "Standard", "switch the plan on, or take it away"),
      })),
  ];
}

function ofAssignment(stack: StackView, assignment: ResourceView): readonly Complaint[] | undefined {
  const property = "policyDefinitionId";
  const id = at(assignment, property);
  if (id === unseen)
    return leads(stack, assignment, property).unseen ? cannotTell(property, "a set of rules") : undefined;
  const name = setId.exec(String(id))?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  const scope = at(assignment, "scope");
  if (!isOwnSubscription(stack, scope))
    return says("it judges a subscription in which the stack has nothing", "the stack's own", "name its own", "scope");
  // A set of one's own is known by whoever wrote it.
  const own = !/^\/providers\//i.test(String(id));
  return own || builtIn.includes(name) ? [] : cannotTell(property, "a built-in set of rules that is known here");
}

export const changeDetection: CloudRule = { name: "change-detection", relation };
