import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { enumsOf } from "./known-values";

/** What the generated clients' mappers say of one property; only what is read here. */
export interface Mapper {
  readonly serializedName?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly type: {
    readonly name: string;
    readonly className?: string;
    readonly allowedValues?: readonly string[];
    readonly modelProperties?: Readonly<Record<string, Mapper>>;
    readonly element?: Mapper;
    readonly value?: Mapper;
    readonly uberParent?: string;
    readonly polymorphicDiscriminator?: { readonly serializedName: string };
  };
}

/** The PUT of one path: its body and the parameters in its path. */
export interface Put {
  readonly body: Mapper | undefined;
  readonly parameters: readonly Mapper[];
}

/** One client package, unpacked into a folder for the time of the extraction. */
export class Client {
  private readonly folder: string;
  private readonly mappers: Readonly<Record<string, Mapper>>;
  private readonly discriminators: Readonly<Record<string, Mapper>>;
  private readonly parameters: Readonly<Record<string, { readonly mapper: Mapper }>>;
  /** Values of extensible enums, by class and property. */
  readonly values: ReadonlyMap<string, readonly string[]>;

  constructor(name: string, version: string, temporary: string) {
    this.folder = unpacked(name, version, temporary);
    const loaded = this.load("models/mappers", {});
    this.discriminators = (loaded["discriminators"] ?? {}) as Readonly<Record<string, Mapper>>;
    this.mappers = loaded as Readonly<Record<string, Mapper>>;
    this.parameters = this.load("models/parameters", loaded) as Readonly<Record<string, { mapper: Mapper }>>;
    const index = ["models/index.d.ts", "models/index.ts"].map((file) => join(this.folder, file)).find(existsSync);
    if (index === undefined) throw new Error(`${name}: no models/index`);
    this.values = enumsOf(readFileSync(index, "utf8"));
  }

  classOf(mapper: Mapper): Mapper {
    const { className } = mapper.type;
    return (className === undefined ? undefined : this.mappers[className]) ?? mapper;
  }

  /** The classes that stand for one kind each, by the discriminator's value. */
  kindsOf({ type }: Mapper): ReadonlyMap<string, Mapper> {
    const parent = `${type.uberParent ?? type.className ?? ""}.`;
    return new Map(
      Object.entries(this.discriminators).flatMap(([key, mapper]) =>
        key.startsWith(parent) ? [[key.slice(parent.length), mapper] as const] : [],
      ),
    );
  }

  put(path: string): Put {
    const folder = join(this.folder, "operations");
    for (const file of readdirSync(folder).filter((name) => /\.(js|ts)$/.test(name) && !name.endsWith(".d.ts"))) {
      const text = readFileSync(join(folder, file), "utf8");
      for (const [spec] of text.matchAll(/path:\s*"[^"]*",\s*httpMethod: "PUT"[\s\S]*?\n\};/g)) {
        const found = /path:\s*"([^"]*)"/.exec(spec)?.[1] ?? "";
        const plain = found.replaceAll(/\{[^}]*\}/g, "{}").replace(/^\//, "");
        const after = plain.slice(plain.lastIndexOf("/providers/") + "/providers/".length);
        if (
          ![after, plain, plain.replace("subscriptions/{}/", "")].some((at) => at.toLowerCase() === path.toLowerCase())
        )
          continue;
        const body = /requestBody: Parameters\.(\w+)/.exec(spec)?.[1];
        const named = /urlParameters: \[([^\]]*)\]/.exec(spec)?.[1] ?? "";
        return {
          body: body === undefined ? undefined : this.parameters[body]?.mapper,
          parameters: [...named.matchAll(/Parameters\.([$\w]+)/g)].flatMap(
            ([, name]) => this.parameters[name ?? ""]?.mapper ?? [],
          ),
        };
      }
    }
    throw new Error(`No PUT goes to ${path}.`);
  }

  private load(file: string, mappers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const at = [".js", ".ts"].map((ending) => join(this.folder, file + ending)).find(existsSync);
    if (at === undefined) throw new Error(`${this.folder} has no ${file}`);
    const { outputText } = ts.transpileModule(readFileSync(at, "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const exports: Record<string, unknown> = {};
    // The package's other imports are types and a serializer, of which nothing is called.
    const load = (name: string) => (name.includes("mappers") ? mappers : {});
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- data that is published as code
    (new Function("exports", "require", outputText) as (to: object, of: typeof load) => void)(exports, load);
    return exports;
  }
}

function unpacked(name: string, version: string, temporary: string): string {
  const folder = join(temporary, `${name.replaceAll(/\W/g, "-")}-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    execFileSync("npm", ["pack", "--silent", `${name}@${version}`], { cwd: folder });
    const archive = readdirSync(folder).find((file) => file.endsWith(".tgz"));
    execFileSync("tar", ["xzf", archive ?? ""], { cwd: folder });
  }
  const inner = ["package/src", "package/dist/esm"].map((at) => join(folder, at));
  const found = inner.find((at) => ["ts", "js"].some((ending) => existsSync(join(at, `models/mappers.${ending}`))));
  if (found === undefined) throw new Error(`${name} ${version} ships no mappers.`);
  return found;
}
