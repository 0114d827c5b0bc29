import { all, cannotTell, each, holds, isAbsent, isNotTrue, violates } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";

/**
 * Functions of databases that read files of the machine, or run programs on it. Off by default; and what each is for: user guides of
 * RDS for MySQL, PostgreSQL and SQL Server; 2026-11.
 */
const risky: Readonly<Record<string, readonly string[]>> = {
  local_infile: ["0", "OFF", "off"],
  "clr enabled": ["0"],
  "ole automation procedures": ["0"],
  "external scripts enabled": ["0"],
  "remote access": ["0"],
  xp_cmdshell: ["0"],
  "cross db ownership chaining": ["0"],
  "ad hoc distributed queries": ["0"],
};

const functions: Check = (resource) => {
  const list = at(resource, "parameters");
  if (list === unseen) return cannotTell("parameters", "seen");
  return entries(list).flatMap((entry, index) => {
    const name = read(entry, "name");
    const value = read(entry, "value");
    const off = typeof name === "string" ? risky[name.toLowerCase()] : undefined;
    if (off === undefined || value === unseen || off.includes(String(value))) return [];
    return violates(`parameters.${index}.value`, value, `${String(name)} off`, "leave it out, or set it to 0");
  });
};

/** A container that is privileged is root on the machine. Definitions are JSON in text. */
const containers: Check = (resource) => {
  const text = at(resource, "containerDefinitions");
  if (text === unseen) return cannotTell("containerDefinitions", "seen");
  if (typeof text !== "string" || !/"privileged"\s*:\s*true/.test(text)) return [];
  return violates(
    "containerDefinitions",
    true,
    "privileged false or not set",
    "give the container the one capability it needs",
  );
};

export const unneededServicesOff: CloudRule = {
  name: "unneeded-services-off",
  resources: {
    "aws:rds/parameterGroup:ParameterGroup": functions,
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": functions,
    "aws:ecs/taskDefinition:TaskDefinition": containers,
    "aws:ec2/serialConsoleAccess:SerialConsoleAccess": isNotTrue("enabled", "leave the serial console off"),
    // FTP is in clear, always.
    "aws:transfer/server:Server": each("protocols", "", (property) =>
      holds(property, (value) => value !== "FTP", "SFTP, FTPS or AS2", "leave FTP out: it is in clear"),
    ),
    // The website endpoint of S3 speaks HTTP only, and to everybody: a distribution needs none.
    "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": websiteOff(),
    "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2": websiteOff(),
    "aws:s3/bucket:Bucket": isAbsent("website", "let a distribution read the bucket through origin access control"),
    "aws:s3/bucketV2:BucketV2": isAbsent(
      "websites",
      "let a distribution read the bucket through origin access control",
    ),
    "aws:sagemaker/notebookInstance:NotebookInstance": all(
      holds("rootAccess", (value) => value === "Disabled", '"Disabled"'),
      holds("directInternetAccess", (value) => value === "Disabled", '"Disabled"'),
    ),
  },
};

function websiteOff(): Check {
  return holds(
    "indexDocument",
    (value) => value === undefined,
    "not set",
    "let a distribution read the bucket through origin access control: the website endpoint speaks HTTP only",
  );
}
