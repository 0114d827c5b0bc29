import type { Demand } from "../rule";
import { availability } from "./availability";
import { dataAndKeys } from "./data-and-keys";
import { identities } from "./identities";
import { logs } from "./logs";
import { malwarePatchesWeb } from "./malware-patches-web";
import { networks } from "./networks";
import { systems } from "./systems";
import { testsAndWatch } from "./tests-and-watch";
import { transit } from "./transit";

/** Everything that is demanded, on whichever cloud: one for each policy. */
export const demands: readonly Demand[] = [
  ...networks,
  ...systems,
  ...dataAndKeys,
  ...transit,
  ...malwarePatchesWeb,
  ...identities,
  ...logs,
  ...testsAndWatch,
  ...availability,
].map(([name, controls, level, severity, title, description]) => ({
  name,
  controls: controls === "" ? [] : controls.split(","),
  level,
  severity,
  title,
  description,
}));
