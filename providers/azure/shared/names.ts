import { createHash } from "node:crypto";

/** What Azure takes as the name of one kind of resource. */
export interface NameRule {
  readonly least: number;
  readonly most: number;
  /** "words": lower-case letters, digits and single hyphens between them; "packed": lower-case letters and digits only. */
  readonly form: "words" | "packed";
  /** Within what a name must be the only one. "world" names get a mark of subscription and stack. */
  readonly unique: "world" | "subscription" | "group" | "parent";
}

/**
 * Names begin with a letter and end with a letter or a digit; that satisfies every kind here.
 * Source: Azure Resource Manager documentation, "Naming rules and restrictions for Azure resources"; Front Door rule sets and
 * firewall policies (letters and digits only): declarations of @pulumi/azure-native 3.28.0 and answers of the service; 2026-11.
 */
export const nameRules = {
  resourceGroup: { least: 1, most: 90, form: "words", unique: "subscription" },
  identity: { least: 3, most: 128, form: "words", unique: "group" },
  network: { least: 2, most: 64, form: "words", unique: "group" },
  subnet: { least: 1, most: 80, form: "words", unique: "parent" },
  networkPart: { least: 1, most: 80, form: "words", unique: "group" },
  privateEndpoint: { least: 2, most: 64, form: "words", unique: "group" },
  // 24, of which 9 are kept for the mark that each new vault gets: a deleted one keeps its name for months.
  vault: { least: 3, most: 15, form: "words", unique: "world" },
  key: { least: 1, most: 127, form: "words", unique: "parent" },
  workspace: { least: 4, most: 63, form: "words", unique: "group" },
  insights: { least: 1, most: 255, form: "words", unique: "group" },
  actionGroup: { least: 1, most: 260, form: "words", unique: "group" },
  alert: { least: 1, most: 128, form: "words", unique: "group" },
  dataRule: { least: 3, most: 64, form: "words", unique: "group" },
  diagnostics: { least: 1, most: 260, form: "words", unique: "parent" },
  flowLog: { least: 1, most: 80, form: "words", unique: "parent" },
  policyAssignment: { least: 1, most: 64, form: "words", unique: "subscription" },
  subscriptionDeployment: { least: 1, most: 64, form: "words", unique: "subscription" },
  storageAccount: { least: 3, most: 24, form: "packed", unique: "world" },
  container: { least: 3, most: 63, form: "words", unique: "parent" },
  sqlServer: { least: 1, most: 63, form: "words", unique: "world" },
  sqlDatabase: { least: 1, most: 128, form: "words", unique: "parent" },
  failoverGroup: { least: 1, most: 63, form: "words", unique: "world" },
  redis: { least: 1, most: 60, form: "words", unique: "world" },
  scaleSet: { least: 1, most: 64, form: "words", unique: "group" },
  diskEncryptionSet: { least: 1, most: 80, form: "words", unique: "group" },
  autoscale: { least: 1, most: 260, form: "words", unique: "group" },
  containerGroup: { least: 1, most: 63, form: "words", unique: "group" },
  frontDoor: { least: 1, most: 90, form: "words", unique: "group" },
  frontDoorEndpoint: { least: 1, most: 46, form: "words", unique: "world" },
  frontDoorPart: { least: 1, most: 90, form: "words", unique: "parent" },
  ruleSet: { least: 1, most: 60, form: "packed", unique: "parent" },
  firewallPolicy: { least: 1, most: 128, form: "packed", unique: "group" },
  webTest: { least: 1, most: 260, form: "words", unique: "group" },
  logicApp: { least: 1, most: 43, form: "words", unique: "group" },
  deployment: { least: 1, most: 64, form: "words", unique: "group" },
} as const satisfies Readonly<Record<string, NameRule>>;

export type NameKind = keyof typeof nameRules;

export interface Naming {
  /** `<project>-<stack>`. */
  readonly prefix: string;
  /** Subscription: two of them may hold a stack of the same name. */
  readonly account: string;
}

/**
 * The physical name of one resource: prefix and parts, as its kind takes it. Names that are too long are cut and told apart
 * by a hash of the whole; names that the world shares always carry one.
 */
export function azureName(kind: NameKind, { prefix, account }: Naming, ...parts: readonly string[]): string {
  const rule: NameRule = nameRules[kind];
  const joined = [prefix, ...parts]
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const words = /^[a-z]/.test(joined) ? joined : `x${joined}`;
  const whole = rule.form === "packed" ? words.replaceAll("-", "") : words;
  const worldwide = rule.unique === "world";
  if (whole.length <= rule.most && !worldwide) return whole;
  const mark = createHash("sha256")
    .update(`${worldwide ? account : ""} ${joined}`)
    .digest("hex")
    .slice(0, 8);
  const between = rule.form === "packed" ? "" : "-";
  const kept = whole.slice(0, rule.most - mark.length - between.length).replace(/-+$/, "");
  return `${kept}${between}${mark}`;
}

/** A GUID that is the same in every run: version 5 of RFC 4122, in a namespace of this project. */
export function stableGuid(...parts: readonly string[]): string {
  const namespace = Buffer.from("6f0d5f0e8a4b4c5e9d3f2b7c1a9e4d60", "hex");
  const bytes = createHash("sha1").update(namespace).update(parts.join("\n")).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
