import * as ts from "typescript";

/** Values of extensible enums, by `Class.property`: the mappers call them text, the interfaces name the enum. */
export function enumsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const file = ts.createSourceFile("index.ts", text, ts.ScriptTarget.Latest, true);
  const known = new Map<string, readonly string[]>();
  for (const statement of file.statements) {
    if (!ts.isEnumDeclaration(statement) || !statement.name.text.startsWith("Known")) continue;
    const values = statement.members.map(({ initializer }) => initializer);
    known.set(
      statement.name.text.slice("Known".length),
      values.flatMap((value) => (value && ts.isStringLiteral(value) ? [value.text] : [])),
    );
  }
  const found = new Map<string, readonly string[]>();
  for (const statement of file.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    for (const member of statement.members) {
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const values = known.get(member.type.getText().replace(/\[\]$/, ""));
      if (values && values.length > 0) found.set(`${statement.name.text}.${member.name.getText()}`, values);
    }
  }
  return found;
}
