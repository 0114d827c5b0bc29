import type { Rule } from "./rule";
import { problem } from "./rule";

export const operationRules: readonly Rule[] = [
  {
    holds: "`alerts.email` has an address where `protect` is true.",
    reads: ["protect", "alerts.email"],
    broken: ({ protect, alerts: { email } }) =>
      protect && email.length === 0
        ? [
            problem(
              "alerts.email",
              email,
              "at least one address where protect is true: an alarm that reaches nobody is none",
              "pulumi config set --path 'alerts.email[0]' on-call@example.com",
            ),
          ]
        : [],
  },
];
