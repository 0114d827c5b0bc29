import type { Row } from "./row";

/** No requirement of PCI DSS asks for it, but the architecture is for it. */
export const availability: readonly Row[] = [
  [
    "multi-az",
    "",
    "mandatory",
    "high",
    "More than one zone",
    "Every store, and what stands in front of it, outlives the loss of a zone.",
  ],
  [
    "backups-kept",
    "",
    "mandatory",
    "high",
    "Backups are kept",
    "Every database has backups that reach back a week or more.",
  ],
  [
    "copied-elsewhere",
    "",
    "mandatory",
    "high",
    "A copy in another region",
    "Where two regions stand, every store has a copy in the other.",
  ],
  [
    "stateful-protected",
    "",
    "mandatory",
    "high",
    "Stores are protected",
    "Stores can't be deleted by mistake: not by the engine, and not by the cloud.",
  ],
  [
    "no-retired-services",
    "2.2.1",
    "mandatory",
    "medium",
    "Nothing that has retired",
    "No service, version or setting that its provider has withdrawn.",
  ],
];
