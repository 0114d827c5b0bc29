import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Request } from "../thing";
import { dropWith } from "./in-use";

const here = ({ account, region }: Request): string => `${account} ${region}`;
const hub = "aws:securityhub/account:Account";

/**
 * One of each in an account and region. Codes: Amazon GuardDuty, AWS Security Hub and Amazon Inspector API references; 2026-11.
 */
export const accountGuards: readonly Kind[] = [
  {
    type: "aws:guardduty/detector:Detector",
    names: (request) => [{ scope: here(request), name: "detector", code: "BadRequestException" }],
    removed: (thing, cloud) => {
      dropWith(thing, [["aws:guardduty/detectorFeature:DetectorFeature", "detectorId"]], cloud);
    },
  },
  {
    type: "aws:guardduty/detectorFeature:DetectorFeature",
    references: [{ path: "detectorId", to: ["aws:guardduty/detector:Detector"], code: "BadRequestException" }],
  },
  {
    type: hub,
    names: (request) => [{ scope: here(request), name: "hub", code: "ResourceConflictException" }],
    takes: [1_000, 30_000],
  },
  {
    type: "aws:securityhub/standardsSubscription:StandardsSubscription",
    create: (request, cloud) => {
      const arn = String(request.inputs["standardsArn"]);
      if (!isSubscribed(request, cloud))
        refuse("InvalidAccessException", `Account ${request.account} is not subscribed to AWS Security Hub`);
      if (!arn.startsWith(`arn:aws:securityhub:${request.region}::standards/`))
        refuse("InvalidInputException", `${arn} is no standard of ${request.region}`);
    },
    takes: [10_000, 180_000],
  },
  {
    type: "aws:inspector2/enabler:Enabler",
    names: (request) => [{ scope: here(request), name: "inspector", code: "ConflictException" }],
    takes: [30_000, 300_000],
  },
];

function isSubscribed({ region, account }: Request, cloud: Cloud): boolean {
  return cloud.things
    .of(hub)
    .some((each) => each.state === "ready" && each.region === region && each.account === account);
}
