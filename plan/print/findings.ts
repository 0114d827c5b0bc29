import type { Ruling } from "../../policy/judge";
import type { Judgement } from "../judge";
import type { Paint } from "./paint";
import { table, wrap } from "./table";

/** One line for each rule, then whatever it found, and how to mend it. */
export function printFindings({ rulings }: Judgement, paint: Paint, columns: number): string {
  const lines = rulings.map(({ rule, judged, findings, waived }) => [
    mark(findings, paint),
    rule.name,
    `${judged} judged`,
    rule.controls.length > 0 ? `PCI DSS ${rule.controls.join(", ")}` : "",
    waived.length > 0 ? paint("yellow", `${waived.length} waived`) : "",
  ]);
  const details = rulings.flatMap(({ findings, waived }) => [
    ...findings.map(({ verdict, rule, name, type, message }) => {
      const sign = verdict === "violates" ? paint("red", "✗") : paint("yellow", "?");
      return `${sign} ${wrap(`${rule}: ${name} (${type}): ${message}`, columns, 2).trimStart()}`;
    }),
    ...waived.map(({ rule, name, waiver }) => {
      const until = waiver.expires.slice(0, 10);
      return `${paint("yellow", "!")} ${wrap(`${rule}: ${name} is waived until ${until}: ${waiver.reason}`, columns, 2).trimStart()}`;
    }),
  ]);
  return [table(lines), ...(details.length > 0 ? ["", ...details] : [])].join("\n");
}

function mark(findings: Ruling["findings"], paint: Paint): string {
  if (findings.some(({ verdict }) => verdict === "violates")) return paint("red", "✗");
  return findings.length > 0 ? paint("yellow", "?") : paint("green", "✓");
}
