import type { Broken, ValueRule } from "../../rule";
import { at } from "../read";

interface State {
  readonly Type?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Resource?: string;
  readonly Choices?: readonly State[];
  readonly Catch?: readonly State[];
  readonly Branches?: readonly Machine[];
  readonly Iterator?: Machine;
  readonly ItemProcessor?: Machine;
}

interface Machine {
  readonly StartAt?: string;
  readonly States?: Readonly<Record<string, State>>;
}

const types = ["Pass", "Task", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map"];
const last = ["Succeed", "Fail", "Choice"];

/** Each state is of a known kind, is reached, and goes on to one that is there. */
function problems(machine: Machine, path: string): Broken[] {
  const states = machine.States ?? {};
  const names = Object.keys(states);
  const found: Broken[] = [];
  const reached = new Set<string>();
  const goes = (where: string, to: string | undefined) => {
    if (to === undefined) return;
    reached.add(to);
    if (!names.includes(to)) found.push({ path: where, given: to, allowed: `one of the states ${names.join(", ")}` });
  };
  if (machine.StartAt === undefined) found.push({ path: `${path}.StartAt`, given: undefined, allowed: "a state" });
  goes(`${path}.StartAt`, machine.StartAt);
  for (const [name, state] of Object.entries(states)) {
    const here = `${path}.States.${name}`;
    const { Type: type = "" } = state;
    if (!types.includes(type)) found.push({ path: `${here}.Type`, given: type, allowed: `one of ${types.join(", ")}` });
    if (name.length > 80) found.push({ path: here, given: name, allowed: "a name of at most 80 characters" });
    goes(`${here}.Next`, state.Next);
    goes(`${here}.Default`, state.Default);
    for (const choice of state.Choices ?? []) goes(`${here}.Choices.Next`, choice.Next);
    for (const caught of state.Catch ?? []) goes(`${here}.Catch.Next`, caught.Next);
    if (!last.includes(type) && (state.Next === undefined) === (state.End !== true))
      found.push({ path: here, given: { Next: state.Next, End: state.End }, allowed: "either a Next or an End" });
    if (type === "Choice" && (state.Choices ?? []).length === 0)
      found.push({ path: `${here}.Choices`, given: state.Choices, allowed: "a choice" });
    if (type === "Task" && !/^arn:aws[a-z-]*:(?:states:[a-z0-9-]*:[0-9]*:|lambda:)/.test(state.Resource ?? ""))
      found.push({ path: `${here}.Resource`, given: state.Resource, allowed: "the ARN of an integration" });
    for (const inner of [...(state.Branches ?? []), state.Iterator, state.ItemProcessor])
      if (inner !== undefined) found.push(...problems(inner, here));
  }
  for (const name of names)
    if (!reached.has(name))
      found.push({ path: `${path}.States.${name}`, given: name, allowed: "a state that another goes to" });
  return found;
}

export const stateMachine: readonly ValueRule[] = [
  {
    name: "states-language",
    types: ["aws:sfn/stateMachine:StateMachine"],
    reads: ["definition"],
    source: "Amazon States Language specification; 2026-11, from memory",
    broken: ({ inputs }) =>
      at(inputs, "definition").flatMap(({ path, value }) => {
        try {
          return problems(JSON.parse(String(value)) as Machine, path);
        } catch {
          return [{ path, given: value, allowed: "JSON" }];
        }
      }),
  },
];
