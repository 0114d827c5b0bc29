import { violates } from "../../checks";
import type { About } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at } from "../../view";
import { logGroupType } from "./log-flows";

import { textsIn } from "../../view";

const instanceType = "aws:rds/instance:Instance";
const exported = "enabledCloudwatchLogsExports";

/** After a failover the copy is the database: it logs what its source logs. */
export function copiesOfDatabases(stack: StackView): readonly About[] {
  const lacks = (model: ResourceView, other: ResourceView) =>
    at(model, "parameterGroupName") !== undefined && at(other, "parameterGroupName") === undefined
      ? violates(
          "parameterGroupName",
          undefined,
          `a group, as ${model.name} has`,
          "give it one: the default records little",
        )
      : [];
  const pairs = stack
    .ofType(instanceType)
    .flatMap((copy) =>
      stack.referred(copy, "replicateSourceDb", instanceType).map((source) => [source, copy] as const),
    );
  return [...pairs, ...pairs.map(([source, copy]) => [copy, source] as const)].map(([model, other]) => {
    const [wanted, has] = [textsIn(at(model, exported)), textsIn(at(other, exported))];
    const lacking = has.length === 0 ? [] : wanted.filter((log) => !has.includes(log));
    const mend = `export ${lacking.join(", ")} too, as ${model.name} does`;
    return {
      resource: other,
      complaints: [
        ...(lacking.length === 0 ? [] : violates(exported, has, wanted.join(", "), mend)),
        ...lacks(model, other),
      ],
    };
  });
}

/**
 * A database makes the group of a log that it exports by itself, without a key and without an end. Where the stack makes some of
 * them, it makes them all.
 */
export function logGroupsOfDatabases(stack: StackView): readonly About[] {
  const names = stack.ofType(logGroupType).flatMap((group) => textsIn(at(group, "name")));
  return stack.ofType(instanceType).flatMap((database) => ofDatabase(database, names));
}

function ofDatabase(database: ResourceView, names: readonly string[]): readonly About[] {
  const identifier = at(database, "identifier");
  if (typeof identifier !== "string") return [];
  const prefix = `/aws/rds/instance/${identifier}/`;
  const made = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  if (made.length === 0) return [];
  const lacking = textsIn(at(database, exported)).filter((log) => !made.includes(log));
  const mend = `make the log group ${prefix}${lacking[0] ?? ""}, with a key and a retention`;
  return [
    {
      resource: database,
      complaints: lacking.length === 0 ? [] : violates(exported, lacking, "a log group of the stack for each", mend),
    },
  ];
}
