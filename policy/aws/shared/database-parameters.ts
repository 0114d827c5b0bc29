import { cannotTell, show } from "../../checks";
import type { Check, Complaint } from "../../rule";
import { at, entries, read, unseen } from "../../view";
import { familyOf, forcingOf } from "./database-engines";

/** Parameters that say which version of TLS a database still takes. */
const versions = /^(ssl_min_protocol_version|tls_version|rds\.tls\d+)$/;

/** A group of parameters forces encrypted connections, and no old TLS. */
export const forcesTls: Check = (resource) => {
  const list = at(resource, "parameters");
  if (list === unseen) return cannotTell("parameters", "seen");
  const { engine, version } = familyOf(at(resource, "family")) ?? { engine: "", version: NaN };
  const forcing = forcingOf(engine);
  const complaints: Complaint[] = [];
  entries(list).forEach((entry, index) => {
    const name = read(entry, "name");
    const value = read(entry, "value");
    const property = `parameters.${index}.value`;
    const complain = (wanted: string) =>
      complaints.push({
        verdict: "violates",
        property,
        found: `${String(name)} ${show(value)}`,
        wanted,
        mend: `set it to ${wanted}`,
      });
    if (forcing !== undefined && name === forcing.parameter) {
      if (value === unseen) complaints.push(...cannotTell(property, forcing.on[0] ?? ""));
      else if (!forcing.on.includes(String(value))) complain(forcing.on[0] ?? "");
    }
    if (typeof name === "string" && versions.test(name) && /TLSv1(\.1)?(,|$)|^(TLSv1(\.[01])?)$/i.test(String(value)))
      complain("TLSv1.2");
  });
  const said = entries(list).some((entry) => read(entry, "name") === forcing?.parameter);
  if (forcing !== undefined && !said && !(version >= forcing.byDefaultFrom)) {
    const [on = ""] = forcing.on;
    const mend = `set ${forcing.parameter} to ${on}: ${engine} takes plain connections by default`;
    complaints.push({
      verdict: "violates",
      property: "parameters",
      found: `no ${forcing.parameter}`,
      wanted: on,
      mend,
    });
  }
  return complaints;
};

/** A database on the parameters that come with its engine. */
export const defaultsForceTls =
  (group: string): Check =>
  (resource) => {
    if (at(resource, group) !== undefined) return [];
    if (at(resource, "replicateSourceDb") !== undefined || at(resource, "globalClusterIdentifier") !== undefined)
      return [];
    const engine = at(resource, "engine");
    const forcing = typeof engine === "string" ? forcingOf(engine) : undefined;
    if (forcing === undefined) return [];
    const version = at(resource, "engineVersion");
    // Without a version the newest is taken.
    if (version === undefined && forcing.byDefaultFrom < Infinity) return [];
    if (version === unseen) return cannotTell(group, "seen");
    if (parseFloat(String(version)) >= forcing.byDefaultFrom) return [];
    const wanted = `a group with ${forcing.parameter} ${forcing.on[0] ?? ""}`;
    return [{ verdict: "violates", property: group, found: "not set", wanted, mend: `give it ${wanted}` }];
  };
