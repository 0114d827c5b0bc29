import type { StackView } from "../../stack-view";
import type { ResourceView, Unseen } from "../../view";
import { at } from "../../view";

/** The region that a resource stands in: its own word, or its provider's; undefined for that of the default provider. */
export function regionOf(stack: StackView, resource: ResourceView): string | Unseen | undefined {
  const own = at(resource, "region");
  if (own !== undefined) return own as string | Unseen;
  const provider = stack.get(resource.provider);
  return provider === undefined ? undefined : (at(provider, "region") as string | Unseen | undefined);
}

/** False only where both regions are seen, and differ. */
export function maySameRegion(stack: StackView, one: ResourceView, other: ResourceView): boolean {
  const [here, there] = [regionOf(stack, one), regionOf(stack, other)];
  return typeof here !== "string" || typeof there !== "string" || here === there;
}
