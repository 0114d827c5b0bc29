import type { ResourceView } from "../policy/view";
import type { Cloud } from "./document";

const prefixes: Readonly<Record<Cloud, string>> = { aws: "aws:", azure: "azure-native:" };

/** Clouds that a stack has resources on. */
export function cloudsOf(resources: readonly ResourceView[]): readonly Cloud[] {
  return (["aws", "azure"] as const).filter((cloud) => resources.some(({ type }) => type.startsWith(prefixes[cloud])));
}
