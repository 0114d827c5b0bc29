import type { Cloud } from "../cloud";
import { openStack } from "../open";
import { replay } from "../replay";
import type { Thing } from "../thing";

/** The stack as it stands after a run without a refusal. */
export async function stood(stack = "prod-azure", seed = 1): Promise<Cloud> {
  const { resources, cloud } = await openStack(stack);
  const place = cloud();
  const { refused } = replay(resources, place, seed);
  if (refused !== undefined) throw refused.by;
  return place;
}

export function named(cloud: Cloud, type: string, name: string): Thing {
  const found = cloud.things.of(type).find((thing) => thing.name === name);
  if (found === undefined) throw new Error(`no ${type} is called ${name}`);
  return found;
}
