import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";

const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;
const blockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const accountType = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const ownershipType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const aclTypes = ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"] as const;

/** Off where they are left out. Source: @pulumi/aws 7.48.0, declarations; 2026-11. */
const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

function block(resource: ResourceView): readonly Complaint[] {
  return switches.flatMap((property) => {
    const value = at(resource, property);
    if (value === unseen) return cannotTell(property, "true");
    return value === true || value === "true" ? [] : violates(property, value, "true", `set ${property} to true`);
  });
}

/** Who may act on a bucket by name, whichever generation made it. */
function about(stack: StackView, resource: ResourceView): readonly ResourceView[] {
  return stack.referred(resource, "bucket", ...bucketTypes);
}

/** With access lists on, an object may belong to somebody else, and be given away by a grant that no policy shows. */
function ownership(stack: StackView, resource: ResourceView, granted: ReadonlySet<string>): readonly About[] {
  const property = "rule.objectOwnership";
  const value = at(resource, property);
  if (value === unseen) return [{ resource, complaints: cannotTell(property, "BucketOwnerEnforced") }];
  const buckets = about(stack, resource);
  const used = buckets.some(({ urn }) => granted.has(urn)) || buckets.length === 0;
  if (value === "BucketOwnerEnforced" || (used && value !== "ObjectWriter")) return [{ resource, complaints: [] }];
  const mend = "set it: nothing in this stack grants anything by access lists";
  return [{ resource, complaints: violates(property, value, "BucketOwnerEnforced", mend) }];
}

export const publicAccessBlocked: CloudRule = {
  name: "public-access-blocked",
  relation: (stack) => {
    const buckets = stack.ofType(...bucketTypes);
    const blocks = stack.ofType(blockType);
    const accounts = stack.ofType(accountType);
    const blocked = new Set(blocks.flatMap((each) => about(stack, each)).map(({ urn }) => urn));
    const unsure = blocks.some((each) => stack.untraceable(each, "bucket"));
    const account = accounts.some((each) => block(each).length === 0);
    const granted = new Set(
      [
        ...stack.ofType(...aclTypes).flatMap((each) => about(stack, each)),
        // Standard logs of CloudFront are written with a grant.
        ...stack
          .ofType("aws:cloudfront/distribution:Distribution")
          .flatMap((each) => stack.referred(each, "loggingConfig.bucket", ...bucketTypes)),
        ...buckets.filter((each) => at(each, "acl") !== undefined || at(each, "grants") !== undefined),
      ].map(({ urn }) => urn),
    );
    const wanted = "a BucketPublicAccessBlock with all four switches on";
    return [
      ...[...blocks, ...accounts].map((resource) => ({ resource, complaints: block(resource) })),
      ...buckets.map((resource): About => {
        if (blocked.has(resource.urn) || account) return { resource, complaints: [] };
        if (unsure) return { resource, complaints: cannotTell("", wanted) };
        const complaints = violates(
          "",
          "a bucket whose public access nothing blocks",
          wanted,
          "add one for this bucket",
        );
        return { resource, complaints };
      }),
      ...stack.ofType(ownershipType).flatMap((each) => ownership(stack, each, granted)),
    ];
  },
};
