import { dump } from "js-yaml";
import { schema } from "./schema";
import { defaultOf, factsOf } from "./schema/key";

const head = `# Made by \`npm run docs\` from config/schema.ts: change it there.
# Keys without a default are left out: a declared one must be set in every stack, or every command fails, \`config set\`
# included. Types are left out: the engine would stop at the first wrong value with words of its own, where the program
# names every problem and how to mend it. All keys, with what is allowed: docs/config.md.
`;

/** The text of Pulumi.yaml with its last part, the keys that have a default, as the schema has them. */
export function withMirror(projectFile: string): string {
  const entries = Object.entries(factsOf(schema).entries ?? {});
  const config = entries
    .map(([name, entry]) => [name, { description: factsOf(entry).meaning, default: defaultOf(entry) }] as const)
    .filter(([, { default: value }]) => value !== undefined);
  const [own = ""] = projectFile.split(/^(?:#.*\n)*config:/m);
  const block = dump({ config: Object.fromEntries(config) }, { lineWidth: -1, quotingType: '"' });
  return `${own.trimEnd()}\n\n${head}${block}`;
}
