import assert from "node:assert/strict";
import type { Thing } from "../../clouds/thing";
import type { StateFile } from "../engine";
import { stepsIn } from "../shop";
import type { Figure, Stage } from "./scenario";

/**
 * Brings a stack to its end after a run that broke off: what the engine had asked for and not heard of is either imported, as it
 * is there, or dropped from the state. Everything is there once then, and a further run changes nothing.
 */
export async function finish(
  { shop, planned }: Pick<Stage, "shop" | "planned">,
  failed: string,
  left: number,
): Promise<Figure> {
  await shop.rest();
  const pending = (shop.engine.state().pending_operations ?? []).map(({ resource }) => resource);
  const known = inState(shop);
  const imports = pending.flatMap((resource) => {
    const [, , type = "", name = ""] = resource.urn.split("::");
    const thing = shop
      .things(type.slice(type.lastIndexOf("$") + 1))
      .find((each) => each.name === name && !known.has(key(each)));
    return thing === undefined ? [] : [{ resource, thing }];
  });
  // Where the provider died, the engine takes a creation for failed. Only the tags tell whose they are.
  const orphans = shop
    .things()
    .filter((thing) => !known.has(key(thing)) && !imports.some((one) => one.thing === thing));
  for (const orphan of orphans) shop.cloud.drop(orphan);
  if (pending.length > 0) {
    // The engine's own flag for it (`refresh --import-pending-creates`) drops what it names, as of 3.260.
    const cleared = await shop.refresh("--clear-pending-creates");
    assert.equal(cleared.code, 0, cleared.output);
  }
  if (imports.length > 0) {
    const file = shop.engine.file("imports.json", JSON.stringify(importFile(imports)));
    const flags = ["--yes", "--skip-preview", "--protect=false", "--generate-code=false"];
    const imported = await shop.engine.run("import", "--file", file, ...flags);
    assert.equal(imported.code, 0, imported.output);
  }
  const { code, output } = await shop.up();
  assert.equal(code, 0, output);
  const steps = stepsIn(output);
  const names = shop.things().map(({ type, name, id }) => `${type} ${name} ${id}`);
  const stated = inState(shop);
  const unowned = shop.things().filter((thing) => !stated.has(key(thing)));
  assert.deepEqual(
    unowned.map(({ name }) => name),
    [],
    "something is there twice",
  );
  assert.equal(new Set(names).size, planned, "something is there twice, or not at all");
  const again = await shop.up("--expect-no-changes");
  assert.equal(again.code, 0, again.output);
  return {
    failed,
    left: `${left} resources; of ${pending.length} that the state knew to be under way ${imports.length} were there and were imported; ${orphans.length} that it did not know were deleted by hand`,
    next: `${steps.created} created, ${steps.updated} updated, ${steps.replaced} replaced`,
    lost: "nothing: each resource is there once",
  };
}

type Pending = NonNullable<StateFile["pending_operations"]>[number]["resource"];

/** By type too: two of different types may have the same id. */
function key({ type, id }: { readonly type: string; readonly id: string }): string {
  return `${type} ${id}`;
}

function inState(shop: Stage["shop"]): ReadonlySet<string> {
  const { resources = [] } = shop.engine.state();
  return new Set(resources.map(({ type, id = "" }) => key({ type, id })));
}

/** As `pulumi import --file` takes it: parents and providers by a name of their own. */
function importFile(imports: readonly { readonly resource: Pending; readonly thing: Thing }[]) {
  // A provider is referred to as `<urn>::<id>`.
  const providerOf = ({ provider }: Pending) => provider.slice(0, provider.lastIndexOf("::"));
  const urns = [...new Set(imports.flatMap(({ resource }) => [resource.parent, providerOf(resource)]))];
  const nameOf = (urn: string) => `named-${urns.indexOf(urn)}`;
  const resources = imports.map(({ resource, thing: { type, name, id } }) => ({
    ...{ type, name, id },
    parent: nameOf(resource.parent),
    provider: nameOf(providerOf(resource)),
  }));
  return { nameTable: Object.fromEntries(urns.map((urn) => [nameOf(urn), urn])), resources };
}
