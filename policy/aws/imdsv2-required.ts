import { cannotTell, either, holds, isOneOf, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, read, unseen } from "../view";
import { startedBy } from "./shared/run-instances";

/** Optional where nothing says otherwise (EC2 User Guide, "Configure the instance metadata options"; 2026-11). */
const token: Check = either(
  isOneOf("metadataOptions.httpTokens", ["required"], 'set metadataOptions.httpTokens to "required"'),
  isOneOf("metadataOptions.httpEndpoint", ["disabled"]),
);

/** What an instance doesn't say itself, its template says. */
const orTemplate =
  (check: Check): Check =>
  (resource) =>
    at(resource, "launchTemplate") !== undefined && at(resource, "metadataOptions") === undefined
      ? []
      : check(resource);

const automation: Check = (resource) => {
  const content = at(resource, "content");
  if (content === unseen) return cannotTell("content", "seen");
  return startedBy(content).flatMap((inputs) => {
    const tokens = read(inputs, "MetadataOptions", "HttpTokens");
    if (tokens === "required" || read(inputs, "MetadataOptions", "HttpEndpoint") === "disabled") return [];
    return violates("content", tokens, "MetadataOptions.HttpTokens required", "add it where the instance is started");
  });
};

export const imdsv2Required: CloudRule = {
  name: "imdsv2-required",
  resources: {
    "aws:ec2/launchTemplate:LaunchTemplate": token,
    "aws:ec2/launchConfiguration:LaunchConfiguration": token,
    "aws:ec2/instance:Instance": orTemplate(token),
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": orTemplate(token),
    "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": isOneOf("httpTokens", ["required"]),
    "aws:ec2/ami:Ami": holds("imdsSupport", (value) => value === undefined || value === "v2.0", '"v2.0"'),
    "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": isOneOf(
      "instanceMetadataOptions.httpTokens",
      ["required"],
    ),
    "aws:sagemaker/notebookInstance:NotebookInstance": isOneOf(
      "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion",
      ["2", 2],
    ),
    "aws:ssm/document:Document": automation,
  },
};
