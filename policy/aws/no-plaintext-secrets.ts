import { cannotTell, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { credentialIn, isTelling } from "./shared/plain-credentials";
import { textOf } from "./shared/user-data";

const wanted = "no credential";
const mend = "take it out and change it; read it at run time from Secrets Manager, or sign in by a role";

function inText(resource: ResourceView, property: string): readonly Complaint[] {
  const value = at(resource, property);
  if (value === unseen) return cannotTell(property, wanted);
  const kind = credentialIn(textOf(value));
  return kind === undefined ? [] : [{ verdict: "violates", property, found: kind, wanted, mend }];
}

/** Names and values: an environment, tags. The name alone tells that a text is a credential. */
function inMap(resource: ResourceView, property: string): readonly Complaint[] {
  const map = at(resource, property);
  if (map === unseen) return cannotTell(property, wanted);
  if (typeof map !== "object" || map === null) return [];
  return Object.keys(map).flatMap((name) => named(name, read(map, name), `${property}.${name}`));
}

function named(name: string, value: unknown, property: string): readonly Complaint[] {
  if (value === unseen) return isTelling(name, "unseen-value") ? cannotTell(property, wanted) : [];
  if (typeof value !== "string") return [];
  const kind = isTelling(name, value) ? `a credential by its name, ${name}` : credentialIn(value);
  return kind === undefined ? [] : [{ verdict: "violates", property, found: kind, wanted, mend }];
}

/** Environments of containers, in JSON. */
function inContainers(resource: ResourceView): readonly Complaint[] {
  const property = "containerDefinitions";
  const text = at(resource, property);
  if (text === unseen) return cannotTell(property, wanted);
  if (typeof text !== "string") return [];
  let definitions: unknown;
  try {
    definitions = JSON.parse(text) as unknown;
  } catch {
    return inText(resource, property);
  }
  const found = entries(definitions).flatMap((definition) =>
    entries(read(definition, "environment")).flatMap((entry) =>
      named(String(read(entry, "name")), read(entry, "value"), property),
    ),
  );
  return found.length > 0 ? found : inText(resource, property);
}

const texts =
  (...properties: readonly string[]): Check =>
  (resource) => [...properties.flatMap((property) => inText(resource, property)), ...inMap(resource, "tags")];

const maps =
  (...properties: readonly string[]): Check =>
  (resource) =>
    [...properties, "tags"].flatMap((property) => inMap(resource, property));

const parameter: Check = (resource) => {
  const type = at(resource, "type");
  if (type === "SecureString") return [];
  const name = at(resource, "name");
  const value = at(resource, "value") ?? at(resource, "insecureValue");
  const property = at(resource, "value") === undefined ? "insecureValue" : "value";
  if (value === unseen) return cannotTell(property, wanted);
  const found = named(typeof name === "string" ? name : resource.name, value, property);
  return found.length === 0 ? [] : violates(property, "…", "a SecureString, or a secret", mend);
};

const projectVariables: Check = (resource) =>
  entries(at(resource, "environment.environmentVariables")).flatMap((variable, index) =>
    ["PARAMETER_STORE", "SECRETS_MANAGER"].includes(String(read(variable, "type")))
      ? []
      : named(
          String(read(variable, "name")),
          read(variable, "value"),
          `environment.environmentVariables.${index}.value`,
        ),
  );

/**
 * Where programs put what machines read, in the open for everybody who may describe them.
 * Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
export const noPlaintextSecrets: CloudRule = {
  name: "no-plaintext-secrets",
  resources: {
    "aws:ec2/launchTemplate:LaunchTemplate": texts("userData"),
    "aws:ec2/launchConfiguration:LaunchConfiguration": texts("userData", "userDataBase64"),
    "aws:ec2/instance:Instance": texts("userData", "userDataBase64"),
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": texts("userData", "userDataBase64"),
    "aws:lightsail/instance:Instance": texts("userData"),
    "aws:imagebuilder/component:Component": texts("data"),
    "aws:imagebuilder/imageRecipe:ImageRecipe": texts("userDataBase64"),
    "aws:lambda/function:Function": maps("environment.variables"),
    "aws:ecs/taskDefinition:TaskDefinition": (resource) => [...inContainers(resource), ...inMap(resource, "tags")],
    "aws:apprunner/service:Service": maps(
      "sourceConfiguration.imageRepository.imageConfiguration.runtimeEnvironmentVariables",
      "sourceConfiguration.codeRepository.codeConfiguration.codeConfigurationValues.runtimeEnvironmentVariables",
    ),
    "aws:amplify/app:App": maps("environmentVariables"),
    "aws:amplify/branch:Branch": maps("environmentVariables"),
    "aws:apigateway/stage:Stage": maps("variables"),
    "aws:apigatewayv2/stage:Stage": maps("stageVariables"),
    "aws:glue/job:Job": maps("defaultArguments"),
    "aws:batch/jobDefinition:JobDefinition": texts("containerProperties"),
    "aws:codebuild/project:Project": (resource) => [
      ...projectVariables(resource),
      ...inText(resource, "source.buildspec"),
    ],
    "aws:cloudformation/stack:Stack": (resource) => [
      ...inText(resource, "templateBody"),
      ...inMap(resource, "parameters"),
    ],
    "aws:sfn/stateMachine:StateMachine": texts("definition"),
    "aws:ssm/document:Document": texts("content"),
    "aws:ssm/association:Association": maps("parameters"),
    "aws:ssm/parameter:Parameter": parameter,
    "aws:s3/bucketObject:BucketObject": texts("content"),
    "aws:s3/bucketObjectv2:BucketObjectv2": texts("content"),
    "aws:appconfig/hostedConfigurationVersion:HostedConfigurationVersion": texts("content"),
    "aws:cloudfront/function:Function": texts("code"),
    "aws:rds/instance:Instance": maps(),
    "aws:rds/cluster:Cluster": maps(),
    "aws:s3/bucket:Bucket": maps(),
    "aws:autoscaling/group:Group": (resource) =>
      entries(at(resource, "tags")).flatMap((tag, index) =>
        named(String(read(tag, "key")), read(tag, "value"), `tags.${index}.value`),
      ),
  },
};
