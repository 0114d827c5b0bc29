import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
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
  // What the cloud was doing it does to the end, whoever asked for it.
  await sleep(2 * shop.weather.slowest);
  const pending = (shop.engine.state().pending_operations ?? []).map(({ resource }) => resource.urn);
  const known = new Set((shop.engine.state().resources ?? []).map(({ id }) => id));
  const imports = pending.flatMap((urn) => {
    const [, , type = "", name = ""] = urn.split("::");
    const thing = shop
      .things(type.slice(type.lastIndexOf("$") + 1))
      .find((each) => each.name === name && !known.has(each.id));
    return thing === undefined ? [] : [{ urn, id: thing.id }];
  });
  // Where the provider died, the engine takes a creation for failed. Only the tags tell whose they are.
  const orphans = shop
    .things()
    .filter(({ id }) => id !== "none" && !known.has(id) && !imports.some((one) => one.id === id));
  for (const orphan of orphans) shop.cloud.drop(orphan);
  if (pending.length > 0) {
    const flags = imports.flatMap(({ urn, id }) => [urn, id].flatMap((word) => ["--import-pending-creates", word]));
    const { code, output } = await shop.refresh(
      ...flags,
      ...(imports.length < pending.length ? ["--clear-pending-creates"] : []),
    );
    assert.equal(code, 0, output);
  }
  const { code, output } = await shop.up();
  assert.equal(code, 0, output);
  const steps = stepsIn(output);
  const names = shop.things().map(({ type, name, id }) => `${type} ${name} ${id}`);
  const stated = new Set((shop.engine.state().resources ?? []).map(({ id }) => id));
  const unowned = shop.things().filter(({ id }) => !stated.has(id));
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
