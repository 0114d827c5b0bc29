import type * as pulumi from "@pulumi/pulumi";
import type { Setting } from "./variables";

/**
 * What runs on an instance, without a word of any cloud: one container image that speaks plain HTTP on localhost. Each
 * provider renders its boot script from this description; docs/workload.md is the same contract for the shop's developers.
 */
export interface Workload {
  /** Image reference, pinned by digest. */
  readonly image: string;
  /** Port on which the container listens on localhost, plain HTTP. */
  readonly containerPort: number;
  /** Port on which the instance serves TLS to the load balancer. */
  readonly port: number;
  /** Settings as environment variables. Never a credential: those are short-lived tokens, fetched on the instance. */
  readonly environment: Readonly<Record<Setting, pulumi.Input<string>>>;
  readonly health: Health;
  /** Seconds between SIGTERM and the end, for requests under way. */
  readonly drainSeconds: number;
}

export interface Health {
  /** Shallow: balancers and repairs ask it; it must not touch the database, or a database blip replaces the fleet. */
  readonly path: string;
  /** Asks the dependencies; used between regions only. */
  readonly deepPath: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
}

export const health: Health = { path: "/healthz", deepPath: "/healthz/deep", intervalSeconds: 10, timeoutSeconds: 5 };

/** Paths below which credentials, codes or payment details are posted: firewalls let one address try there less often. */
export const guardedPaths: readonly string[] = ["/login", "/register", "/password", "/checkout"];

/** TLS port of the instances. */
export const instancePort = 8443;

/** One number for balancer, group and container, so that no one cuts a request that another still waits for. */
export const drainSeconds = 60;
