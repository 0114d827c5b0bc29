import { absent } from "./place";

/** A wider value, and what else must change beside it in the same object for it to be one. */
export interface Wider {
  readonly value: unknown;
  readonly beside?: Readonly<Record<string, unknown>>;
}

export interface Where {
  /** Type token. */
  readonly type: string;
  /** Name of the property; of an entry of a list, the list's. */
  readonly key: string;
  /** True for an entry of a list. */
  readonly entry: boolean;
}

/** Peers of a firewall rule that are named, not numbered: anyone instead. Inline rules of AWS take lists. */
const peers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  referencedSecurityGroupId: { cidrIpv4: "0.0.0.0/0" },
  prefixListId: { cidrIpv4: "0.0.0.0/0" },
  sourceSecurityGroupId: { cidrBlocks: ["0.0.0.0/0"] },
  prefixListIds: { cidrBlocks: ["0.0.0.0/0"] },
  securityGroups: { cidrBlocks: ["0.0.0.0/0"] },
  sourceApplicationSecurityGroups: { sourceAddressPrefix: "*" },
  destinationApplicationSecurityGroups: { destinationAddressPrefix: "*" },
};

const everyAddress = { 4: "0.0.0.0/0", 6: "::/0" } as const;
const v4 = /^\d{1,3}(\.\d{1,3}){3}(\/\d+)?$/;
const v6 = /^[\da-f:]*:[\da-f:]*(\/\d+)?$/i;
const ports = /^(\d+(-\d+)?|)$/;

/** Keys of an object that say who or what, and are widened where the whole object is. */
const whoOrWhat =
  /^(Principal|Action|Resource|actions|dataActions|protocol|ipProtocol|fromPort|toPort|port|ports)$|cidr|AddressPrefix|PortRange|assignableScopes/i;

/** Objects that say when and how, which widening leaves alone unless a row names them. */
const unopened: ReadonlySet<string> = new Set(["Condition", "tags"]);

/** The ways in which a value can be opened to everything; none where it is open already, or can't be opened. */
export function wider(value: unknown, where: Where): readonly Wider[] {
  const beside = /security(Group|Rule)/i.test(where.type) ? peers[where.key] : undefined;
  if (beside !== undefined && !where.entry) return [{ value: absent, beside }];
  if (typeof value === "string" || typeof value === "number") {
    const all = everything(value, where);
    return all === undefined || all === value ? [] : [{ value: all }];
  }
  if (Array.isArray(value)) return widerList(value, where);
  if (typeof value !== "object" || value === null) return [];
  if (where.key === "Principal" || where.key === "NotPrincipal") return [{ value: "*" }, ...widerPrincipals(value)];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!whoOrWhat.test(key) && !(key in peers) && (unopened.has(key) || !holdsObjects(inner))) return [];
    return wider(inner, { ...where, key, entry: false }).map((wide) => ({ value: placed(value, key, wide) }));
  });
}

function holdsObjects(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((entry) => typeof entry === "object");
  return typeof value === "object" && value !== null;
}

/** `{AWS: "arn:…"}` to `{AWS: "*"}`: the other way to write everybody. */
function widerPrincipals(principals: object): readonly Wider[] {
  return Object.entries(principals)
    .filter(([kind, names]) => kind === "AWS" && names !== "*")
    .map(([kind]) => ({ value: { ...principals, [kind]: "*" } }));
}

function widerList(list: readonly unknown[], where: Where): readonly Wider[] {
  if (list.every((entry) => typeof entry === "string")) {
    const [first] = list;
    if (first === undefined) return [];
    const all = everything(first, { ...where, entry: true });
    return all === undefined || list.includes(all as string) ? [] : [{ value: [all] }];
  }
  return list.flatMap((entry, index) =>
    wider(entry, { ...where, entry: true }).map((wide) => ({ value: list.with(index, wide.value) })),
  );
}

function everything(value: string | number, { type, key, entry }: Where): unknown {
  if (typeof value === "number") {
    if (/^(from_?port|startPort)$/i.test(key)) return 0;
    return /^(to_?port|endPort)$/i.test(key) ? 65_535 : undefined;
  }
  const azure = type.startsWith("azure-native:");
  if (azure && /AddressPrefix(es)?$/i.test(key)) return entry ? everyAddress[4] : "*";
  if (v4.test(value)) return everyAddress[4];
  if (v6.test(value)) return everyAddress[6];
  if (/PortRanges?$|^ports?$/i.test(key) && (ports.test(value) || value === "*")) return entry ? "0-65535" : "*";
  if (/^(ip)?protocol$/i.test(key)) return azure ? "*" : "-1";
  // A scope of Azure, to the whole subscription.
  const subscription = /^\/subscriptions\/[^/]+(?=\/)/i.exec(value);
  if (azure && subscription !== null) return subscription[0];
  return value === "" ? undefined : "*";
}

function placed(holder: object, key: string, { value, beside = {} }: Wider): object {
  const entries = Object.entries(holder).map(([name, inner]) => [name, name === key ? value : inner] as const);
  return { ...Object.fromEntries(entries.filter(([, inner]) => inner !== absent)), ...beside };
}
