import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";

const wanted = "a run at least once a week";

/** The standard asks for once a week, or as often as an analysis of risks says (11.6.1). A day of the month is too rare. */
function isRare(expression: string): boolean {
  if (/^rate\(0 /.test(expression)) return true;
  const cron = /^cron\((.+)\)$/.exec(expression.trim())?.[1]?.split(/\s+/);
  if (cron === undefined) return false;
  const [, , dayOfMonth = "*", month = "*", , year = "*"] = cron;
  const every = (field: string) => field === "*" || field === "?" || field === "*/1";
  return !every(month) || !every(year) || (!every(dayOfMonth) && !/^\*\/[1-7]$/.test(dayOfMonth));
}

function canary(resource: ResourceView): readonly Complaint[] {
  const property = "schedule.expression";
  const expression = at(resource, property);
  const started = at(resource, "startCanary");
  const ends = Number(at(resource, "schedule.durationInSeconds") ?? 0);
  const stands =
    started === true || started === "true" || started === unseen
      ? []
      : violates("startCanary", started, "true", "set it: a canary is made standing still");
  if (expression === unseen) return [...stands, ...cannotTell(property, wanted)];
  const rare = typeof expression !== "string" || isRare(expression);
  return [
    ...stands,
    ...(rare ? violates(property, expression, wanted, "let it run every few minutes") : []),
    ...(ends > 0
      ? violates("schedule.durationInSeconds", ends, "0: for good", "leave it out, or it stops by itself")
      : []),
  ];
}

/** Of Route 53's checks only one over HTTPS loads a page; the others count metrics, or open a port. */
function healthCheck(resource: ResourceView): readonly About[] {
  const type = at(resource, "type");
  if (type !== "HTTPS" && type !== "HTTPS_STR_MATCH") return [];
  const disabled = at(resource, "disabled");
  const off = disabled === true || disabled === "true";
  return [{ resource, complaints: off ? violates("disabled", disabled, "false", "switch the check on") : [] }];
}

export const paymentPageMonitored: CloudRule = {
  name: "payment-page-monitored",
  relation: (stack) => [
    ...stack.ofType("aws:synthetics/canary:Canary").map((resource) => ({ resource, complaints: canary(resource) })),
    ...stack.ofType("aws:route53/healthCheck:HealthCheck").flatMap(healthCheck),
  ],
};
