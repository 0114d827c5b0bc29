import { violates } from "../../checks";
import type { About, Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";

/** A complaint whose `found` is said in words, about a resource as a whole where no property is named. */
export function says(found: string, wanted: string, mend: string, property = ""): readonly Complaint[] {
  return violates(property, undefined, wanted, mend).map((complaint) => ({ ...complaint, found }));
}

/** What a check says of each resource of these types. */
export function ofEach(
  stack: StackView,
  types: readonly string[],
  judge: (resource: ResourceView) => readonly Complaint[] | undefined,
): readonly About[] {
  return stack.ofType(...types).flatMap((resource) => {
    const complaints = judge(resource);
    return complaints === undefined ? [] : [{ resource, complaints }];
  });
}
