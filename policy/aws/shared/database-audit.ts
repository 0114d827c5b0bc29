import { cannotTell, violates } from "../../checks";
import type { Check, Complaint } from "../../rule";
import { at, entries, read, unseen } from "../../view";

export const parameterGroupTypes: readonly string[] = [
  "aws:rds/parameterGroup:ParameterGroup",
  "aws:rds/clusterParameterGroup:ClusterParameterGroup",
];

const property = "parameters";
const off = ["0", "off", "false", ""];

/**
 * What a group of parameters says about the record that the database itself writes. What it doesn't say is as weak as the
 * default, but only a group that means to record sessions is held to it: log_connections is off, pgaudit.log is none.
 * Source: RDS, "Using pgAudit to log database activity"; 2026-11.
 */
export const databaseAudit: Check = (group) => {
  const family = at(group, "family");
  if (typeof family === "string" && !/postgres/.test(family)) return [];
  const given = at(group, property);
  if (given === unseen) return cannotTell(property, "parameters that record sessions");
  const all = entries(given);
  if (all.length === 0) return missing("a group without parameters", "log_connections and pgaudit");
  if (all.includes(unseen)) return [];
  const value = (name: string) => {
    const found = all.find((each) => read(each, "name") === name);
    return found === undefined ? undefined : read(found, "value");
  };
  const libraries = value("shared_preload_libraries");
  const audits = ["pgaudit.log", "pgaudit.role"].some((name) => value(name) !== undefined) || has(libraries, "pgaudit");
  const sessions = ["log_connections", "log_disconnections"].flatMap((name) => {
    const is = value(name);
    if (is === unseen) return cannotTell(property, `${name} on`);
    if (is !== undefined && off.includes(String(is))) return missing(`${name} off`, `${name} on`);
    return is === undefined && audits
      ? missing(`no ${name}`, `${name} on, as pgaudit records what comes after it`)
      : [];
  });
  return [...sessions, ...(audits ? audit(libraries, value("pgaudit.log")) : [])];
};

function audit(libraries: unknown, log: unknown): readonly Complaint[] {
  const loaded =
    libraries === unseen || has(libraries, "pgaudit")
      ? []
      : missing("no pgaudit loaded", "it in shared_preload_libraries");
  if (log === unseen) return loaded;
  const weak = log === undefined || ["none", ""].includes(String(log));
  return weak
    ? [...loaded, ...missing("pgaudit.log set to none", "the classes that it records: ddl, role, write")]
    : loaded;
}

function has(libraries: unknown, name: string): boolean {
  return typeof libraries === "string" && libraries.split(",").some((each) => each.trim() === name);
}

function missing(found: string, wanted: string): readonly Complaint[] {
  return violates(property, found, wanted, `set ${wanted}`);
}
