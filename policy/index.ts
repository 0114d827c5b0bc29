import type { PolicyConfigSchema, ResourceValidationPolicy } from "@pulumi/policy";
import { PolicyPack } from "@pulumi/policy";
import { catalogue } from "./catalogue";
import { judge } from "./judge";
import type { Rule, Waiver } from "./rule";

/** `waivers`: what someone accepted, for each policy, in the file given by --policy-pack-config. */
const configSchema: PolicyConfigSchema = {
  properties: {
    waivers: {
      type: "array",
      items: {
        type: "object",
        properties: { type: { type: "string" }, reason: { type: "string" }, expires: { type: "string" } },
        required: ["type", "reason", "expires"],
        additionalProperties: false,
      },
    },
  },
};

interface PackConfig {
  readonly waivers?: readonly Omit<Waiver, "rule">[];
}

function policyOf(rule: Rule): ResourceValidationPolicy {
  return {
    name: rule.name,
    displayName: rule.title,
    description: rule.description,
    enforcementLevel: "mandatory",
    configSchema,
    validateResource: (args, reportViolation) => {
      const { waivers = [] } = args.getConfig<PackConfig>();
      const { findings } = judge(rule, [{ urn: args.urn, type: args.type, name: args.name, inputs: args.props }], {
        waivers: waivers.map((waiver) => ({ ...waiver, rule: rule.name })),
        now: new Date(),
      });
      // What can't be told in a preview is told in the `up` that follows, before the resource is made.
      for (const { verdict, message } of findings) if (verdict === "violates") reportViolation(message);
    },
  };
}

// Constructing it starts a server: nobody but the engine may load this file.
new PolicyPack("commerce", { policies: catalogue.map(policyOf) });
