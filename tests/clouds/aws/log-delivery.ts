import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { refuse } from "../refusal";
import type { Request } from "../thing";
import { notYet } from "./in-use";
import { groupTakesVendedLogs } from "./logs";

const source = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const destination = "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination";
const deliveryType = "aws:cloudwatch/logDelivery:LogDelivery";
const missing = "ResourceNotFoundException";
const conflict = "ConflictException";

/**
 * Where no policy lets the service write into the group, it would make one of its own: counted as a refusal, so that it never
 * comes to that. Codes: Amazon CloudWatch Logs API reference, PutDeliverySource, CreateDelivery; user guide, "Logs sent to
 * CloudWatch Logs"; 2026-11.
 */
export const logDelivery: readonly Kind[] = [
  {
    type: source,
    references: [
      {
        path: "resourceArn",
        to: ["aws:cloudfront/distribution:Distribution"],
        by: "arn",
        code: missing,
        where: "account",
      },
    ],
    names: ({ account, region, inputs }) => [
      { scope: `${account} ${region}`, name: String(inputs["name"]), code: conflict },
      {
        scope: `${account} sources`,
        name: `${String(inputs["resourceArn"])} ${String(inputs["logType"])}`,
        code: conflict,
      },
    ],
    create: ({ inputs, region }) => {
      // A distribution's logs are set up where its control plane is.
      if (String(inputs["resourceArn"]).startsWith("arn:aws:cloudfront:") && region !== "us-east-1")
        refuse("ValidationException", `sources of CloudFront can't be made in ${region}`);
    },
    remove: ({ inputs }, cloud) => {
      if (cloud.things.by(deliveryType, "deliverySourceName", String(inputs["name"])).length > 0)
        notYet(conflict, "a delivery still uses the source");
    },
  },
  {
    type: destination,
    references: [
      {
        path: "deliveryDestinationConfiguration.destinationResourceArn",
        to: ["aws:cloudwatch/logGroup:LogGroup", "aws:s3/bucket:Bucket"],
        by: "arn",
        code: missing,
      },
    ],
    names: ({ account, region, inputs }) => [
      { scope: `${account} ${region}`, name: String(inputs["name"]), code: conflict },
    ],
    remove: ({ outputs }, cloud) => {
      if (cloud.things.by(deliveryType, "deliveryDestinationArn", String(outputs["arn"])).length > 0)
        notYet(conflict, "a delivery still uses the destination");
    },
  },
  {
    type: deliveryType,
    references: [
      { path: "deliverySourceName", to: [source], by: "name", code: missing },
      { path: "deliveryDestinationArn", to: [destination], by: "arn", code: missing },
    ],
    names: ({ inputs }) => [
      { scope: String(inputs["deliverySourceName"]), name: String(inputs["deliveryDestinationArn"]), code: conflict },
    ],
    create: checkGroup,
  },
];

function checkGroup(request: Request, cloud: Cloud): void {
  const [to] = cloud.things.by(destination, "arn", String(request.inputs["deliveryDestinationArn"]));
  const { destinationResourceArn: arn } = (to?.inputs["deliveryDestinationConfiguration"] ?? {}) as Record<
    string,
    string
  >;
  if (arn?.startsWith("arn:aws:logs:") === true && !groupTakesVendedLogs(cloud, request, arn))
    refuse("AccessDeniedException", `no resource policy lets delivery.logs.amazonaws.com write into ${arn}`);
}
