import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";

/** One clause: the field is one of these. */
interface Clause {
  readonly field: string;
  readonly values: readonly string[];
}

/** All clauses that must hold; each is a list of which one is enough. `unseen` where some of it can't be seen. */
function clausesOf(alert: ResourceView): readonly (readonly Clause[])[] | typeof unseen {
  const all = at(alert, "condition.allOf");
  if (all === unseen) return unseen;
  const clauses = entries(all).map((clause) => {
    const any = read(clause, "anyOf");
    return any === undefined ? [clauseOf(clause)] : entries(any).map(clauseOf);
  });
  return clauses.flat().includes(unseen) ? unseen : (clauses as readonly (readonly Clause[])[]);
}

function clauseOf(clause: unknown): Clause | typeof unseen {
  const [field, equal, any] = [read(clause, "field"), read(clause, "equals"), read(clause, "containsAny")];
  const values = [equal, ...entries(any)].filter((value) => value !== undefined);
  if (clause === unseen || any === unseen || values.includes(unseen) || field === unseen) return unseen;
  return { field: String(field).toLowerCase(), values: values.map((value) => String(value).toLowerCase()) };
}

/** Whether a field of a call that succeeded, about a resource of the type, may have one of these values. */
function fits({ field, values }: Clause, type: string): boolean {
  switch (field) {
    case "category":
      return values.includes("administrative");
    case "resourcetype":
      return values.includes(type);
    case "resourceprovider":
      return values.includes(type.split("/")[0] ?? "");
    case "operationname":
      return values.some((operation) => typeOf(operation) === type);
    case "status":
    case "properties.status":
      return values.some((status) => ["succeeded", "success", "started", "accepted"].includes(status));
    case "level":
      return values.some((level) => ["informational", "warning"].includes(level));
    // Anything else leaves calls out: those of other people, groups or resources.
    default:
      return false;
  }
}

/** "Microsoft.Sql/servers/delete" is about "Microsoft.Sql/servers". */
function typeOf(operation: string): string {
  return operation.replace(/\/[^/]+\/action$|\/(write|delete)$/, "");
}

/** Whether an alarm is raised by a call that removes or changes something of this type. */
export function heardBy(alert: ResourceView, type: string): boolean | typeof unseen {
  const clauses = clausesOf(alert);
  if (clauses === unseen) return unseen;
  const ofCalls = clauses.some((any) =>
    any.some(({ field, values }) => field === "category" && values.includes("administrative")),
  );
  return ofCalls && clauses.every((any) => any.some((clause) => fits(clause, type)));
}

/** Whether an alarm is raised by everything of a category. */
export function hearsCategory(alert: ResourceView, category: string): boolean | typeof unseen {
  const clauses = clausesOf(alert);
  if (clauses === unseen) return unseen;
  return (
    clauses.length > 0 &&
    clauses.every((any) => any.some(({ field, values }) => field === "category" && values.includes(category)))
  );
}
