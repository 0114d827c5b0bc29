import { cannotTell, holds, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { endedEngines, endedRuntimes, endedTypes } from "./shared/retired";

const wanted = "a version in standard support";

/** "17", "17.2" and "8.0.35" begin with their major version; "13" is not "130". */
function ended(engine: string, version: string): string | undefined {
  const found = endedEngines.find(
    ([name, major]) => name === engine && (version === major || version.startsWith(`${major}.`)),
  );
  return found?.[2];
}

const engine =
  (usual?: string): Check =>
  (resource) => {
    const [name, version] = [at(resource, "engine") ?? usual, at(resource, "engineVersion")];
    if (name === unseen || version === unseen) return cannotTell("engineVersion", wanted);
    // Left out, the service takes its own newest default.
    if (typeof name !== "string" || version === undefined) return [];
    const since = ended(name, String(version));
    return since === undefined
      ? []
      : violates("engineVersion", version, wanted, `upgrade: ${name} ${String(version)} ended on ${since}`);
  };

const runtime: Check = holds(
  "runtime",
  (value) => endedRuntimes[String(value)] === undefined,
  "a runtime that is still patched",
  "move to a newer runtime",
);

const family: Check = holds(
  "family",
  (value) =>
    !/^(postgres(9|10|11|12|13)$|mysql5|mysql8\.0$|aurora-postgresql(9|10|11|12|13)$|aurora-mysql5|redis[2-5])/.test(
      String(value),
    ),
  "of a version in standard support",
  "upgrade the database with its parameters",
);

/** Nothing that its provider has withdrawn, or supports at a price only. */
export const noRetiredServices: CloudRule = {
  name: "no-retired-services",
  resources: {
    "aws:rds/instance:Instance": engine(),
    "aws:rds/cluster:Cluster": engine("aurora"),
    "aws:elasticache/replicationGroup:ReplicationGroup": engine("redis"),
    "aws:elasticache/cluster:Cluster": engine(),
    "aws:rds/parameterGroup:ParameterGroup": family,
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": family,
    "aws:elasticache/parameterGroup:ParameterGroup": family,
    "aws:lambda/function:Function": runtime,
    "aws:opensearch/domain:Domain": holds(
      "engineVersion",
      (value) => !/^(Elasticsearch_([1-6]\.|7\.[0-8]$)|OpenSearch_1\.[0-2]$)/.test(String(value)),
      wanted,
      "upgrade to a newer OpenSearch",
    ),
  },
  otherwise: (type) => {
    const found = endedTypes.find(([pattern]) => pattern.test(type));
    return found === undefined
      ? undefined
      : () =>
          violates("", undefined, found[1], "replace it").map((each) => ({
            ...each,
            found: `${type}, which has retired`,
          }));
  },
};
