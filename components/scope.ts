import type * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/settings";
import type { Scope } from "./contract";

export type Tier = "site" | "storage" | "load-balancer" | "database" | "cache" | "app-tier" | "recovery" | "monitoring";

/** PCI DSS 12.5.1: each component is in the cardholder environment ("cde") or connected to it. */
const scopeByTier: Readonly<Record<Tier, "cde" | "connected">> = {
  site: "cde",
  storage: "connected",
  "load-balancer": "cde",
  database: "cde",
  cache: "connected",
  "app-tier": "cde",
  recovery: "connected",
  monitoring: "connected",
};

/** Where a tier's children are registered, and the tags that each of them carries. */
export function scopeOf(parent: pulumi.ComponentResource, tier: Tier, settings: Settings): Scope {
  return {
    parent,
    prefix: settings.prefix,
    tags: { stack: settings.prefix, tier, "pci-scope": scopeByTier[tier], "managed-by": "pulumi" },
    protect: settings.protect,
  };
}
