import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const cache = "aws:elasticache/replicationGroup:ReplicationGroup";
const group = "aws:elasticache/userGroup:UserGroup";
const user = "aws:elasticache/user:User";

export const noSharedLogins: RuleCases = {
  rule: "no-shared-logins",
  cases: [
    {
      what: "a user with a key",
      stack: [
        { type: "aws:iam/user:User", inputs: { name: "deploy" } },
        { type: "aws:iam/accessKey:AccessKey", name: "key", inputs: { user: "deploy" } },
      ],
      found: ["it name", "key user"],
    },
    {
      what: "a cache that all share",
      stack: [{ type: cache, inputs: { engine: "redis", userGroupIds: [] } }],
      found: ["it userGroupIds"],
    },
    {
      what: "a cache with users",
      stack: [{ type: cache, inputs: { engine: "valkey", userGroupIds: ["shop"] } }],
      found: [],
    },
    {
      what: "a cache not known yet",
      stack: [{ type: cache, inputs: { userGroupIds: unseen } }],
      found: ["? it userGroupIds"],
    },
    {
      what: "a group with the default user",
      stack: [{ type: group, inputs: { userIds: ["default", "shop"] } }],
      found: ["it userIds"],
    },
    { what: "a group of others", stack: [{ type: group, inputs: { userIds: ["shop"] } }], found: [] },
    {
      what: "a user without a password, and one who is switched off",
      stack: [
        { type: user, inputs: { accessString: "on ~* +@read", authenticationMode: { type: "no-password-required" } } },
        { type: user, name: "off", inputs: { accessString: "off -@all", noPasswordRequired: true } },
      ],
      found: ["it authenticationMode.type"],
    },
  ],
};
