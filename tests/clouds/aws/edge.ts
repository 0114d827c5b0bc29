import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Fields } from "../thing";
import { covers, isIssued } from "./certificates";
import { ready, refuseInUse, textAt, textsAt } from "./parts";

const distributionType = "aws:cloudfront/distribution:Distribution";
const accessType = "aws:cloudfront/originAccessControl:OriginAccessControl";

/** AWS's own policies, the same in every account. Source: CloudFront developer guide, managed policies; 2026-11. */
const managedPolicies: Readonly<Record<string, readonly string[]>> = {
  NoSuchCachePolicy: ["658327ea-f89d-4fab-a63d-7439e8886e28", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"],
  NoSuchResponseHeadersPolicy: [
    "e61eb60c-9c35-4d20-a928-2b84e02af89c",
    "67f7725c-6f97-4210-82d7-5512b31e9d03",
    "60669652-455b-4ae9-85a4-c4c02393f86c",
  ],
};

/** CloudFront. Codes: API reference (CreateDistribution, CreateOriginAccessControl and their Delete…); 2026-11. */
export const edge: readonly Kind[] = [
  {
    type: accessType,
    global: true,
    remove: (thing, cloud) =>
      refuseInUse(thing, cloud, "OriginAccessControlInUse", [[distributionType, "origins[].originAccessControlId"]]),
    quota: {
      most: 100,
      per: ({ account }) => account,
      code: "TooManyOriginAccessControls",
      source: "CloudFront developer guide, quotas: 100 origin access controls; 2026-11",
    },
    takes: [500, 5_000],
  },
  {
    type: distributionType,
    global: true,
    references: [
      { path: "origins[].originAccessControlId", to: [accessType], code: "InvalidOriginAccessControl" },
      // A list for a region is no list for the edge, whatever its ARN says.
      {
        path: "webAclId",
        to: ["aws:wafv2/webAcl:WebAcl"],
        by: "arn",
        where: "account",
        code: "InvalidWebACLId",
      },
      {
        path: "origins[].domainName",
        to: ["aws:s3/bucket:Bucket"],
        by: "bucketRegionalDomainName",
        where: "account",
        code: "InvalidOrigin",
        named: (value) => (value.includes(".s3.") ? value : undefined),
      },
      // Looked at below, because it must be issued and stand in one region.
      { path: "viewerCertificate.acmCertificateArn", to: [], code: "", named: () => undefined },
    ],
    names: ({ inputs }) =>
      textsAt(inputs, "aliases[]").map((name) => ({ scope: "the world", name, code: "CNAMEAlreadyExists" })),
    create: ({ inputs }, cloud) => check(inputs, cloud),
    update: (_thing, news, cloud) => check(news, cloud),
    quota: {
      most: 500,
      per: ({ account }) => account,
      code: "TooManyDistributions",
      source: "CloudFront developer guide, quotas: 500 distributions an account; 2026-11",
    },
    takes: [180_000, 900_000],
  },
];

function check(inputs: Fields, cloud: Cloud): void {
  const arn = textAt(inputs, "viewerCertificate.acmCertificateArn");
  const certificate = ready(cloud, "aws:acm/certificate:Certificate", "arn", arn);
  if (certificate === undefined || certificate.region !== "us-east-1" || !isIssued(certificate, cloud))
    return refuse("InvalidViewerCertificate", `${arn} does not exist, isn't in us-east-1, or isn't issued`);
  for (const alias of textsAt(inputs, "aliases[]"))
    if (!covers(certificate, alias)) refuse("InvalidViewerCertificate", `${arn} does not cover ${alias}`);
  const acl = textAt(inputs, "webAclId");
  if (acl !== "" && !acl.includes(":global/")) refuse("InvalidWebACLId", `${acl} is not for the edge`);
  const origins = [...textsAt(inputs, "origins[].originId"), ...textsAt(inputs, "originGroups[].originId")];
  const named = [
    ...textsAt(inputs, "defaultCacheBehavior.targetOriginId"),
    ...textsAt(inputs, "originGroups[].members[].originId"),
  ];
  for (const id of named) if (!origins.includes(id)) refuse("NoSuchOrigin", `there is no origin ${id}`);
  checkManaged(inputs, "cachePolicyId", "NoSuchCachePolicy");
  checkManaged(inputs, "responseHeadersPolicyId", "NoSuchResponseHeadersPolicy");
}

function checkManaged(inputs: Fields, field: string, code: string): void {
  const id = textAt(inputs, `defaultCacheBehavior.${field}`);
  if (id !== "" && !managedPolicies[code]?.includes(id)) refuse(code, `there is no ${field} ${id}`);
}
