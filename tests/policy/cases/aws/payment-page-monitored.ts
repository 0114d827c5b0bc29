import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const canary = "aws:synthetics/canary:Canary";
const check = "aws:route53/healthCheck:HealthCheck";
const runs = (expression: unknown, startCanary: unknown = true) => ({ schedule: { expression }, startCanary });

export const paymentPageMonitored: RuleCases = {
  rule: "payment-page-monitored",
  cases: [
    {
      what: "checks that run often enough",
      stack: [
        { type: canary, name: "often", inputs: runs("rate(5 minutes)") },
        { type: canary, name: "sundays", inputs: runs("cron(0 10 ? * SUN *)") },
        { type: check, name: "probe", inputs: { type: "HTTPS" } },
        { type: check, name: "metric", inputs: { type: "CLOUDWATCH_METRIC", disabled: true } },
      ],
      found: [],
    },
    {
      what: "checks that stand still, run once, or once a month",
      stack: [
        { type: canary, name: "still", inputs: runs("rate(1 hour)", false) },
        { type: canary, name: "once", inputs: runs("rate(0 minute)") },
        { type: canary, name: "monthly", inputs: runs("cron(0 10 1 * ? *)") },
        { type: check, name: "off", inputs: { type: "HTTPS", disabled: true } },
      ],
      found: ["still startCanary", "once schedule.expression", "monthly schedule.expression", "off disabled"],
    },
    {
      what: "a schedule to come",
      stack: [{ type: canary, inputs: runs(unseen) }],
      found: ["? it schedule.expression"],
    },
  ],
};
