import { drift } from "./drift";
import { faults } from "./faults";
import { guards } from "./guards";
import { kills } from "./kills";
import { lostRegion } from "./lost-region";
import type { Scenario } from "./scenario";

export const scenarios: readonly Scenario[] = [...faults, ...kills, ...drift, ...guards, ...lostRegion];
