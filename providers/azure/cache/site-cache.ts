import type * as pulumi from "@pulumi/pulumi";
import type { Signal } from "../../../components/contract";
import type { AzureLinks, Logged } from "../links";

/** The cache of one site, whichever product it is. */
export interface SiteCache {
  readonly id: pulumi.Output<string>;
  readonly name: pulumi.Output<string>;
  readonly host: pulumi.Output<string>;
  readonly port: number;
  /** The application logs in under the object id of its identity. */
  readonly user: pulumi.Output<string>;
  readonly ready: readonly pulumi.Resource[];
  readonly logged: readonly Logged[];
  readonly signals: readonly Signal<AzureLinks["signal"]>[];
}

/** Making one takes up to half an hour, and changing its size about as long. */
export const customTimeouts = { create: "90m", update: "90m", delete: "60m" };
