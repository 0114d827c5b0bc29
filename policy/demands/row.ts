import type { Demand, Severity } from "../rule";

/** One demand, in short. Controls are numbers of PCI DSS 4.0.1, with commas between them. */
export type Row = readonly [
  name: string,
  controls: string,
  level: Demand["level"],
  severity: Severity,
  title: string,
  description: string,
];
