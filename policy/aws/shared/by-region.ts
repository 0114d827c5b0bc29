import { violates } from "../../checks";
import type { About } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { regionOf } from "./regions";

const vpcType = "aws:ec2/vpc:Vpc";

/**
 * Networks in regions where a guard is missing that the stack sets up in another region. A stack that sets up none at all has it
 * from elsewhere.
 */
export function unguarded(
  stack: StackView,
  guards: readonly ResourceView[],
  what: string,
  mend: (region: string) => string,
): readonly About[] {
  const regions = guards.map((guard) => regionOf(stack, guard));
  if (regions.length === 0 || regions.some((region) => typeof region !== "string")) return [];
  return stack.ofType(vpcType).flatMap((vpc) => {
    const region = regionOf(stack, vpc);
    if (typeof region !== "string" || regions.includes(region)) return [];
    const complaints = violates("", undefined, what, mend(region));
    return [{ resource: vpc, complaints: complaints.map((each) => ({ ...each, found: `${region} has no ${what}` })) }];
  });
}
