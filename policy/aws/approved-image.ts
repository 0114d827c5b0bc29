import { cannotTell, holds, isNoneOf, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";

/** An image of one id, or the one that a parameter names: AWS's own, or the program's. */
const image =
  (property: string): Check =>
  (resource) => {
    if (at(resource, "launchTemplate") !== undefined && at(resource, property) === undefined) return [];
    return holds(
      property,
      (value) => typeof value === "string" && /^(ami-[\da-f]{8,17}|resolve:ssm:.+)$/.test(value),
      "an image's id, or resolve:ssm: and a parameter",
      `name the image in ${property}`,
    )(resource);
  };

/** A tag can be put to another image tomorrow; a digest can't. */
function isPinned(reference: string): boolean {
  return /@sha256:[\da-f]{64}$/.test(reference);
}

const digest = (property: string): Check =>
  holds(
    property,
    (value) => value === undefined || isPinned(String(value)),
    "an image by its digest (@sha256:…)",
    "name the image by its digest",
  );

const containers: Check = (resource) => {
  const text = at(resource, "containerDefinitions");
  if (text === unseen) return cannotTell("containerDefinitions", "seen");
  let definitions: unknown;
  try {
    definitions = typeof text === "string" ? (JSON.parse(text) as unknown) : text;
  } catch {
    return cannotTell("containerDefinitions", "JSON");
  }
  return entries(definitions)
    .map((definition) => read(definition, "image"))
    .filter((name): name is string => typeof name === "string" && !isPinned(name))
    .flatMap((name) =>
      violates("containerDefinitions", name, "images by their digest", "name the image by its digest"),
    );
};

export const approvedImage: CloudRule = {
  name: "approved-image",
  resources: {
    "aws:ec2/launchTemplate:LaunchTemplate": image("imageId"),
    "aws:ec2/launchConfiguration:LaunchConfiguration": image("imageId"),
    "aws:ec2/instance:Instance": image("ami"),
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": image("ami"),
    "aws:ecs/taskDefinition:TaskDefinition": containers,
    "aws:lambda/function:Function": digest("imageUri"),
    "aws:apprunner/service:Service": digest("sourceConfiguration.imageRepository.imageIdentifier"),
    "aws:ecr/repository:Repository": isNoneOf(
      "imageTagMutability",
      [undefined, "MUTABLE"],
      "set imageTagMutability to IMMUTABLE: else a tag may mean another image tomorrow",
    ),
    "aws:ec2/allowedImagesSettings:AllowedImagesSettings": holds("state", (value) => value === "enabled", '"enabled"'),
    "aws:lambda/codeSigningConfig:CodeSigningConfig": holds(
      "policies.untrustedArtifactOnDeployment",
      (value) => value === "Enforce",
      '"Enforce"',
    ),
  },
};
