import { readersWork } from "../../policy/controls/readers-work";
import type { EvidenceDocument } from "../document";

/** The document for machines, with the reader's own work, which is the same for every stack. */
export function toJson(document: EvidenceDocument): string {
  return `${JSON.stringify({ ...document, readersWork }, undefined, 2)}\n`;
}
