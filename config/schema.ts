import type * as v from "valibot";
import { aws } from "./schema/aws";
import { azure } from "./schema/azure";
import { data } from "./schema/data";
import { group } from "./schema/key";
import { loss } from "./schema/loss";
import { operation } from "./schema/operation";
import { placement } from "./schema/placement";
import { traffic } from "./schema/traffic";

/**
 * Every key of the configuration: the only place where one is defined. From it come the checks, the types of the settings,
 * docs/config.md and the keys in Pulumi.yaml. What concerns several keys at once stands in rules.ts.
 */
export const schema = group({ ...placement, ...traffic, ...data, ...operation, ...loss, aws, azure }, "All keys.");

/** The values of all keys, each right by itself, with defaults filled in. */
export type Values = v.InferOutput<typeof schema>;
