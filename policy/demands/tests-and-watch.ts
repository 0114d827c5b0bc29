import type { Row } from "./row";

/** Tests and watch. */
export const testsAndWatch: readonly Row[] = [
  [
    "vulnerability-scans",
    "11.3.1",
    "advisory",
    "medium",
    "Scans for vulnerabilities",
    "Instances and images are scanned.",
  ],
  [
    "intrusion-detection",
    "11.5.1",
    "mandatory",
    "high",
    "Intrusion detection",
    "Detectors are on and find threats in every region.",
  ],
  [
    "change-detection",
    "11.5.2",
    "advisory",
    "medium",
    "Changes are noticed",
    "Configuration is recorded, and changes of it are seen.",
  ],
  [
    "scope-tags",
    "12.5.1",
    "mandatory",
    "low",
    "What is in scope is marked",
    "Every resource that takes tags says whether it is in scope.",
  ],
  [
    "controls-in-scope-evidenced",
    "",
    "mandatory",
    "high",
    "Each control in scope is evidenced",
    "For each control that the configuration declares in scope at least one resource shows it.",
  ],
  [
    "controls-evidenced",
    "",
    "advisory",
    "low",
    "Controls are evidenced",
    "For each other control at least one resource shows it.",
  ],
];
