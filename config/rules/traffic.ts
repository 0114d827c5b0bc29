import type { Problem } from "../problems";
import { largest } from "../sizing";
import type { Rule } from "./rule";
import { problem } from "./rule";

/** TLS port of the instance itself, in front of the container. */
export const takenPort = 8443;

/**
 * Targets of one load balancer, by default. Source: Elastic Load Balancing user guide, quotas of Application Load Balancers,
 * 2026-11; a flexible scale set on the other cloud ends at the same number.
 */
const largestFleet = 1_000;

export const trafficRules: readonly Rule[] = [
  {
    holds: `\`app.port\` is not ${takenPort}: there the instance itself serves TLS.`,
    reads: ["app.port"],
    broken: ({ app }) =>
      app.port === takenPort
        ? [
            problem(
              "app.port",
              app.port,
              `a whole number from 1 to 65535, but not ${takenPort}: there the instance itself serves TLS`,
              "pulumi config set --path 'app.port' 8080",
            ),
          ]
        : [],
  },
  {
    holds: `No fleet needs more than ${largestFleet} instances, in the highest peak and with room above it.`,
    reads: ["concurrentUsers", "workload", "peaks", "cloud", "regions"],
    broken: (values, { clouds, now }) => {
      const { cloud, regions, concurrentUsers } = values;
      const zones = Math.min(...regions.map((region) => clouds[cloud]?.regions[region]?.zones.length ?? 3));
      const instances = largest({ ...values, now }, zones);
      if (instances <= largestFleet) return [];
      return [
        {
          key: "concurrentUsers",
          given: `${concurrentUsers}, for which up to ${instances} instances are needed`,
          allowed: `at most what ${largestFleet} instances hold`,
          mend: "raise workload.requestsPerInstance with a larger app.size, or workload.cachedShare; or lower a peak's factor",
        },
      ];
    },
  },
  {
    holds: "A peak ends after it starts.",
    reads: ["peaks"],
    broken: ({ peaks }) =>
      peaks.flatMap(({ start, end }, index) =>
        start < end
          ? []
          : [
              problem(
                `peaks[${index}].end`,
                end,
                `a time after its start, ${start.toISOString()}`,
                "swap start and end, or mend one of them",
              ),
            ],
      ),
  },
  {
    holds: "No two peaks share a name.",
    reads: ["peaks"],
    broken: ({ peaks }) =>
      peaks.flatMap(({ name }, index) => {
        const first = peaks.findIndex((other) => other.name === name);
        if (first === index) return [];
        const allowed = `a name that no other peak has; peaks[${first}] has this one`;
        return [problem(`peaks[${index}].name`, name, allowed, "add the year or the market to the name")];
      }),
  },
  {
    holds: "No two peaks overlap; one may begin at the moment at which another ends.",
    reads: ["peaks"],
    broken: ({ peaks }) => {
      const inTime = peaks
        .map((peak, index) => ({ ...peak, index }))
        .filter(({ start, end }) => start < end)
        .sort((a, b) => a.start.getTime() - b.start.getTime());
      return inTime.flatMap((peak, place): Problem[] => {
        const before = inTime.slice(0, place).find(({ end }) => end > peak.start);
        if (before === undefined) return [];
        const allowed = `a time from ${before.end.toISOString()} on, when peaks[${before.index}] (${before.name}) has ended`;
        return [
          problem(`peaks[${peak.index}].start`, peak.start, allowed, "make one peak of both, with the larger factor"),
        ];
      });
    },
  },
];
