import { awsRules } from "./rules/aws";
import { dataRules } from "./rules/data";
import { operationRules } from "./rules/operation";
import { placementRules } from "./rules/placement";
import type { Rule } from "./rules/rule";
import { trafficRules } from "./rules/traffic";

/** What must hold between keys. What concerns one key alone stands in the schema. */
export const rules: readonly Rule[] = [...placementRules, ...trafficRules, ...dataRules, ...operationRules, ...awsRules];
