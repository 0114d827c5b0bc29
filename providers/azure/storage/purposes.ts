import type { StorePurpose } from "../../../components/storage";
import type { KeyPurpose } from "../links";

/** What one kind of store needs beside what all have. */
export interface Purpose {
  readonly key: KeyPurpose;
  /** Container that is written to. */
  readonly container: string;
  /** Days for which what is deleted or replaced can be brought back. */
  readonly undoDays: number;
  /** True where each change is listed: what is copied object by object is found by it. */
  readonly changeFeed: boolean;
}

export const purposes: Readonly<Record<StorePurpose, Purpose>> = {
  assets: { key: "storage", container: "assets", undoDays: 90, changeFeed: true },
  backups: { key: "storage", container: "backups", undoDays: 7, changeFeed: false },
  // Whoever may open records need not be able to open data.
  logs: { key: "logs", container: "logs", undoDays: 7, changeFeed: false },
  /**
   * The service picks the name under which it delivers the subscription's activity log; made beforehand, it is under lock
   * before the first record. Source: Azure Monitor documentation, "activity log", send to storage; 2026-11.
   */
  audit: { key: "audit", container: "insights-activity-logs", undoDays: 7, changeFeed: false },
};

/**
 * How each flow that ends in a store gets in: "private" by a private endpoint, "service" past the closed network as a
 * service that the store trusts, and by a role; "person" only after somebody with the right opened the way.
 */
const ways: Readonly<Record<string, "private" | "service" | "person">> = {
  "edge-assets": "private",
  "app-assets": "private",
  "database-backups": "private",
  "database-logs": "service",
  "balancer-logs": "service",
  "network-logs": "service",
  "assets-logs": "service",
  "backups-logs": "service",
  "audit-logs": "service",
  "trail-audit": "service",
  "people-backups": "person",
  "people-logs": "person",
  "people-audit": "person",
};

/** True where a service of the cloud delivers into the store from outside the site's network. */
export function takesDeliveries(flows: readonly { readonly id: string }[]): boolean {
  return flows.some(({ id }) => {
    const way = ways[id];
    if (way === undefined) throw new Error(`no one knows how the flow ${id} gets into its store`);
    return way === "service";
  });
}
