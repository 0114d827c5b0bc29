import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

export const noDefaultAdminName: RuleCases = {
  rule: "no-default-admin-name",
  cases: [
    {
      what: "postgres",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { username: "postgres" } }],
      found: ["it username"],
    },
    {
      what: "Admin",
      stack: [{ type: "aws:redshift/cluster:Cluster", inputs: { masterUsername: "Admin" } }],
      found: ["it masterUsername"],
    },
    {
      what: "a name of its own",
      stack: [{ type: "aws:rds/cluster:Cluster", inputs: { masterUsername: "ledger_owner" } }],
      found: [],
    },
    {
      what: "a name not known yet",
      stack: [{ type: "aws:rds/instance:Instance", inputs: { username: unseen } }],
      found: ["? it username"],
    },
  ],
};
