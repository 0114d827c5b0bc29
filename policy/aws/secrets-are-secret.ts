import { cannotTell, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { credentials } from "./shared/credentials";

const wanted = "a value that is marked as secret";

/** The engine hands values over without their marks: there nothing can be told. */
const isSecret =
  (property: string): Check =>
  (resource) => {
    const value = at(resource, property);
    if (value === undefined) return [];
    if (resource.secrets === unseen) return cannotTell(property, wanted);
    const [top = ""] = property.split(".");
    if (resource.secrets.includes(top)) return [];
    // What was not handed over at all can't have been read either.
    if (value === unseen) return cannotTell(property, wanted);
    return violates(property, "…", wanted, "take it from config.requireSecret, or wrap it in pulumi.secret");
  };

const everyOf =
  (properties: readonly string[]): Check =>
  (resource) =>
    properties.flatMap((property) => isSecret(property)(resource));

export const secretsAreSecret: CloudRule = {
  name: "secrets-are-secret",
  resources: {
    ...Object.fromEntries(Object.entries(credentials).map(([type, properties]) => [type, everyOf(properties)])),
    "aws:ssm/parameter:Parameter": (resource) =>
      at(resource, "type") === "SecureString" ? everyOf(["value", "valueWo"])(resource) : [],
  },
};
