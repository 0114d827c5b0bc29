import type { Cloud } from "../cloud";
import type { Fields } from "../thing";
import { givenGround } from "./given-ground";

/** What stands in a subscription before the first run. `config` as in a stack file, its keys without the namespace. */
export function azureGiven(cloud: Cloud, config: Fields): void {
  givenGround(cloud, config);
}
