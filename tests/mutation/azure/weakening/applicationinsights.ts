import type { Weakening } from "../../tables";
import { ofType } from "./rows";

export const applicationinsights: readonly Weakening[] = [
  // disableLocalAuth: false where it isn't set, so whoever knows the instrumentation key writes telemetry.
  ...ofType("applicationinsights:Component", {
    property: "disableLocalAuth",
    operators: ["flip", "drop"],
    controls: ["8.2.2"],
  }),
  ...ofType(
    "applicationinsights:WebTest",
    { property: "enabled", operators: ["flip"], controls: ["11.6.1"] },
    // 11.6.1 asks for once a week at least; this is once in two weeks.
    { property: "frequency", operators: ["replace"], weak: [1_209_600], controls: ["11.6.1"] },
    { property: "locations", operators: ["empty"], controls: ["11.6.1"] },
    {
      property: "request.requestUrl",
      operators: ["replace"],
      weak: ["https://elsewhere.example.org/healthz"],
      controls: ["11.6.1"],
    },
    { property: "validationRules.sSLCheck", operators: ["flip", "drop"], controls: ["4.2.1"] },
    { property: "", operators: ["remove"], controls: ["11.6.1"] },
  ),
];
