import type { Neighbour } from "../neighbour";
import { auroraPostgresql } from "./aurora-postgresql";
import { backupEfs } from "./backup-efs";
import { ciRoles } from "./ci-roles";
import { dataLake } from "./data-lake";
import { devShop } from "./dev-shop";
import { fargateBehindAlb } from "./fargate-behind-alb";
import { internalService } from "./internal-service";
import { keyOnly } from "./key-only";
import { logArchive } from "./log-archive";
import { monitoringOnly } from "./monitoring-only";
import { networkOnly } from "./network-only";
import { queueWorker } from "./queue-worker";
import { serverlessApi } from "./serverless-api";
import { sessionCache } from "./session-cache";
import { staticSite } from "./static-site";

export const onAws: readonly Neighbour[] = [
  auroraPostgresql,
  backupEfs,
  ciRoles,
  dataLake,
  devShop,
  fargateBehindAlb,
  internalService,
  keyOnly,
  logArchive,
  monitoringOnly,
  networkOnly,
  queueWorker,
  serverlessApi,
  sessionCache,
  staticSite,
];
