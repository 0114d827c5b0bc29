import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../policy/catalogue";
import { StackView } from "../policy/stack-view";
import type { ResourceView } from "../policy/view";
import { unseen } from "../policy/view";
import { cloudsOf } from "./clouds";
import { controlsOf, notApplicableOn, othersOf } from "./controls";
import type { EvidenceDocument, Line, StackEvidence, Verdict } from "./document";
import { version } from "./document";
import { flowTable } from "./flows/table";
import { certificates } from "./inventory/certificates";
import { keys } from "./inventory/keys";
import { protocols } from "./inventory/protocols";
import { disabledRules, rulesOf } from "./lines";
import { isSecret, mask, Masking } from "./masking";
import { byText } from "./names";
import { note } from "./note";
import { rolesOnAws } from "./roles/aws";
import { rolesOnAzure } from "./roles/azure";
import { scopeTable } from "./scope";
import type { Subject } from "./subject";

/** The whole document: a function of its subjects and of the day alone. */
export function buildEvidence(subjects: readonly Subject[], now: Date): EvidenceDocument {
  return {
    version,
    standard: "PCI DSS 4.0.1",
    note,
    judgedAsOf: now.toISOString().replace("T00:00:00.000Z", ""),
    pack: { ...packName(), rules: catalogue.length },
    stacks: subjects.map(stackEvidence),
  };
}

function stackEvidence(subject: Subject): StackEvidence {
  const { resources, judgement } = subject;
  const stack = new StackView(resources);
  const clouds = cloudsOf(resources);
  const masking = new Masking(resources);
  const rules = rulesOf(subject, masking);
  const roles = [...rolesOnAws(stack, masking), ...rolesOnAzure(stack, masking)];
  return {
    stack: subject.stack,
    clouds,
    source: subject.source,
    resources: resources.length,
    fingerprint: fingerprint(resources),
    violated: judgement.violated,
    counts: countsOf(rules.flatMap(({ lines }) => lines)),
    badWaivers: judgement.badWaivers.map(({ message }) => message),
    controls: controlsOf(rules, catalogue, disabledRules(subject)),
    others: othersOf(rules, catalogue),
    notApplicable: notApplicableOn(clouds),
    flows: flowTable(stack, clouds),
    inventory: {
      certificates: certificates(stack, masking),
      protocols: protocols(stack, masking),
      keys: keys(stack, masking),
    },
    roles: [...roles].sort((one, other) => byText(one.resource, other.resource)),
    scope: scopeTable(stack),
  };
}

/** Every line once, however many requirements it is evidence for. */
function countsOf(lines: readonly Line[]): Readonly<Record<Verdict, number>> {
  const of = (verdict: Verdict) => lines.filter((line) => line.verdict === verdict).length;
  return {
    conforms: of("conforms"),
    finding: of("finding"),
    "cannot tell": of("cannot tell"),
    waived: of("waived"),
    "no complaint": of("no complaint"),
  };
}

function packName(): { readonly name: string; readonly version: string } {
  const file = join(__dirname, "../policy/package.json");
  const { name, version: packVersion } = JSON.parse(readFileSync(file, "utf8")) as { name: string; version: string };
  return { name, version: packVersion };
}

function fingerprint(resources: readonly ResourceView[]): string {
  const hash = createHash("sha256");
  const sorted = [...resources].sort((one, other) => byText(one.urn, other.urn));
  for (const resource of sorted) {
    const inputs = Object.entries(resource.inputs)
      .filter(([, value]) => value !== undefined)
      .map(([property, value]) => [property, isSecret(resource, property) ? mask : ordered(value)] as const)
      .sort(([one], [other]) => byText(one, other));
    hash.update(JSON.stringify([resource.urn, inputs]));
  }
  return hash.digest("hex");
}

function ordered(value: unknown): unknown {
  if (value === unseen) return "[not known yet]";
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, ordered(inner)] as const)
      .sort(([one], [other]) => byText(one, other)),
  );
}
