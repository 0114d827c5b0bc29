import {
  all,
  cannotTell,
  each,
  holds,
  ifSet,
  isNoneOf,
  isNotTrue,
  isOneOf,
  isTrue,
  unless,
  violates,
  when,
} from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, entries, read, unseen } from "../view";
import { defaultsForceTls, forcesTls } from "./shared/database-parameters";

const search: Check = all(isTrue("nodeToNodeEncryption.enabled"), isTrue("domainEndpointOptions.enforceHttps"));

/** Required where it is left out (declarations of @pulumi/aws 7.48.0): "preferred" takes plain connections as well. */
const cache: Check = unless(
  "globalReplicationGroupId",
  all(
    isTrue("transitEncryptionEnabled"),
    isNoneOf("transitEncryptionMode", ["preferred"], 'set transitEncryptionMode to "required"'),
  ),
);

const single: Check = (resource) => {
  if (at(resource, "replicationGroupId") !== undefined) return [];
  const engine = at(resource, "engine");
  if (engine === "memcached") return isTrue("transitEncryptionEnabled")(resource);
  return violates(
    "engine",
    engine,
    "a cache that can encrypt its connections",
    "take a replication group or a serverless cache",
  );
};

const targets: Check = (resource) =>
  at(resource, "targetType") === "lambda" || at(resource, "protocol") === undefined
    ? []
    : isNoneOf("protocol", ["HTTP"], 'set protocol to "HTTPS": the balancer opens a connection of its own')(resource);

/** True where it is left out, for each of these. */
const mounted: Check = each("volumes", "", (volume) =>
  ifSet(`${volume}.efsVolumeConfiguration`, isOneOf(`${volume}.efsVolumeConfiguration.transitEncryption`, ["ENABLED"])),
);

/** Engines of the migration service whose connection isn't encrypted by default; the others have no such mode. */
const withMode = /^(mysql|mariadb|postgres|aurora|aurora-postgresql|sqlserver|oracle|mongodb|docdb|db2|sybase)/;

const migration: Check = (resource) =>
  withMode.test(String(at(resource, "engineName")))
    ? isOneOf("sslMode", ["require", "verify-ca", "verify-full"])(resource)
    : [];

/** Left out, a group of the version 2.0 requires it, and one of 1.0 doesn't (Redshift Management Guide; 2026-11). */
const warehouse: Check = (resource) => {
  const list = at(resource, "parameters");
  if (list === unseen) return cannotTell("parameters", "seen");
  const index = entries(list).findIndex((entry) => read(entry, "name") === "require_ssl");
  if (index >= 0) return isOneOf(`parameters.${index}.value`, ["true", "1", true])(resource);
  return at(resource, "family") === "redshift-1.0"
    ? violates("parameters", list, "require_ssl true", "add the parameter require_ssl with the value true")
    : [];
};

const serverless: Check = (resource) => {
  const index = entries(at(resource, "configParameters")).findIndex(
    (entry) => read(entry, "parameterKey") === "require_ssl",
  );
  return index < 0 ? [] : isOneOf(`configParameters.${index}.parameterValue`, ["true", true])(resource);
};

/**
 * What "encrypted connections only" means for each kind of store or service that takes others too. Entries for the public have
 * rules of their own: https-only, tls-1-2-or-later. Source: @pulumi/aws 7.48.0, declarations of each type; 2026-11.
 */
const resources: Readonly<Record<string, Check>> = {
  "aws:rds/parameterGroup:ParameterGroup": forcesTls,
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": forcesTls,
  "aws:docdb/clusterParameterGroup:ClusterParameterGroup": forcesTls,
  "aws:neptune/clusterParameterGroup:ClusterParameterGroup": forcesTls,
  "aws:rds/instance:Instance": defaultsForceTls("parameterGroupName"),
  "aws:rds/cluster:Cluster": defaultsForceTls("dbClusterParameterGroupName"),
  "aws:rds/proxy:Proxy": isTrue("requireTls"),
  "aws:redshift/parameterGroup:ParameterGroup": warehouse,
  "aws:redshiftserverless/workgroup:Workgroup": serverless,
  "aws:elasticache/replicationGroup:ReplicationGroup": cache,
  "aws:elasticache/cluster:Cluster": single,
  "aws:memorydb/cluster:Cluster": isNoneOf("tlsEnabled", [false, "false"], "set tlsEnabled to true"),
  "aws:memorydb/multiRegionCluster:MultiRegionCluster": isNoneOf(
    "tlsEnabled",
    [false, "false"],
    "set tlsEnabled to true",
  ),
  "aws:dax/cluster:Cluster": isOneOf("clusterEndpointEncryptionType", ["TLS"]),
  "aws:opensearch/domain:Domain": search,
  "aws:elasticsearch/domain:Domain": search,
  "aws:msk/cluster:Cluster": all(
    isOneOf("encryptionInfo.encryptionInTransit.clientBroker", [undefined, "TLS"]),
    isNoneOf("encryptionInfo.encryptionInTransit.inCluster", [false, "false"]),
  ),
  "aws:mskconnect/connector:Connector": isOneOf("kafkaClusterEncryptionInTransit.encryptionType", ["TLS"]),
  "aws:ecs/taskDefinition:TaskDefinition": mounted,
  "aws:datasync/efsLocation:EfsLocation": isOneOf("inTransitEncryption", ["TLS1_2"]),
  "aws:lb/targetGroup:TargetGroup": targets,
  "aws:alb/targetGroup:TargetGroup": targets,
  "aws:appsync/apiCache:ApiCache": isTrue("transitEncryptionEnabled"),
  "aws:dms/endpoint:Endpoint": migration,
  "aws:transfer/server:Server": each("protocols", "", (property) => isNoneOf(property, ["FTP"], "take SFTP or FTPS")),
  "aws:apigateway/integration:Integration": all(
    isNotTrue("tlsConfig.insecureSkipVerification", "let the certificate be checked"),
    when(
      "connectionType",
      "INTERNET",
      holds("uri", (uri) => !String(uri).startsWith("http://"), "an https address"),
    ),
  ),
  "aws:codebuild/project:Project": isNotTrue("source.insecureSsl", "let the certificate be checked"),
  "aws:acm/certificate:Certificate": isNoneOf("keyAlgorithm", ["RSA_1024"], "take RSA_2048 or a curve"),
  "aws:sagemaker/trainingJob:TrainingJob": isTrue("enableInterContainerTrafficEncryption"),
  "aws:cloudwatch/eventApiDestination:EventApiDestination": holds(
    "invocationEndpoint",
    (value) => String(value).startsWith("https://"),
    "an https address",
  ),
  "aws:sns/topicSubscription:TopicSubscription": isNoneOf("protocol", ["http"], 'set protocol to "https"'),
};

export const encryptionInTransit: CloudRule = { name: "encryption-in-transit", resources };
