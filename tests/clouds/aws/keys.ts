import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Request } from "../thing";
import { deployer } from "./access";
import { allows, documentIn } from "./policy-document";
import { checkPrincipals } from "./principals";

const malformed = "MalformedPolicyDocumentException";

/**
 * Codes: AWS KMS API reference, CreateKey, PutKeyPolicy, CreateAlias; 2026-11. What the provider repeats:
 * terraform-provider-aws, internal/service/kms/key.go (principals that are not known yet); 2026-11.
 */
export const keys: readonly Kind[] = [
  {
    type: "aws:kms/key:Key",
    create: (request, cloud) => {
      checkPolicy(request);
      checkPrincipals(request, cloud, { field: "policy", code: malformed, repeats: true });
    },
    update: (thing, news, cloud) => {
      checkPolicy({ ...thing, inputs: news });
      checkPrincipals({ ...thing, inputs: news }, cloud, { field: "policy", code: malformed });
    },
    // What is encrypted with it is not asked: the key waits for some days, and can be had back.
    removed: (thing, cloud) => {
      for (const alias of cloud.things.by("aws:kms/alias:Alias", "targetKeyId", thing.id)) cloud.drop(alias);
    },
    takes: [2_000, 30_000],
  },
  {
    type: "aws:kms/alias:Alias",
    taken: "AlreadyExistsException",
    references: [{ path: "targetKeyId", to: ["aws:kms/key:Key"], by: "keyId", code: "NotFoundException" }],
    names: ({ account, region, inputs }) => [
      { scope: `${account} ${region}`, name: String(inputs["name"]), code: "AlreadyExistsException" },
    ],
    quota: {
      most: 50,
      per: ({ inputs }) => String(inputs["targetKeyId"]),
      code: "LimitExceededException",
      source: "AWS KMS developer guide, resource quotas: aliases a key; 2026-11",
    },
  },
];

/** KMS takes no policy after which the one who wrote it could not write another. */
function checkPolicy({ account, inputs }: Pick<Request, "account" | "inputs">): void {
  const document = documentIn(inputs, "policy");
  if (document === undefined || inputs["bypassPolicyLockoutSafetyCheck"] === true) return;
  const attempt = { principal: deployer(account), action: "kms:PutKeyPolicy", resource: "arn:aws:kms:key" };
  if (!allows(document, attempt)) refuse(malformed, "the new key policy will not allow you to update it in the future");
}
