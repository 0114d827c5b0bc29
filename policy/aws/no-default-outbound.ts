import { isFalse, isOneOf, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, unseen } from "../view";

/** Interface endpoints whose usual names lead elsewhere on purpose: S3 and DynamoDB have gateways for these. */
const withoutNames = /\.(s3|s3express|s3-global\.accesspoint|dynamodb|dynamodb-streams)$/;

/** Without the service's own name the endpoint stands idle: calls go round it, through the internet. */
const endpoint: Check = (resource) => {
  const service = at(resource, "serviceName");
  if (at(resource, "vpcEndpointType") === "Interface") {
    if (typeof service !== "string" || !/^(com|cn)\.amazonaws\./.test(service)) return [];
    if (service.includes(".vpce.") || withoutNames.test(service)) return [];
    const named = at(resource, "privateDnsEnabled");
    if (named === unseen || named === true || named === "true") return [];
    return violates("privateDnsEnabled", named, "true", "turn it on: the service's name then leads to the endpoint");
  }
  const tables = at(resource, "routeTableIds");
  if (!Array.isArray(tables) || entries(tables).length > 0) return [];
  return violates(
    "routeTableIds",
    tables,
    "the tables of private subnets",
    "name them: an endpoint without a table is no way",
  );
};

/** Ways out that a service opens by itself unless it is told not to. Source: @pulumi/aws 7.48.0, declarations; 2026-11. */
export const noDefaultOutbound: CloudRule = {
  name: "no-default-outbound",
  resources: {
    "aws:ec2/vpcEndpoint:VpcEndpoint": endpoint,
    "aws:sagemaker/notebookInstance:NotebookInstance": isOneOf("directInternetAccess", ["Disabled"]),
    "aws:sagemaker/domain:Domain": isOneOf("appNetworkAccessType", ["VpcOnly"]),
    "aws:sagemaker/model:Model": (resource) =>
      at(resource, "enableNetworkIsolation") === true || at(resource, "vpcConfig") !== undefined
        ? []
        : violates(
            "enableNetworkIsolation",
            undefined,
            "true, or a vpcConfig",
            "set it, or place the model in the network",
          ),
    // A default subnet has a route to the internet and gives addresses: what starts in it is outside at once.
    "aws:ec2/defaultSubnet:DefaultSubnet": isFalse("mapPublicIpOnLaunch", "turn it off, or take a subnet of your own"),
  },
};
