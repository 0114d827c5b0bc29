import type { Unseen } from "../../view";
import { unseen } from "../../view";

/** What a text of JSON says; undefined for what is none. */
export function readJson(text: unknown): unknown {
  if (text === unseen) return unseen satisfies Unseen;
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
