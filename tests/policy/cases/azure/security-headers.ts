import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const rule = "azure-native:cdn:Rule";
const route = "azure-native:cdn:Route";

const header = (headerName: string, value: unknown, headerAction = "Overwrite") => ({
  name: "ModifyResponseHeader",
  parameters: { headerAction, headerName, value, typeName: "DeliveryRuleHeaderActionParameters" },
});

const right = [
  header("strict-transport-security", "max-age=63072000; preload"),
  header("X-Content-Type-Options", "nosniff"),
  header("Content-Security-Policy", "default-src 'self'"),
  header("Referrer-Policy", "no-referrer"),
];

export const securityHeaders: RuleCases = {
  rule: "security-headers",
  cases: [
    {
      what: "all of them, in any case of letters, with a content security policy instead of frame options",
      stack: [{ type: rule, inputs: { actions: right } }],
      found: [],
    },
    {
      what: "a rule that only redirects, and one that only caches",
      stack: [
        { type: rule, inputs: { actions: [{ name: "UrlRedirect", parameters: {} }] } },
        { type: rule, name: "cache", inputs: { actions: [header("Set-Cookie", undefined, "Delete")] } },
      ],
      found: [],
    },
    {
      what: "headers that are weak, missing or taken away",
      stack: [
        {
          type: rule,
          inputs: {
            actions: [
              header("Strict-Transport-Security", "max-age=300"),
              header("X-Content-Type-Options", "nosniff", "Delete"),
              header("Content-Security-Policy", "script-src *"),
            ],
          },
        },
      ],
      found: [
        "it actions.0.parameters.value",
        "it actions.1.parameters.headerAction",
        "it actions.2.parameters.value",
        "it actions",
      ],
    },
    {
      what: "an empty rule, and one that isn't known yet",
      stack: [
        { type: rule, inputs: { actions: [] } },
        { type: rule, name: "later", inputs: { actions: unseen } },
        {
          type: rule,
          name: "value",
          inputs: { actions: [...right.slice(1), header("Strict-Transport-Security", unseen)] },
        },
      ],
      found: ["it actions", "? later actions", "? value actions.3.parameters.value"],
    },
    {
      what: "a route with rules, and without",
      stack: [
        { type: route, inputs: { ruleSets: [{ id: "id" }] } },
        { type: route, name: "bare", inputs: { ruleSets: [] } },
      ],
      found: ["bare ruleSets"],
    },
  ],
};
