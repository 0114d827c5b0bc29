import { all, holds } from "../checks";
import type { Check, CloudRule } from "../rule";

/** As days in DD.HH:MM:SS. */
function daysIn(period: unknown): number {
  const parts = typeof period === "string" ? /^(?:(\d+)\.)?\d{2}:\d{2}:\d{2}$/.exec(period) : null;
  return parts === null ? Infinity : Number(parts[1] ?? 0);
}

const ends: Check = holds(
  "properties.attributes.expires",
  (value) => Number(value ?? NaN) > 0,
  "a moment at which it ends",
  "set properties.attributes.expires, and make the next one before",
);

const signed: Check = holds(
  "sasPolicy.sasExpirationPeriod",
  (value) => daysIn(value) <= 90,
  "90 days or less",
  "set sasPolicy: what is signed ends",
);

const keys: Check = (resource) =>
  resource.inputs["keyPolicy"] === undefined
    ? []
    : holds("keyPolicy.keyExpirationPeriodInDays", (value) => Number(value) <= 90, "90 or less")(resource);

export const secretRotation: CloudRule = {
  name: "secret-rotation",
  resources: {
    "azure-native:keyvault:Secret": ends,
    "azure-native:storage:StorageAccount": all(signed, keys),
  },
};
