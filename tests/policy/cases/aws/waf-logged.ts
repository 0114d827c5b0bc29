import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const acl: Given = {
  type: "aws:wafv2/webAcl:WebAcl",
  name: "acl",
  inputs: { visibilityConfig: { cloudwatchMetricsEnabled: true } },
};
const logging = (inputs: object, refs: Given["refs"] = { resourceArn: ["acl"] }): Given => ({
  type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  name: "logging",
  inputs: { ...inputs },
  refs,
});
const bucket = ["arn:aws:s3:::aws-waf-logs-acme"];

export const wafLogged: RuleCases = {
  rule: "waf-logged",
  cases: [
    {
      what: "a list that logs to another stack's bucket",
      stack: [acl, logging({ logDestinationConfigs: bucket })],
      found: [],
    },
    { what: "a list that doesn't", stack: [acl], found: ["acl "] },
    {
      what: "a list that nobody counts",
      stack: [{ ...acl, inputs: {} }, logging({ logDestinationConfigs: bucket })],
      found: ["acl visibilityConfig.cloudwatchMetricsEnabled"],
    },
    {
      what: "a destination that the service refuses",
      stack: [acl, logging({ logDestinationConfigs: ["arn:aws:s3:::acme"] })],
      found: ["logging logDestinationConfigs.0"],
    },
    {
      what: "a filter that keeps only what passed",
      stack: [
        acl,
        logging({
          logDestinationConfigs: bucket,
          loggingFilter: {
            defaultBehavior: "DROP",
            filters: [{ behavior: "KEEP", conditions: [{ actionCondition: { action: "COUNT" } }] }],
          },
        }),
      ],
      found: ["logging loggingFilter"],
    },
    {
      what: "a log of nobody knows which list",
      stack: [acl, logging({ resourceArn: unseen, logDestinationConfigs: bucket }, {})],
      found: ["? acl "],
    },
  ],
};
