import type { Judgement, Ruling } from "../../policy/judge";
import type { Finding } from "../../policy/rule";
import type { Paint } from "./paint";
import { table, wrap } from "./table";

/** The standard's own chapters, in few words; rules without a control are about availability. */
const chapters: Readonly<Record<string, string>> = {
  "1": "networks",
  "2": "secure configuration",
  "3": "stored data and keys",
  "4": "data on its way",
  "5": "malware",
  "6": "patches and web attacks",
  "7": "who may do what",
  "8": "identities and credentials",
  "10": "logs and alarms",
  "11": "tests and detection",
  "12": "inventory and response",
  "": "availability, and controls as a whole",
};

/** How many places of one kind of doubt are shown. */
const shown = 3;

/** One line for each chapter of the standard, then whatever was found, and how to mend it. Never a verdict on the whole. */
export function printFindings({ rulings, badWaivers }: Judgement, paint: Paint, columns: number): string {
  const lines = Object.entries(chapters).flatMap(([number, title]) => {
    const own = rulings.filter(({ rule: { controls } }) => (controls[0]?.split(".")[0] ?? "") === number);
    if (own.length === 0) return [];
    const judged = new Set(own.flatMap((ruling) => ruling.judged)).size;
    const findings = own.flatMap((ruling) => ruling.findings);
    const waived = own.flatMap((ruling) => ruling.waived).length;
    return [
      [
        mark(findings, paint),
        number === "" ? title : `PCI DSS ${number}: ${title}`,
        `${own.length} ${own.length === 1 ? "rule" : "rules"}`,
        `${judged} resources judged`,
        waived > 0 ? paint("yellow", `${waived} waived`) : "",
      ],
    ];
  });
  const details = [
    ...rulings.flatMap((ruling) => printRuling(ruling, paint, columns)),
    ...badWaivers.map(({ message }) => line(paint("red", "✗"), message, columns)),
  ];
  const reader = paint("dim", "What code can't show of the standard stays with you: docs/policy.md lists it.");
  return [table(lines), ...(details.length > 0 ? ["", ...details] : []), "", reader].join("\n");
}

function printRuling({ rule, findings, waived }: Ruling, paint: Paint, columns: number): readonly string[] {
  const violations = findings.filter(({ verdict }) => verdict === "violates");
  const doubts = findings.filter(({ verdict }) => verdict === "cannot tell");
  const places = [...new Set(doubts.map(({ name, property }) => (property === "" ? name : `${name}.${property}`)))];
  const more = places.length > shown ? ` and ${places.length - shown} more` : "";
  return [
    ...violations.map(({ level, name, type, message }) =>
      line(
        level === "mandatory" ? paint("red", "✗") : paint("yellow", "!"),
        `${rule.name}: ${name} (${type}): ${message.slice(name.length + 2)}`,
        columns,
      ),
    ),
    ...(places.length > 0
      ? [
          line(
            paint("yellow", "?"),
            `${rule.name}: can't tell yet for ${places.slice(0, shown).join(", ")}${more}`,
            columns,
          ),
        ]
      : []),
    ...waived.map(({ name, message, waiver: { owner, reason, expires } }) =>
      line(
        paint("yellow", "!"),
        `${rule.name}: ${name}: waived by ${owner} until ${expires.slice(0, 10)}: ${reason}: ${message}`,
        columns,
      ),
    ),
  ];
}

function line(sign: string, text: string, columns: number): string {
  return `${sign} ${wrap(text, columns, 2).trimStart()}`;
}

function mark(findings: readonly Finding[], paint: Paint): string {
  const violations = findings.filter(({ verdict }) => verdict === "violates");
  if (violations.some(({ level }) => level === "mandatory")) return paint("red", "✗");
  if (violations.length > 0) return paint("yellow", "!");
  return findings.length > 0 ? paint("yellow", "?") : paint("green", "✓");
}
