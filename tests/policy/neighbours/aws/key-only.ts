import { Alias, Key } from "@pulumi/aws/kms";
import type { Neighbour } from "../neighbour";

export const keyOnly: Neighbour = {
  name: "key-only",
  cloud: "aws",
  what: "One customer key with its alias, for other projects to use; nothing else is in it.",
  program: async () => {
    const key = new Key("payments", {
      description: "Envelope encryption of payment references by the payments service",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Enable IAM User Permissions",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:root" },
            Action: "kms:*",
            Resource: "*",
          },
          {
            Sid: "Allow use of the key",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:role/payments-service" },
            Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
            Resource: "*",
            Condition: { StringEquals: { "kms:EncryptionContext:purpose": "payment-reference" } },
          },
        ],
      }),
    });
    new Alias("payments", { name: "alias/payments", targetKeyId: key.keyId });
    return { keyArn: key.arn };
  },
};
