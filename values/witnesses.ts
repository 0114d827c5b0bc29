import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Witnesses } from "./check";
import { aws } from "./rules/aws";
import { azure } from "./rules/azure";
import type { Model } from "./shape";

/** Every model and every rule there is, of both clouds. */
export function witnesses(folder = join(__dirname, "models")): Witnesses {
  return { models: ["aws", "azure"].flatMap((cloud) => modelsIn(join(folder, cloud))), rules: [...aws, ...azure] };
}

function modelsIn(folder: string): Model[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Model);
}
