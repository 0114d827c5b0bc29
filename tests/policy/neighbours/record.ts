import { record } from "../../../plan/record";
import type { RecordedResource } from "../../../plan/recorded";
import type { Neighbour } from "./neighbour";

/** What the default providers are told. */
const config = {
  aws: { "aws:region": "us-east-1" },
  azure: { "azure-native:location": "eastus2", "azure-native:subscriptionId": "00000000-0000-4000-8000-000000000000" },
} as const;

/** Everything that a neighbour registers. */
export async function recordNeighbour(
  { cloud, program }: Neighbour,
  outputs: "made-up" | "unknown" = "made-up",
): Promise<readonly RecordedResource[]> {
  const args = { project: "neighbour", stack: "test", config: config[cloud], outputs };
  const { resources } = await record(() => quietly(program), args);
  return resources;
}

/** Some neighbours use deprecated types on purpose; the SDK says so each time. Recordings take turns, so this is undone. */
async function quietly(program: Neighbour["program"]): Promise<unknown> {
  const { warn } = console;
  console.warn = (text: string) => (/ is deprecated: /.test(text) ? undefined : warn(text));
  try {
    return await program();
  } finally {
    console.warn = warn;
  }
}
