import { demand } from "../../config/sizing";
import type { StackPlan } from "../stack-plan";
import { table } from "./table";

/** From users to requests: the arithmetic behind the size of the fleet. */
export function printDemand({ settings }: StackPlan): string {
  const { concurrentUsers, workload, peaks } = settings;
  const { requestsPerSecond, dynamicRequestsPerSecond, neededInstances } = demand(settings);
  const rows = [
    [
      `${concurrentUsers} users at once`,
      `a page every ${workload.thinkSeconds} s, ${workload.requestsPerPage} requests each`,
      `${Math.round(requestsPerSecond)} requests/s`,
    ],
    [
      "reach the instances",
      `${Math.round(workload.cachedShare * 100)} % answered at the edge`,
      `${Math.round(dynamicRequestsPerSecond)} requests/s`,
    ],
    [
      "instances needed",
      `${workload.requestsPerInstance} requests/s each, headroom × ${workload.headroom}`,
      `${neededInstances}, and more so that the loss of a zone leaves as many`,
    ],
    ...peaks.map(({ name, start, end, factor }) => [
      name,
      `${start.toISOString().slice(0, 16)}Z to ${end.toISOString().slice(0, 16)}Z`,
      `× ${factor}`,
    ]),
  ];
  return table(rows);
}
