import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Fields, Request } from "../thing";
import { here, textAt, textsAt } from "./parts";

const metricType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const compositeType = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

/**
 * CloudWatch. Codes: API reference (PutMetricAlarm, PutCompositeAlarm, DeleteAlarms, PutDashboard); an alarm that takes the name
 * of another one overwrites it there without a word, which is refused here. Quotas: CloudWatch user guide; 2026-11.
 */
export const alarms: readonly Kind[] = [
  {
    type: metricType,
    create: (request) => checkActions(request),
    update: (thing, news) => checkActions({ ...thing, inputs: news }),
    remove(thing, cloud) {
      const used = cloud.things
        .of(compositeType)
        .find(({ inputs, region }) => region === thing.region && childrenOf(inputs).includes(thing.id));
      if (used !== undefined) refuse("ValidationError", `cannot delete ${thing.id}: ${used.name} depends on it`);
    },
    quota: {
      most: 5000,
      code: "LimitExceeded",
      source: "CloudWatch user guide, quotas: 5,000 alarms a region; 2026-11",
    },
    takes: [300, 3_000],
  },
  {
    type: compositeType,
    names: (request) => [{ scope: here(request), name: textAt(request.inputs, "alarmName"), code: "ResourceConflict" }],
    create: (request, cloud) => checkComposite(request, cloud),
    update: (thing, news, cloud) => checkComposite({ ...thing, inputs: news }, cloud),
    takes: [300, 3_000],
  },
  {
    type: "aws:cloudwatch/dashboard:Dashboard",
    global: true,
    names: ({ account, inputs }) => [
      { scope: account, name: textAt(inputs, "dashboardName"), code: "ResourceConflict" },
    ],
    create: ({ inputs }) => checkBody(inputs),
    update: (_thing, news) => checkBody(news),
    takes: [300, 3_000],
  },
];

/** Alarms tell topics of their own region only. */
function checkActions({ inputs, region }: Request): void {
  for (const path of ["alarmActions[]", "okActions[]", "insufficientDataActions[]"])
    for (const arn of textsAt(inputs, path)) {
      const [, , service, of] = arn.split(":");
      if (service === "sns" && of !== region) refuse("ValidationError", `invalid region ${String(of)}: only ${region}`);
    }
}

function checkComposite(request: Request, cloud: Cloud): void {
  checkActions(request);
  const missing = childrenOf(request.inputs).filter(
    (name) =>
      ![metricType, compositeType].some((type) => {
        const thing = cloud.things.at({ ...request, type }, name);
        return thing?.state === "ready";
      }),
  );
  if (missing.length > 0) refuse("ValidationError", `alarms ${missing.join(", ")} in the alarm rule do not exist`);
}

/** Names in a rule such as `ALARM("a") AND ALARM("b")`. */
function childrenOf(inputs: Fields): readonly string[] {
  const found = textAt(inputs, "alarmRule").matchAll(/(?:ALARM|OK|INSUFFICIENT_DATA)\(\s*"?([^")]+)"?\s*\)/g);
  return [...found].map(([, name = ""]) => name.replace(/^arn:[^ ]*:alarm:/, ""));
}

function checkBody(inputs: Fields): void {
  const { widgets } = JSON.parse(textAt(inputs, "dashboardBody")) as { widgets?: readonly unknown[] };
  // Source: CloudWatch user guide, quotas: 500 widgets a dashboard; 2026-11.
  if (widgets === undefined || widgets.length > 500)
    refuse("InvalidParameterInput", `a dashboard has up to 500 widgets, not ${String(widgets?.length)}`);
}
