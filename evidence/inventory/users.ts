import type { StackView } from "../../policy/stack-view";
import type { ResourceView } from "../../policy/view";
import { label, sorted } from "../names";

/** Resources whose inputs hold an output of this one, with the property. */
export function usersOf(stack: StackView, of: ResourceView): readonly string[] {
  return sorted(
    stack.resources.flatMap((resource) =>
      Object.entries(resource.propertyDependencies).flatMap(([property, urns]) =>
        urns.includes(of.urn) ? [`${label(resource)}: ${property}`] : [],
      ),
    ),
  );
}
