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
    "regions-alike",
    "",
    "advisory",
    "medium",
    "Both regions are alike",
    "What is named alike in two regions says the same in both, and has its twin.",
  ],
  [
    "references-hold",
    "",
    "advisory",
    "medium",
    "References lead somewhere",
    "Nothing of the stack refers to something of the stack that is not there, or astray where all others of its kind don't.",
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
