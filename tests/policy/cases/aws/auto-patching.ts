import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const rds = "aws:rds/instance:Instance";
const fleet = "aws:autoscaling/group:Group";

export const autoPatching: RuleCases = {
  rule: "auto-patching",
  cases: [
    {
      what: "the default of RDS",
      stack: [{ type: rds, inputs: { engine: "postgres", engineVersion: "16.4" } }],
      found: [],
    },
    {
      what: "no patches",
      stack: [{ type: rds, inputs: { autoMinorVersionUpgrade: "false" } }],
      found: ["it autoMinorVersionUpgrade"],
    },
    {
      what: "a version that gets none",
      stack: [{ type: rds, inputs: { engine: "mysql", engineVersion: "5.7.44" } }],
      found: ["it engineVersion"],
    },
    {
      what: "a broker, where they are off by default",
      stack: [{ type: "aws:mq/broker:Broker", inputs: {} }],
      found: ["it autoMinorVersionUpgrade"],
    },
    {
      what: "a fleet that is never refreshed",
      stack: [{ type: fleet, inputs: { minSize: 2 } }],
      found: ["it instanceRefresh"],
    },
    {
      what: "one that is",
      stack: [{ type: fleet, inputs: { instanceRefresh: { strategy: "Rolling" }, maxInstanceLifetime: 604_800 } }],
      found: [],
    },
    {
      what: "one not known yet",
      stack: [{ type: rds, inputs: { autoMinorVersionUpgrade: unseen } }],
      found: ["? it autoMinorVersionUpgrade"],
    },
  ],
};
