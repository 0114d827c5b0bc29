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
];
