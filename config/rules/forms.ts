/** Form that a cloud gives to the value of a neutral key. */
interface Form {
  readonly cloud: string;
  readonly key: "account" | "dnsZone";
  readonly pattern: RegExp;
  readonly allowed: string;
  readonly mend: string;
}

export const forms: readonly Form[] = [
  {
    cloud: "aws",
    key: "account",
    pattern: /^\d{12}$/,
    allowed: "12 digits",
    mend: "run aws sts get-caller-identity, then pulumi config set account <its Account>; in the file, put it in quotes",
  },
  {
    cloud: "aws",
    key: "dnsZone",
    pattern: /^Z[A-Z0-9]{7,31}$/,
    allowed: "Z and then 7 to 31 capital letters and digits",
    mend: "run aws route53 list-hosted-zones, then pulumi config set dnsZone <the Id after /hostedzone/>",
  },
  {
    cloud: "azure",
    key: "account",
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    allowed: "a GUID in lower case",
    mend: "run az account show --query id, then pulumi config set account <it>",
  },
  {
    cloud: "azure",
    key: "dnsZone",
    pattern:
      /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[\w.()-]{1,90}\/providers\/Microsoft\.Network\/dnsZones\/[a-z0-9.-]+$/i,
    allowed: "the resource id of a public DNS zone",
    mend: "run az network dns zone list --query '[].id', then pulumi config set dnsZone <it>",
  },
];
