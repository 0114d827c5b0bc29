import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Policies, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { PolicyPack } from "@pulumi/policy";
import { catalogue, checkFor } from "./catalogue";
import { EngineDoor } from "./doors/engine";
import { findingOf } from "./findings";
import type { Judgement } from "./judge";
import { judge, judgeRule } from "./judge";
import type { PackConfig } from "./pack-config";
import type { About, Finding, Rule } from "./rule";
import { StackView } from "./stack-view";
import { covers, isExpired, readWaivers, stackOf, waiversFor } from "./waiving";

/** The pack's own file, or the one that the environment names; the engine runs a pack in its own folder, so give it whole. */
const waiversFile = process.env["POLICY_WAIVERS"] ?? join(__dirname, "../waivers.json");
const waivers = readWaivers(JSON.parse(readFileSync(waiversFile, "utf8")), waiversFile);
const now = new Date();
const door = new EngineDoor();
/** What the engine tells one policy about its scope concerns another one too. */
let scope: PackConfig = {};

const isStackRule = (rule: Rule) => rule.relations.length > 0 || rule.name.endsWith("-evidenced");

function metaOf({ name, title, description, level, severity, controls }: Rule) {
  const framework = { name: "PCI DSS", version: "4.0.1", reference: controls.join(", "), specification: description };
  return {
    name,
    displayName: title,
    description,
    enforcementLevel: level,
    severity,
    ...(controls.length > 0 ? { framework } : {}),
  };
}

/** What can't be told in a preview is told in the `up` that follows, before the resource is made. */
function report(rule: Rule, about: readonly About[], reportViolation: ReportViolation): void {
  const findings = about.flatMap(({ resource, complaints }) =>
    complaints.map((complaint) => findingOf(rule, rule.level, resource, complaint)),
  );
  for (const finding of findings)
    if (finding.verdict === "violates" && !isWaived(finding)) reportViolation(finding.message, finding.urn);
}

function isWaived(finding: Finding): boolean {
  return waiversFor(stackOf(finding.urn), waivers).some((waiver) => covers(waiver, finding) && !isExpired(waiver, now));
}

function resourcePolicy(rule: Rule): ResourceValidationPolicy {
  return {
    ...metaOf(rule),
    validateResource: (args, reportViolation) => {
      const resource = door.resource(args);
      const check = checkFor(rule, args.type);
      if (check !== undefined) report(rule, [{ resource, complaints: check(resource) }], reportViolation);
    },
  };
}

function stackPolicy(rule: Rule): StackValidationPolicy {
  return {
    ...metaOf(rule),
    validateStack: ({ resources }, reportViolation) => {
      report(rule, judgeRule(rule, new StackView(door.stack(resources))), reportViolation);
    },
  };
}

/** Coverage of the controls: needs what all rules say. */
function coveragePolicy(rule: Rule): StackValidationPolicy {
  return {
    ...metaOf(rule),
    configSchema: {
      properties: {
        inScope: { type: "array", items: { type: "string" }, description: 'Numbers of requirements, or "all".' },
      },
    },
    validateStack: (args, reportViolation) => {
      const { resources } = args;
      const config = args.getConfig<Record<string, unknown>>();
      if ("inScope" in config) scope = { "controls-in-scope-evidenced": config };
      const judgement = judge(door.stack(resources), { config: scope, waivers, now });
      const ruling = judgement.rulings.find(({ rule: { name } }) => name === rule.name);
      for (const finding of ruling?.findings ?? [])
        if (finding.verdict === "violates") reportViolation(finding.message);
    },
  };
}

/** Policies about the judgement itself: what was accepted, what is accepted in vain, what is not known yet. */
function aboutTheJudgement(
  meta: Pick<StackValidationPolicy, "name" | "displayName" | "description" | "enforcementLevel">,
  say: (judgement: Judgement) => readonly string[],
): StackValidationPolicy {
  return {
    ...meta,
    validateStack: ({ resources }, reportViolation) => {
      const judgement = judge(door.stack(resources), { config: scope, waivers, now });
      for (const line of say(judgement)) reportViolation(line);
    },
  };
}

const policies: Policies = [
  ...catalogue.filter((rule) => !isStackRule(rule)).map(resourcePolicy),
  ...catalogue.filter((rule) => rule.relations.length > 0).map(stackPolicy),
  ...catalogue.filter(({ name }) => name.endsWith("-evidenced")).map(coveragePolicy),
  aboutTheJudgement(
    {
      name: "waivers-hold",
      displayName: "Waivers hold",
      description: "No waiver has expired, and each accepts something that is there.",
      enforcementLevel: "mandatory",
    },
    ({ badWaivers }) => badWaivers.map(({ message }) => message),
  ),
  aboutTheJudgement(
    {
      name: "waived-findings",
      displayName: "Waived findings",
      description: "What someone accepted is shown, always.",
      enforcementLevel: "advisory",
    },
    ({ rulings }) =>
      rulings.flatMap(({ waived }) =>
        waived.map(
          ({ name, message, waiver: { owner, reason, expires } }) =>
            `${name}: accepted by ${owner} until ${expires} (${reason}): ${message}`,
        ),
      ),
  ),
  aboutTheJudgement(
    {
      name: "not-known-yet",
      displayName: "Not known yet",
      description:
        "What can't be told in this preview is no pass: it is judged in the `up`, before the resource is made.",
      enforcementLevel: "advisory",
    },
    ({ rulings }) =>
      rulings.flatMap(({ rule, findings }) => {
        const unsure = findings.filter(({ verdict }) => verdict === "cannot tell");
        const where = [...new Set(unsure.map(({ name, property }) => `${name}.${property}`))];
        const more = where.length > 3 ? ` and ${where.length - 3} more` : "";
        return unsure.length === 0 ? [] : [`${rule.name}: can't tell yet for ${where.slice(0, 3).join(", ")}${more}`];
      }),
  ),
];

// Constructing it starts a server: nobody but the engine may load this file.
new PolicyPack("commerce", { policies });
