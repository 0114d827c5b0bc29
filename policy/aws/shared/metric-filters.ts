import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";
import { maySameRegion } from "./regions";

export const filterType = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
export const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** Is there an alarm on what the filter counts? True where that can't be told. */
export function alarmOn(stack: StackView, filter: ResourceView): boolean {
  const [name, namespace] = ["name", "namespace"].map((each) => at(filter, `metricTransformation.${each}`));
  if (name === unseen || namespace === unseen) return true;
  return stack.ofType(alarmType).some((alarm) => {
    if (!maySameRegion(stack, alarm, filter)) return false;
    const own = { name: at(alarm, "metricName"), namespace: at(alarm, "namespace") };
    const queried = entries(at(alarm, "metricQueries")).map((query) => ({
      name: read(query, "metric", "metricName"),
      namespace: read(query, "metric", "namespace"),
    }));
    const is = (value: unknown, wanted: unknown) => value === unseen || value === wanted;
    return [own, ...queried].some((metric) => is(metric.name, name) && is(metric.namespace, namespace));
  });
}
