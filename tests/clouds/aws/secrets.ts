import type { Kind } from "../kind";
import { valuesAt } from "../paths";
import { refuse } from "../refusal";
import type { Fields } from "../thing";
import { deployer, keyAllows } from "./access";
import { notYet } from "./in-use";

const secret = "aws:secretsmanager/secret:Secret";
const deleted = "aws:secretsmanager/secret:Deleted";

/** Codes: AWS Secrets Manager API reference; 2026-11. */
export const secrets: readonly Kind[] = [
  {
    type: secret,
    taken: "ResourceExistsException",
    references: [
      {
        path: "replicas[].kmsKeyId",
        to: ["aws:kms/key:Key"],
        by: "arn",
        where: "account",
        code: "ResourceNotFoundException",
      },
    ],
    names: ({ account, region, inputs }) =>
      typeof inputs["name"] === "string"
        ? [{ scope: `${account} ${region}`, name: inputs["name"], code: "ResourceExistsException" }]
        : [],
    create: ({ account, region, inputs }, cloud) => {
      const waiting = cloud.things.by(deleted, "secretName", String(inputs["name"]));
      if (waiting.some((each) => each.account === account && each.region === region))
        notYet("InvalidRequestException", "a secret with this name is already scheduled for deletion");
      for (const { region: there, kmsKeyId } of replicasOf(inputs))
        if (typeof kmsKeyId === "string" && !kmsKeyId.includes(`:${String(there)}:`))
          refuse("InvalidParameterException", `the key of the copy in ${String(there)} must be there too`);
    },
    made: (thing, cloud) => {
      for (const { region: there } of replicasOf(thing.inputs))
        cloud.give({ ...thing, region: String(there), inputs: { replicaOf: thing.id } });
    },
    removed: (thing, cloud) => {
      for (const copy of cloud.things.by(secret, "replicaOf", thing.id)) cloud.drop(copy);
      const { name: secretName = thing.id, recoveryWindowInDays = 30 } = thing.inputs;
      if (recoveryWindowInDays === 0 || thing.owner === "cloud") return;
      // Its name is held until the last day.
      cloud.give({ ...thing, type: deleted, inputs: { secretName } });
    },
  },
  {
    type: "aws:secretsmanager/secretVersion:SecretVersion",
    references: [{ path: "secretId", to: [secret], code: "ResourceNotFoundException" }],
    create: ({ inputs, account }, cloud) => {
      const [of] = cloud.things.by(secret, "id", String(inputs["secretId"]));
      if (of === undefined) return;
      const keys = [{ region: of.region, kmsKeyId: of.inputs["kmsKeyId"] }, ...replicasOf(of.inputs)];
      for (const { region, kmsKeyId } of keys) {
        if (typeof kmsKeyId !== "string") continue;
        const context = { "kms:ViaService": `secretsmanager.${String(region)}.amazonaws.com` };
        if (!keyAllows(cloud, kmsKeyId, deployer(account), "kms:GenerateDataKey", context))
          refuse("EncryptionFailure", `${kmsKeyId} can't be used through Secrets Manager`);
      }
    },
  },
];

function replicasOf(inputs: Fields): readonly Fields[] {
  return valuesAt(inputs, "replicas[]").map(({ value }) => value as Fields);
}
