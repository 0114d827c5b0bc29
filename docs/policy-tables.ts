import { byCloud, catalogue } from "../policy/catalogue";
import { controls } from "../policy/controls";
import { readersWork } from "../policy/controls/readers-work";
import { compactTable } from "./table";

/** All policies: what each demands, for which requirements, how strictly, and on which clouds it judges. */
export function rulesTable(): string {
  const clouds = Object.entries(byCloud);
  const judges = (name: string) =>
    clouds.filter(([, rules]) => rules.some((rule) => rule.name === name)).map(([cloud]) => cloud);
  return compactTable([
    ["Policy", "Demands", "PCI DSS", "Level", "Asked", "Clouds"],
    ...catalogue.map(({ name, description, controls: numbers, level, relations }) => {
      const overall = name.endsWith("-evidenced");
      return [
        `\`${name}\``,
        description,
        numbers.join(", "),
        level,
        relations.length > 0 || overall ? "at the end" : "before each resource",
        overall ? clouds.map(([cloud]) => cloud).join(", ") : judges(name).join(", "),
      ];
    }),
  ]);
}

/** Requirements that code shows in part, and what of each stays with the reader. */
export function controlsTable(): string {
  return compactTable([
    ["PCI DSS", "Asks for", "Code shows", "Stays with you", "Not shown on"],
    ...controls.map(({ number, title, shows, remains, evidence }) => [
      number,
      title,
      shows,
      remains,
      Object.entries(evidence)
        .flatMap(([cloud, where]) => ("notApplicable" in where ? [`${cloud}: ${where.notApplicable}`] : []))
        .join("; "),
    ]),
  ]);
}

/** Requirements that no code shows, by the reason that they share. */
export function readersTable(): string {
  const reasons = [...new Set(readersWork.map(({ why }) => why))];
  return compactTable([
    ["PCI DSS", "Why no code shows it"],
    ...reasons.map((reason) => [
      readersWork
        .filter(({ why }) => why === reason)
        .map(({ number }) => number)
        .join(", "),
      reason,
    ]),
  ]);
}
