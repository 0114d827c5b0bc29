import { health, drainSeconds } from "../../../components/workload";
import { kept, production, promised } from "../promised";

export const loadBalancer = {
  zones: promised<number>({
    says: "The balancer of a site stands in three zones.",
    per: "serving site",
    holds: (zones, { claims }) => zones >= 3 && zones === claims["zones"],
  }),
  names: promised<string>({
    says: "The shop's name, `static.` and each site's name have a certificate, proved through DNS.",
    per: "stack",
    holds: (name, { settings: { domain } }) => name === domain || name.endsWith(`.${domain}`),
  }),
  "in transit": promised<number>({
    says: "Public names speak TLS 1.2 or newer.",
    per: "stack",
    holds: (version) => version >= 1.2,
  }),
  redirect: kept("Plain HTTP is answered with a redirect only.", "stack"),
  "encrypted again": kept("Requests reach the instances over TLS.", "stack", production),
  firewall: kept("The firewall is on, and blocks.", "stack"),
  "firewall before every name": kept("The firewall stands before every public name.", "stack"),
  "managed rules": promised<number>({
    says: "The firewall has rule sets that the cloud maintains.",
    per: "stack",
    holds: (sets) => sets >= 2,
  }),
  "rate limits": promised<readonly number[]>({
    says: "One address may ask so often in five minutes, and try less often where one signs in or pays.",
    per: "stack",
    holds: (limits) => limits.length === 2,
    same: true,
  }),
  "security headers": kept("Browsers are told to come back over TLS only.", "stack"),
  "shallow health": promised<string>({
    says: "Balancers ask for the shallow health, never for the database's.",
    per: "serving site",
    holds: (path) => path === health.path,
    same: true,
  }),
  drain: promised<number>({
    says: "An instance that leaves has time to end its requests.",
    per: "serving site",
    holds: (seconds) => seconds >= drainSeconds,
  }),
  "deletion guard": kept("What bears the public names is guarded against deletion.", "stack", production),
};
