import { all, cannotTell, isAbsent, isNoneOf, never, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, unseen } from "../view";

const exact = "the name of one host";
const name = "name the hosts one by one: a wildcard says not whom the certificate is for";

const noWildcard: Check = (resource) => {
  const domain = at(resource, "domainName");
  const others = at(resource, "subjectAlternativeNames");
  return [
    ...(domain === unseen ? cannotTell("domainName", exact) : []),
    ...(typeof domain === "string" && domain.startsWith("*") ? violates("domainName", domain, exact, name) : []),
    ...entries(others).flatMap((value, index) =>
      typeof value === "string" && value.startsWith("*")
        ? violates(`subjectAlternativeNames.${index}`, value, exact, name)
        : [],
    ),
  ];
};

/** ACM renews what it issued itself and may validate by a DNS record without anybody. ACM, "Managed renewal"; 2026-11. */
const renewed = all(
  isAbsent("certificateBody", "let ACM issue the certificate: an imported one ends on its day"),
  isNoneOf("validationMethod", ["EMAIL"], "validate by DNS: a mail has to be answered at every renewal"),
);

export const certificateInventory: CloudRule = {
  name: "certificate-inventory",
  resources: {
    "aws:acm/certificate:Certificate": all(noWildcard, renewed),
    "aws:iam/serverCertificate:ServerCertificate": never(
      "name",
      "a certificate of ACM",
      "let ACM issue it: IAM neither renews a certificate nor warns of its end",
    ),
  },
};
