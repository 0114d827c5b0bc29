import { changes } from "./changes";
import { drift } from "./drift";
import { faults } from "./faults";
import { guards } from "./guards";
import { kills } from "./kills";
import { lostRegion } from "./lost-region";
import { release } from "./release";
import type { Scenario } from "./scenario";

export const scenarios: readonly Scenario[] = [
  ...faults,
  ...kills,
  ...drift,
  ...guards,
  ...changes,
  ...release,
  ...lostRegion,
];
