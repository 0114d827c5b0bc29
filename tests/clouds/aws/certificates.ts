import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Thing } from "../thing";
import { ready, refuseInUse, textAt, textsAt } from "./parts";

const certificateType = "aws:acm/certificate:Certificate";

/** From the record to the certificate; ACM says "up to 30 minutes", and takes one to five. */
const proven = 60_000;

/**
 * Certificate Manager. Codes: API reference (RequestCertificate, DeleteCertificate); a certificate is pending until the record
 * of each of its names stands in DNS. User guide, "DNS validation"; 2026-11.
 */
export const certificates: readonly Kind[] = [
  {
    type: certificateType,
    remove: (thing, cloud) =>
      refuseInUse(thing, cloud, "ResourceInUseException", [
        ["aws:lb/listener:Listener", "certificateArn"],
        ["aws:cloudfront/distribution:Distribution", "viewerCertificate.acmCertificateArn"],
      ]),
    quota: {
      most: 2500,
      code: "LimitExceededException",
      source: "Certificate Manager user guide, quotas: 2,500 certificates a region; 2026-11",
    },
    takes: [2_000, 15_000],
  },
  {
    type: "aws:acm/certificateValidation:CertificateValidation",
    references: [{ path: "certificateArn", to: [certificateType], by: "arn", code: "ResourceNotFoundException" }],
    create({ inputs }, cloud) {
      const certificate = ready(cloud, certificateType, "arn", textAt(inputs, "certificateArn"));
      const given = textsAt(inputs, "validationRecordFqdns[]").map(withoutDot);
      // The provider compares the two lists before it waits.
      const missing = proofsOf(certificate).filter(({ name }) => !given.includes(withoutDot(name)));
      if (missing.length > 0 && given.length > 0)
        refuse("InvalidParameterException", `${missing.map(({ name }) => name).join(", ")} must be set too`);
    },
    // It waits 75 minutes, then gives up: here after the time that it took, because nothing else is on its way.
    made({ inputs }, cloud) {
      const certificate = ready(cloud, certificateType, "arn", textAt(inputs, "certificateArn"));
      if (certificate !== undefined && !isIssued(certificate, cloud))
        refuse("PENDING_VALIDATION", `${certificate.id} is not issued: a record that proves a name is missing`);
    },
    takes: [proven, 300_000],
  },
];

/** Whether ACM has found the record of each name. */
export function isIssued(certificate: Thing, cloud: Cloud): boolean {
  return proofsOf(certificate).every(({ name, value }) =>
    ["", "."].some((dot) =>
      cloud.things
        .by("aws:route53/record:Record", "name", withoutDot(name) + dot)
        .some(
          ({ state, ready: since, inputs }) =>
            state === "ready" && since + proven <= cloud.now && textsAt(inputs, "records[]").includes(value),
        ),
    ),
  );
}

/** Whether a certificate is good for a name. */
export function covers({ inputs }: Thing, name: string): boolean {
  const names = [textAt(inputs, "domainName"), ...textsAt(inputs, "subjectAlternativeNames[]")];
  return names.some((each) => each === name || (each.startsWith("*.") && name.replace(/^[^.]+/, "*") === each));
}

function proofsOf(certificate: Thing | undefined): readonly { readonly name: string; readonly value: string }[] {
  const options = (certificate?.outputs["domainValidationOptions"] ?? []) as readonly Readonly<
    Record<string, string>
  >[];
  return options.map((option) => ({
    name: option["resourceRecordName"] ?? "",
    value: option["resourceRecordValue"] ?? "",
  }));
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, "");
}
