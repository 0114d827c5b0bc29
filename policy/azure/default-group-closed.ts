import { cannotTell, violates } from "../checks";
import type { CloudRule } from "../rule";
import { unseen } from "../view";
import { groupsOf } from "./shared/groups";
import { mayBe, refusesAll } from "./shared/openings";

const wanted = "a last inbound rule that denies everything";

/** Behind a group's own rules stand the service's: they admit the whole network, and every network that is peered. */
export const defaultGroupClosed: CloudRule = {
  name: "default-group-closed",
  relation: (stack) =>
    groupsOf(stack).map(({ resource, rules, partly }) => {
      if (rules.some((rule) => refusesAll(rule, "Inbound"))) return { resource, complaints: [] };
      const unsure = rules.some(
        ({ access, direction, sources }) =>
          mayBe(access, "Deny") && mayBe(direction, "Inbound") && (access === unseen || sources.partly),
      );
      if (partly || unsure) return { resource, complaints: cannotTell("securityRules", wanted) };
      const mend = "end the group with a rule of the highest number that denies all that comes in";
      return { resource, complaints: violates("securityRules", "no such rule", wanted, mend) };
    }),
};
