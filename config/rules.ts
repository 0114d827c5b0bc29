import { awsRules } from "./rules/aws";
import { azureRules } from "./rules/azure";
import { dataRules } from "./rules/data";
import { lossRules } from "./rules/loss";
import { operationRules } from "./rules/operation";
import { foundationRules, placementRules } from "./rules/placement";
import type { Rule } from "./rules/rule";
import { trafficRules } from "./rules/traffic";

/**
 * What must hold between keys, in two stages: where a rule of the first is broken, those of the second that read the same keys
 * would only repeat it. What concerns one key alone stands in the schema.
 */
export const rules: readonly (readonly Rule[])[] = [
  foundationRules,
  [...placementRules, ...trafficRules, ...dataRules, ...operationRules, ...lossRules, ...awsRules, ...azureRules],
];
