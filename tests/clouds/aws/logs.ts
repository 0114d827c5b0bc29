import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { Refusal, refuse } from "../refusal";
import type { Request, Thing } from "../thing";
import { assumable, keyAllows, roleAllows } from "./access";
import { dropWith, notYet } from "./in-use";
import { allows, documentIn } from "./policy-document";
import { checkPrincipals } from "./principals";

const missing = "ResourceNotFoundException";
const exists = "ResourceAlreadyExistsException";
const limit = "LimitExceededException";
const group: Reference = { path: "logGroupName", to: ["aws:cloudwatch/logGroup:LogGroup"], code: missing };
const source = "Amazon CloudWatch Logs user guide, quotas; 2026-11";

/** Characters of a resource policy. */
const policyMost = 5_120;

/**
 * Codes: Amazon CloudWatch Logs API reference; 2026-11. What the provider repeats: terraform-provider-aws,
 * internal/service/logs/subscription_filter.go (a test message that was not taken, for five minutes); 2026-11.
 */
export const logs: readonly Kind[] = [
  {
    type: "aws:cloudwatch/logGroup:LogGroup",
    taken: "ResourceAlreadyExistsException",
    names: ({ account, region, inputs }) =>
      typeof inputs["name"] === "string" ? [{ scope: `${account} ${region}`, name: inputs["name"], code: exists }] : [],
    create: checkKey,
    update: (thing, news, cloud) => {
      checkKey({ ...thing, inputs: news }, cloud);
    },
    remove: ({ name, inputs }) => {
      if (inputs["deletionProtectionEnabled"] === true) notYet("OperationAbortedException", `${name} is protected`);
    },
    removed: (thing, cloud) => {
      dropWith(
        thing,
        [
          ["aws:cloudwatch/logStream:LogStream", "logGroupName"],
          ["aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "logGroup"],
        ],
        cloud,
      );
    },
    takes: [200, 8_000],
  },
  {
    type: "aws:cloudwatch/logStream:LogStream",
    references: [group],
    taken: "ResourceAlreadyExistsException",
  },
  {
    type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    create: (request, cloud) => {
      const size = (documentIn(request.inputs, "policyDocument") ?? "").length;
      if (size > policyMost) refuse("InvalidParameterException", `${size} characters, of ${policyMost}`);
      checkPrincipals(request, cloud, { field: "policyDocument", code: "InvalidParameterException" });
    },
    quota: { most: 10, code: "LimitExceededException", source },
  },
  {
    type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
    references: [
      { ...group, path: "logGroup" },
      {
        path: "destinationArn",
        to: ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"],
        by: "arn",
        code: "InvalidParameterException",
      },
    ],
    create: ({ inputs, region, account }, cloud) => {
      const [role, stream] = [String(inputs["roleArn"]), String(inputs["destinationArn"])];
      const group = `arn:aws:logs:${region}:${account}:log-group:${String(inputs["logGroup"])}:*`;
      if (!assumable(cloud, role, "logs.amazonaws.com", { "aws:SourceArn": group }))
        throw new Refusal(
          "ValidationException",
          `Make sure you have given CloudWatch Logs permission to assume ${role}`,
          true,
        );
      if (!roleAllows(cloud, role, { action: "firehose:PutRecord", resource: stream }))
        throw new Refusal(
          "InvalidParameterException",
          "Could not deliver test message to specified Firehose stream",
          true,
        );
    },
    quota: { most: 2, per: ({ inputs }) => String(inputs["logGroup"]), code: limit, source },
  },
];

function checkKey({ inputs, region, account, ...request }: Request, cloud: Cloud): void {
  const { kmsKeyId } = inputs;
  if (typeof kmsKeyId !== "string") return;
  const name = String(inputs["name"] ?? `${request.name}-made-up`);
  const context = { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:${name}` };
  const service = `logs.${region}.amazonaws.com`;
  if (
    !["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"].every((action) =>
      keyAllows(cloud, kmsKeyId, service, action, context),
    )
  )
    refuse("AccessDeniedException", `The specified KMS key does not exist or is not allowed to be used with ${name}`);
}

/** Whether the vended-logs service may write into a log group, by the resource policies of its region. */
export function groupTakesVendedLogs(
  cloud: Cloud,
  { region, account }: Pick<Thing, "region" | "account">,
  groupArn: string,
): boolean {
  const policies = cloud.things
    .of("aws:cloudwatch/logResourcePolicy:LogResourcePolicy")
    .filter((each) => each.state === "ready" && each.region === region && each.account === account);
  const attempt = {
    principal: "delivery.logs.amazonaws.com",
    resource: `${groupArn.replace(/:\*$/, "")}:log-stream:made-up`,
    context: {
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:aws:logs:${region}:${account}:delivery-source:made-up`,
    },
  };
  return ["logs:CreateLogStream", "logs:PutLogEvents"].every((action) =>
    policies.some(({ inputs }) => allows(documentIn(inputs, "policyDocument"), { ...attempt, action })),
  );
}
