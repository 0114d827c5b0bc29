import type { Cloud } from "../cloud";
import { valuesAt } from "../paths";
import { refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";

/** The texts at a path: `subnetIds[]`. */
export function textsAt(inputs: Fields, path: string): readonly string[] {
  return valuesAt(inputs, path).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}

export function textAt(inputs: Fields, path: string): string {
  return textsAt(inputs, path)[0] ?? "";
}

export function numberAt(inputs: Fields, path: string): number | undefined {
  const [found] = valuesAt(inputs, path);
  return found === undefined || Number.isNaN(Number(found.value)) ? undefined : Number(found.value);
}

/** The one ready thing of a type whose property is that text. */
export function ready(cloud: Cloud, type: string, property: string, value: string): Thing | undefined {
  return cloud.things.by(type, property, value).find(({ state }) => state === "ready");
}

/** Physical name: as the inputs say, or made up by the provider. */
export function physical(cloud: Cloud, request: Request): string {
  const { name } = request.inputs;
  return typeof name === "string" ? name : cloud.idOf(request);
}

/** Things of these types that name a value at a path, and so keep it from being deleted. */
export function usersOf(
  cloud: Cloud,
  places: readonly (readonly [type: string, path: string])[],
  values: readonly string[],
): readonly Thing[] {
  return places.flatMap(([type, path]) =>
    cloud.things.of(type).filter(({ inputs }) => textsAt(inputs, path).some((text) => values.includes(text))),
  );
}

/** Refuses to delete what something else still uses. */
export function refuseInUse(
  thing: Thing,
  cloud: Cloud,
  code: string,
  places: readonly (readonly [type: string, path: string])[],
): void {
  const ids = [thing.id, thing.outputs["arn"], thing.outputs["name"], thing.inputs["name"]].map(String);
  const [user] = usersOf(cloud, places, ids);
  if (user !== undefined) refuse(code, `${thing.name} is in use by ${user.type} ${user.name}`);
}

/** Scope of a name within an account and a region. */
export function here({ account, region }: Request): string {
  return `${account} ${region}`;
}
