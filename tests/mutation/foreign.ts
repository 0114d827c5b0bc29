const word = "foreign-";
const account = "999988887777";

/** Words in ids that say what kind of thing follows, not which. */
const kinds = new Set(["*", "", "app", "net", "regional", "webacl", "keys", "secrets", "certificates", "root"]);

/** The value with every reference in it leading elsewhere: same shape, another name. */
export function foreign(value: unknown): unknown {
  if (typeof value === "string") return foreignText(value);
  if (Array.isArray(value)) return value.map(foreign);
  if (typeof value !== "object" || value === null) return value;
  // Maps by id, as Azure's user-assigned identities are.
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.startsWith("/") ? foreignText(key) : key, foreign(inner)]),
  );
}

function foreignText(text: string): string {
  if (text === "" || text === "*") return text;
  if (/^\d{12}$/.test(text)) return account;
  if (/^\/subscriptions\//i.test(text)) return foreignAzureId(text);
  if (text.startsWith("arn:")) return foreignArn(text);
  const url = /^(https?:\/\/)([^/]+)(.*)$/.exec(text);
  if (url !== null) return `${url[1] ?? ""}${rename(url[2] ?? "")}${(url[3] ?? "").split("/").map(rename).join("/")}`;
  if (text.includes("/")) return renameLast(text);
  return rename(text);
}

/** All names below the resource group: what is referred to is of another lineage. */
function foreignAzureId(id: string): string {
  const [before = "", ...providers] = id.split(/\/providers\//i);
  if (providers.length === 0) return renameLast(before);
  const renamed = providers.map((part) => {
    const [namespace = "", ...steps] = part.split("/");
    return [namespace, ...steps.map((step, index) => (index % 2 === 1 ? rename(step) : step))].join("/");
  });
  return [before, ...renamed].join("/providers/");
}

function foreignArn(arn: string): string {
  const [, partition = "", service = "", region = "", owner = "", ...rest] = arn.split(":");
  const resource = rest.join(":");
  const head = (id: string) => ["arn", partition, service, region, id].join(":");
  if (resource === "root" || resource === "*" || resource === "") return `${head(account)}:${resource}`;
  const steps = resource.split(/([:/])/);
  // The first step is the kind; of a bucket it is the name and the rest a path, and what stands alone is a name.
  const isName = (index: number) => (service === "s3" || steps.length === 1 ? index === 0 : index > 0);
  const renamed = steps.map((step, index) => (index % 2 === 0 && isName(index) ? rename(step) : step));
  return `${head(owner)}:${renamed.join("")}`;
}

function renameLast(path: string): string {
  const steps = path.split("/");
  const last = steps.findLastIndex((step) => !kinds.has(step));
  return steps.map((step, index) => (index === last ? rename(step) : step)).join("/");
}

function rename(name: string): string {
  if (kinds.has(name)) return name;
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name)) return shifted(name);
  // "sg-0a1b2c3d", with or without more after it.
  const id = /^([a-z]+-)([\da-f]{8,17})(?:-(.*))?$/.exec(name);
  if (id === null) return `${word}${name}`;
  return `${id[1] ?? ""}${shifted(id[2] ?? "")}${id[3] === undefined ? "" : `-${word}${id[3]}`}`;
}

function shifted(hex: string): string {
  return hex.replace(/[\da-f]/gi, (digit) => ((parseInt(digit, 16) + 1) % 16).toString(16));
}
