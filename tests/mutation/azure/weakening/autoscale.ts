import type { Weakening } from "../../tables";
import { ofType } from "./rows";

export const autoscale: readonly Weakening[] = ofType(
  "monitor:AutoscaleSetting",
  { property: "enabled", operators: ["flip"], controls: ["availability"] },
  { property: "profiles", operators: ["empty"], controls: ["availability"] },
  // One instance stands in one zone.
  { property: "profiles.*.capacity.minimum", operators: ["replace"], weak: ["1"], controls: ["availability"] },
  { property: "profiles.*.capacity.default", operators: ["replace"], weak: ["1"], controls: ["availability"] },
  { property: "targetResourceUri", operators: ["unrelate"], controls: ["availability"] },
  { property: "", operators: ["remove"], controls: ["availability"] },
);
