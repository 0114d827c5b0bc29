import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const door = (logScrubbing: unknown): Given => ({
  type: "azure-native:cdn:Profile",
  inputs: { sku: { name: "Premium_AzureFrontDoor" }, logScrubbing },
});

export const logsScrubbed: RuleCases = {
  rule: "logs-scrubbed",
  cases: [
    {
      what: "a Front Door that hides what was asked for",
      stack: [door({ state: "Enabled", scrubbingRules: [{ matchVariable: "QueryStringArgNames" }] })],
      found: [],
    },
    {
      what: "one that hides addresses of people alone",
      stack: [door({ state: "Enabled", scrubbingRules: [{ matchVariable: "RequestIPAddress" }] })],
      found: ["it logScrubbing.scrubbingRules"],
    },
    {
      what: "one of which it isn't known yet",
      stack: [door(unseen)],
      found: ["? it logScrubbing.scrubbingRules", "? it logScrubbing.state"],
    },
    {
      what: "a content network of another make",
      stack: [{ type: "azure-native:cdn:Profile", inputs: { sku: { name: "Standard_Microsoft" } } }],
      found: [],
    },
    {
      what: "a gateway's firewall that hides passwords by one name",
      stack: [
        {
          type: "azure-native:network:WebApplicationFirewallPolicy",
          inputs: {
            policySettings: {
              logScrubbing: {
                state: "Enabled",
                scrubbingRules: [
                  { matchVariable: "RequestPostArgNames", selectorMatchOperator: "Equals", selector: "password" },
                ],
              },
            },
          },
        },
      ],
      found: ["it policySettings.logScrubbing.scrubbingRules"],
    },
  ],
};
