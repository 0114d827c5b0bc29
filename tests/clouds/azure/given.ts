import type { Cloud } from "../cloud";
import type { Fields } from "../thing";

/** What stands in a subscription before the first run. `config` as in a stack file, its keys without the namespace. */
export function azureGiven(_cloud: Cloud, _config: Fields): void {}
