import type { Cloud } from "../cloud";
import { refuse } from "../refusal";
import type { Request } from "../thing";
import { allows } from "./policy-document";

const policyType = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";

/** The policy that services write for themselves where the account has none that lets them in. */
export const sharedPolicy = "AWSLogDeliveryWrite20150319";

/** Source: CloudWatch Logs user guide, quotas: 10 resource policies a region, not adjustable; 2026-11. */
const mostPolicies = 10;

/**
 * A service begins to deliver to a log group. Where no policy of the region lets `delivery.logs.amazonaws.com` in, it adds to
 * one of its own, shared by all that the account runs, or makes it.
 */
export function deliverTo(groupName: string, { region, account }: Request, cloud: Cloud, code: string): void {
  const group = cloud.things.at({ type: "aws:cloudwatch/logGroup:LogGroup", region, account }, groupName);
  if (group?.state !== "ready") refuse(code, `there is no log group ${groupName} in ${region}`);
  const inRegion = cloud.things.of(policyType).filter((each) => each.region === region && each.account === account);
  const resource = `arn:aws:logs:${region}:${account}:log-group:${groupName}:log-stream:delivery`;
  const context = { "aws:SourceAccount": account, "aws:SourceArn": `arn:aws:logs:${region}:${account}:*` };
  const attempt = { principal: "delivery.logs.amazonaws.com", action: "logs:PutLogEvents", resource, context };
  if (inRegion.some(({ state, inputs }) => state === "ready" && allows(inputs["policyDocument"], attempt))) return;
  if (inRegion.some(({ inputs }) => inputs["policyName"] === sharedPolicy)) return;
  if (inRegion.length >= mostPolicies)
    refuse(code, `no resource policy can be added in ${region}: there are ${mostPolicies}`);
  const policyDocument = JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: { Service: attempt.principal }, Action: "logs:*", Resource: "*" }],
  });
  const inputs = { policyName: sharedPolicy, policyDocument };
  cloud.give({ type: policyType, name: sharedPolicy, inputs, region, account });
}
