import { RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { Flow } from "../../../components/flows";
import type { StoreLink } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { policyDocument } from "../shared/policy-document";

const reading = ["s3:GetObject"];
// An upload in parts that fails is ended by whoever began it.
const writing = ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"];

/** What the flow table says that the application may do with its site's assets. */
export function letAppUse(scope: Scope, site: AwsSite, { bucket }: StoreLink, flows: readonly Flow[]): void {
  const { app, keys } = site.link;
  const access = flows.filter(({ from }) => from === "app").map((flow) => flow.access ?? "read");
  const reads = access.some((each) => each !== "write");
  const writes = access.some((each) => each !== "read");
  new RolePolicy(
    `app-assets-${site.region}`,
    {
      role: app.role.name,
      policy: policyDocument(
        {
          Sid: "UseAssets",
          Effect: "Allow",
          Action: [...(reads ? reading : []), ...(writes ? writing : [])],
          Resource: pulumi.interpolate`${bucket.arn}/*`,
        },
        { Sid: "ListAssets", Effect: "Allow", Action: "s3:ListBucket", Resource: bucket.arn },
        {
          Sid: "OpenAssets",
          Effect: "Allow",
          Action: [...(reads ? ["kms:Decrypt"] : []), ...(writes ? ["kms:GenerateDataKey"] : [])],
          Resource: keys.storage.arn,
          Condition: { StringEquals: { "kms:ViaService": `s3.${site.region}.amazonaws.com` } },
        },
      ),
    },
    inSite(scope, site),
  );
}
