import { readersWork } from "../../policy/controls/readers-work";
import type { EvidenceDocument, FlowTable, ScopeTable, StackEvidence } from "../document";
import { shortType, sorted } from "../names";
import { byPlace } from "../places";
import { controlSection, findingsSection, overview, ruleSection } from "./controls-section";
import { inventorySection, rolesSection } from "./inventory-section";
import { anchor, blocks, few, link, plain, table } from "./markdown-parts";

type Section = readonly [id: string, title: string, text: (stack: StackEvidence) => string];

const sections: readonly Section[] = [
  ["findings", "Findings, waivers and what is not known yet", findingsSection],
  ["overview", "Controls at a glance", overview],
  [
    "controls",
    "Controls, with their evidence",
    ({ stack, controls }) => blocks(...controls.map((control) => controlSection(stack, control))),
  ],
  ["others", "Rules beyond the requirements", ({ others }) => blocks(...others.map(ruleSection))],
  ["not-applicable", "Controls that nothing on this cloud can show", notApplicable],
  ["flows", "Flows (1.2.5)", ({ flows }) => flowsSection(flows)],
  ["inventory", "Certificates, protocols and keys", ({ inventory }) => inventorySection(inventory)],
  ["roles", "Roles and identities, and what each may do (7.2)", ({ roles }) => rolesSection(roles)],
  ["scope", "Scope (12.5.1)", ({ scope }) => scopeSection(scope)],
];

/** For people: equal lines of several resources stand in one row; every single one is in the CSV. */
export function toMarkdown(document: EvidenceDocument): string {
  const { standard, note, judgedAsOf, pack, stacks } = document;
  return `${blocks(
    `# Evidence for ${standard}`,
    ...note,
    `Waivers were judged as of ${judgedAsOf}, by ${pack.rules} rules of ${pack.name} ${pack.version}. Values are shortened; secrets are masked. Rows that say the same of several resources are put together here; evidence.csv has each of them.`,
    "Verdicts: **finding**, a rule says that it is wrong; **cannot tell**, the value is not known yet; **waived**, someone accepted a finding for a time; conforms, the rule looked and has nothing to say; no complaint, read by a rule that complains about something else of the same resource.",
    "## Contents",
    contents(stacks),
    ...stacks.map(stackSection),
    `${anchor("readers-work")}\n## Your own work`,
    "What no code of an infrastructure can show, for any stack:",
    table(
      ["Requirement", "In short", "Why it is yours"],
      readersWork.map(({ number, title, why }) => [number, plain(title), plain(why)]),
    ),
  )}\n`;
}

function contents(stacks: readonly StackEvidence[]): string {
  return [
    ...stacks.flatMap(({ stack }) => [
      `- ${link(stack, stack)}`,
      ...sections.map(([id, title]) => `  - ${link(title, stack, id)}`),
    ]),
    `- ${link("Your own work", "readers-work")}`,
  ].join("\n");
}

function stackSection(evidence: StackEvidence): string {
  const { stack, clouds, source, resources, fingerprint, counts } = evidence;
  return blocks(
    `${anchor(stack)}\n## ${plain(stack)}`,
    `${resources} resources on ${clouds.join(" and ")}, ${source === "plan" ? "as the program would register them" : "as a written state holds them"}. Fingerprint of what was judged: \`${fingerprint.slice(0, 16)}\`.`,
    `Lines: ${counts.finding} findings, ${counts["cannot tell"]} that can't be told, ${counts.waived} waived, ${counts.conforms} that conform.`,
    ...sections.map(([id, title, text]) => blocks(`${anchor(stack, id)}\n### ${title}`, text(evidence) || "None.")),
  );
}

function notApplicable({ notApplicable: rows }: StackEvidence): string {
  return table(
    ["Control", "Cloud", "Why"],
    rows.map(({ number, cloud, reason }) => [number, cloud, plain(reason)]),
  );
}

function flowsSection({ rows, differences }: FlowTable): string {
  return blocks(
    "Who may talk to whom, as it is written down, beside the rules that are recorded. What is not in this table is refused.",
    table(
      ["From", "To", "Port", "Why", "Let through by"],
      rows.map(({ from, to, port, protocol, why, realisedBy }) =>
        [from, to, `${protocol} ${port}`, why, few(sorted(realisedBy.map((name) => byPlace(name).own)))].map(plain),
      ),
    ),
    differences.length === 0
      ? "Each recorded opening is in this table, and each flow is let through or carried: no difference."
      : blocks(
          "Differences between the table and what is recorded:",
          differences.map((text) => `- ${plain(text)}`).join("\n"),
        ),
  );
}

function scopeSection({ components, resources }: ScopeTable): string {
  const alike = new Map<string, { type: string; scope: string; derivedFrom: string; names: string[] }>();
  for (const { type, name, scope, derivedFrom } of resources) {
    const rule = derivedFrom.replace(/ of (its component|its parent|(?=\w+\.)).*/, (_whole, kind: string) =>
      kind === "" ? " of what it refers to" : ` of ${kind}`,
    );
    const id = JSON.stringify([type, scope, rule]);
    const known = alike.get(id);
    if (known === undefined) alike.set(id, { type, scope, derivedFrom: rule, names: [name] });
    else known.names.push(name);
  }
  return blocks(
    "In the cardholder data environment (cde), connected to it, or out.",
    table(
      ["Component", "Scope", "Resources"],
      components.map(({ component, scope, resources: count }) => [plain(component), scope, String(count)]),
    ),
    "A resource's own tag says where it belongs; one of a type that takes no tags is as its component, its parent or what it refers to.",
    table(
      ["Resources", "Scope", "Derived from"],
      [...alike.values()].map(({ type, scope, derivedFrom, names }) => [
        plain(`${names.length} × ${shortType(type)}: ${few(sorted(names.map((name) => byPlace(name).own)), 3)}`),
        scope,
        plain(derivedFrom),
      ]),
    ),
  );
}
