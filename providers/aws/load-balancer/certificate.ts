import { Certificate, CertificateValidation } from "@pulumi/aws/acm";
import { Record as DnsRecord } from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";

/** A certificate as requested. Nothing may use it before it is issued. */
export function request(
  scope: Scope,
  name: string,
  [first, ...others]: readonly [string, ...string[]],
  opts: pulumi.CustomResourceOptions,
): Certificate {
  return new Certificate(
    name,
    {
      domainName: first,
      ...(others.length > 0 && { subjectAlternativeNames: others }),
      validationMethod: "DNS",
      keyAlgorithm: "EC_prime256v1",
      tags: { ...scope.tags, Name: first },
    },
    opts,
  );
}

/**
 * The record that proves a name to be ours. It is the same for every certificate of the account that has the name, in any
 * region, so there is one for each name and not for each certificate. Taken by name: the list is in no order.
 */
export function proof(
  name: string,
  zoneId: string,
  domain: string,
  certificate: Certificate,
  opts: pulumi.CustomResourceOptions,
): DnsRecord {
  const option = certificate.domainValidationOptions.apply((options) => {
    const found = options.find(({ domainName }) => domainName === domain);
    if (found === undefined) throw new Error(`the certificate says nothing of how to prove ${domain}`);
    return found;
  });
  return new DnsRecord(
    name,
    {
      zoneId,
      name: option.resourceRecordName,
      type: option.resourceRecordType,
      records: [option.resourceRecordValue],
      ttl: 60,
      // Another stack of the account may have proven the name before.
      allowOverwrite: true,
    },
    opts,
  );
}

/** ARN of a certificate once it is issued: listeners and distributions refuse one that isn't. */
export function issued(
  name: string,
  certificate: Certificate,
  proofs: readonly DnsRecord[],
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const validation = new CertificateValidation(
    name,
    { certificateArn: certificate.arn, validationRecordFqdns: proofs.map(({ fqdn }) => fqdn) },
    opts,
  );
  return validation.certificateArn;
}
