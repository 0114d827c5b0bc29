import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import type { Shape } from "../../shape";
import { each, type Usage } from "./usage";

const root = join(__dirname, "../../../node_modules/@pulumi/azure-native");

/** The provider's own declarations: names of all members, which are required, types, and the values of enums. */
export class Declarations {
  readonly version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
  private readonly inputs = new Map<string, ts.InterfaceDeclaration>();
  private readonly enums = new Map<string, readonly (string | number)[]>();

  constructor() {
    for (const statement of parsed("types/input.d.ts").statements) {
      if (!ts.isModuleDeclaration(statement) || !statement.body || !ts.isModuleBlock(statement.body)) continue;
      for (const inner of statement.body.statements)
        if (ts.isInterfaceDeclaration(inner)) this.inputs.set(`${statement.name.text}.${inner.name.text}`, inner);
    }
  }

  /** Of one type's arguments, `module:Class`. */
  shapeOf(module: string, name: string, usage: Usage): Shape {
    const wanted = `${name.toLowerCase()}.d.ts`;
    const found = readdirSync(join(root, module)).find((each) => each.toLowerCase() === wanted);
    const file = `${module}/${found ?? wanted}`;
    const args = parsed(file).statements.find(
      (node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === `${name}Args`,
    );
    if (args === undefined) throw new Error(`${file} declares no arguments.`);
    return this.object(args, usage);
  }

  private object(declared: ts.InterfaceDeclaration, usage: Usage): Shape {
    const members: Record<string, Shape> = {};
    const required: string[] = [];
    for (const member of declared.members) {
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const name = nameOf(member);
      const used = usage.members.get(name);
      // Names alone of what isn't given, so that a misspelt one is known.
      members[name] = used === undefined ? {} : this.type(member.type, used);
      if (!member.questionToken) required.push(name);
    }
    return { type: "object", closed: true, members, ...(required.length > 0 ? { required } : {}) };
  }

  private type(node: ts.TypeNode, usage: Usage): Shape {
    if (ts.isUnionTypeNode(node)) return this.union(node, usage);
    if (ts.isArrayTypeNode(node)) return { type: "list", items: this.type(node.elementType, eachOf(usage)) };
    if (ts.isTypeLiteralNode(node)) {
      const free = node.members.find(ts.isIndexSignatureDeclaration);
      return free ? { type: "object", items: this.type(free.type, eachOf(usage)) } : {};
    }
    if (ts.isLiteralTypeNode(node)) {
      if (ts.isStringLiteral(node.literal)) return { type: "text", enum: [node.literal.text] };
      return {};
    }
    if (ts.isTypeReferenceNode(node)) return this.reference(node, usage);
    const plain = { [ts.SyntaxKind.StringKeyword]: "text", [ts.SyntaxKind.NumberKeyword]: "number" } as const;
    if (node.kind === ts.SyntaxKind.BooleanKeyword) return { type: "boolean" };
    const type = (plain as Partial<Record<ts.SyntaxKind, "text" | "number">>)[node.kind];
    return type === undefined ? {} : { type };
  }

  private reference(node: ts.TypeReferenceNode, usage: Usage): Shape {
    const name = node.typeName.getText();
    const first = node.typeArguments?.[0];
    if (name === "pulumi.Input" && first) return this.type(first, usage);
    if (name.startsWith("inputs.")) {
      const found = this.inputs.get(name.slice("inputs.".length));
      return found ? this.object(found, usage) : {};
    }
    if (name.startsWith("enums.")) return this.enumOf(name.slice("enums.".length));
    return {};
  }

  private union(node: ts.UnionTypeNode, usage: Usage): Shape {
    const parts = node.types.filter((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword);
    const [only] = parts;
    if (parts.length === 1 && only) return this.type(only, usage);
    const references = parts.filter(ts.isTypeReferenceNode);
    const enums = references.find((part) => part.typeName.getText().startsWith("enums."));
    // `string | enums.x`: open in the API, yet a value outside is nearly always a mistake.
    if (enums) return this.reference(enums, usage);
    const shapes = references.map((part) => this.reference(part, usage));
    if (shapes.length !== parts.length) return {};
    const by = Object.keys(shapes[0]?.members ?? {}).find((name) =>
      shapes.every(({ members, required }) => members?.[name]?.enum?.length === 1 && required?.includes(name)),
    );
    if (by === undefined) return {};
    return {
      type: "object",
      kinds: { by, of: Object.fromEntries(shapes.map((shape) => [String(shape.members?.[by]?.enum?.[0]), shape])) },
    };
  }

  private enumOf(name: string): Shape {
    if (!this.enums.has(name)) this.readEnums(name.split(".")[0] ?? "");
    const values = this.enums.get(name);
    if (values === undefined) return {};
    return { type: values.every((value) => typeof value === "string") ? "text" : "number", enum: values };
  }

  private readEnums(module: string): void {
    for (const statement of parsed(`types/enums/${module}/index.d.ts`).statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, type } of statement.declarationList.declarations) {
        if (!type || !ts.isTypeLiteralNode(type)) continue;
        const values = type.members.filter(ts.isPropertySignature).map(({ type: value }) => literal(value));
        this.enums.set(
          `${module}.${name.getText()}`,
          values.filter((value) => value !== undefined),
        );
      }
    }
  }
}

function eachOf(usage: Usage): Usage {
  return usage.members.get(each) ?? { members: new Map() };
}

function literal(node: ts.TypeNode | undefined): string | number | undefined {
  if (!node || !ts.isLiteralTypeNode(node)) return undefined;
  if (ts.isStringLiteral(node.literal)) return node.literal.text;
  return ts.isNumericLiteral(node.literal) ? Number(node.literal.text) : undefined;
}

function nameOf({ name }: ts.PropertySignature): string {
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : name.getText();
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
}
