import { either, holds, isNoneOf, isOneOf, notEmpty, show } from "../../checks";
import type { Check } from "../../rule";
import { at, entries, read, unseen } from "../../view";
import { mayInclude } from "./references";

const on = "switch its log on";

/** One of these is in the list. */
function includes(property: string, ...wanted: readonly string[]): Check {
  return holds(
    property,
    (value) => mayInclude(value, ...wanted),
    `with ${wanted.map(show).join(" or ")}`,
    `export the ${wanted.join(" or ")} log`,
  );
}

/** By the beginning of the engine: which log is the audit log. */
const engines: readonly (readonly [engine: string, ...logs: string[]])[] = [
  ["postgres", "postgresql"],
  ["aurora-postgresql", "postgresql"],
  ["aurora", "audit", "error", "general", "instance"],
  ["mysql", "audit", "error", "general"],
  ["mariadb", "audit", "error", "general"],
  ["oracle", "audit", "alert", "listener"],
  ["sqlserver", "error", "agent"],
  ["db2", "diag.log", "notify.log"],
];

const exportsOf: Check = (resource) => {
  const engine = at(resource, "engine");
  const known = engines.find(([name]) => typeof engine === "string" && engine.startsWith(name));
  const property = "enabledCloudwatchLogsExports";
  if (known === undefined) return notEmpty(property, on)(resource);
  const [, ...logs] = known;
  return includes(property, ...logs)(resource);
};

/** The list has an entry for which this holds. */
function some(property: string, right: (entry: unknown) => boolean, wanted: string): Check {
  return holds(property, (value) => entries(value).some((entry) => entry === unseen || right(entry)), wanted, on);
}

const isOn = (value: unknown) => value === true || value === "true" || value === unseen;

const auditLog = some(
  "logPublishingOptions",
  (entry) => read(entry, "logType") === "AUDIT_LOGS" && read(entry, "enabled") !== false,
  "AUDIT_LOGS among them",
);

const given = (property: string): Check => notEmpty(property, on);

const balancer: Check = (resource) => {
  // Of the others only one that ends TLS has access logs at all, and a gateway's has none.
  const kind = at(resource, "loadBalancerType");
  if (kind === "gateway" || (kind === "network" && at(resource, "accessLogs") === undefined)) return [];
  const enabled = holds("accessLogs.enabled", isOn, "true", "set it, and name a bucket of the same region");
  return [...enabled(resource), ...given("accessLogs.bucket")(resource)];
};

/**
 * What has a log that can be switched on, and how. Off is the default of all but the classic balancer's block.
 * Source: @pulumi/aws 7.48.0, declarations of each type; AWS Security Hub's controls on logging of each service; 2026-11.
 */
export const loggable: Readonly<Record<string, Check>> = {
  "aws:rds/instance:Instance": exportsOf,
  "aws:rds/cluster:Cluster": exportsOf,
  "aws:docdb/cluster:Cluster": includes("enabledCloudwatchLogsExports", "audit"),
  "aws:neptune/cluster:Cluster": includes("enableCloudwatchLogsExports", "audit"),
  "aws:elasticache/replicationGroup:ReplicationGroup": given("logDeliveryConfigurations"),
  "aws:lb/loadBalancer:LoadBalancer": balancer,
  "aws:alb/loadBalancer:LoadBalancer": balancer,
  "aws:elb/loadBalancer:LoadBalancer": (resource) => [
    ...given("accessLogs.bucket")(resource),
    ...isNoneOf("accessLogs.enabled", [false, "false"], on)(resource),
  ],
  "aws:eks/cluster:Cluster": includes("enabledClusterLogTypes", "audit"),
  "aws:apigateway/stage:Stage": given("accessLogSettings.destinationArn"),
  "aws:apigatewayv2/stage:Stage": given("accessLogSettings.destinationArn"),
  "aws:opensearch/domain:Domain": auditLog,
  "aws:elasticsearch/domain:Domain": auditLog,
  "aws:msk/cluster:Cluster": either(
    holds("loggingInfo.brokerLogs.cloudwatchLogs.enabled", isOn, "true", on),
    holds("loggingInfo.brokerLogs.s3.enabled", isOn, "true", on),
    holds("loggingInfo.brokerLogs.firehose.enabled", isOn, "true", on),
  ),
  "aws:mq/broker:Broker": either(
    holds("logs.general", isOn, "true", on),
    holds("logs.audit", (value) => isOn(value), "true", on),
  ),
  "aws:redshiftserverless/namespace:Namespace": includes("logExports", "connectionlog", "userlog"),
  "aws:sfn/stateMachine:StateMachine": (resource) => [
    ...isOneOf("loggingConfiguration.level", ["ALL", "ERROR", "FATAL"], on)(resource),
    ...given("loggingConfiguration.logDestination")(resource),
  ],
  "aws:appsync/graphQLApi:GraphQLApi": given("logConfig"),
  "aws:globalaccelerator/accelerator:Accelerator": holds("attributes.flowLogsEnabled", isOn, "true", on),
  "aws:transfer/server:Server": either(given("structuredLogDestinations"), given("loggingRole")),
};
