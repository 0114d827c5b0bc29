import type { ValueRule } from "../../rule";
import { about, given, one, text, wrong } from "./given";

/** Where availability tests run. Source: availability tests, location population tags; 2026-11. */
const testPlaces = new Set(
  "us-va-ash-azr us-il-ch1-azr us-tx-sn1-azr us-ca-sjc-azr us-fl-mia-edge emea-nl-ams-azr emea-gb-db3-azr emea-se-sto-edge emea-ru-msa-edge emea-ch-zrh-edge emea-fr-pra-edge emea-au-syd-edge apac-hk-hkn-azr apac-jp-kaw-edge apac-sg-sin-azr latam-br-gru-edge".split(
    " ",
  ),
);

export const availability: readonly ValueRule[] = [
  about(
    "web-test",
    ["applicationinsights:WebTest"],
    {
      traps: ["62"],
      reads: ["kind", "webTestKind", "frequency", "timeout", "locations", "syntheticMonitorId"],
      source: "Azure Monitor documentation, availability tests: ping tests ended on 2026-09-30; 2026-11",
    },
    ({ inputs }) => [
      ...["kind", "webTestKind"]
        .filter((name) => inputs[name] !== "standard")
        .map((name) => wrong(name, inputs[name], '"standard": the other kinds ended')),
      ...([300, 600, 900].includes(Number(inputs["frequency"] ?? 300))
        ? []
        : [wrong("frequency", inputs["frequency"], "300, 600 or 900 seconds")]),
      ...([30, 60, 90, 120].includes(Number(inputs["timeout"] ?? 30))
        ? []
        : [wrong("timeout", inputs["timeout"], "30, 60, 90 or 120 seconds")]),
      ...given(inputs, "locations[].location")
        .filter(({ value }) => !testPlaces.has(String(value)))
        .map(({ path, value }) => wrong(path, value, `one of ${[...testPlaces].join(", ")}`)),
      ...(inputs["tags"] === undefined || JSON.stringify(inputs["tags"]).includes("hidden-link:")
        ? []
        : [wrong("tags", "without hidden-link", "the tag hidden-link:<id of the component> = Resource")]),
      ...(text(inputs, "syntheticMonitorId") === text(inputs, "webTestName")
        ? []
        : [wrong("syntheticMonitorId", inputs["syntheticMonitorId"], "the test's name")]),
    ],
  ),
  about(
    "workbook-content",
    ["applicationinsights:Workbook"],
    { reads: ["serializedData", "category", "kind"], source: "Declaration of the type" },
    ({ inputs }) => {
      const content = one(inputs, "serializedData");
      if (content === undefined) return [];
      try {
        return text(JSON.parse(String(content)), "version") === "Notebook/1.0"
          ? []
          : [wrong("serializedData", "another version", "a workbook of version Notebook/1.0")];
      } catch {
        return [wrong("serializedData", "no JSON", "JSON as text")];
      }
    },
  ),
];
