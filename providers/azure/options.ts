import type { BuiltSite } from "../../components/contract";
import type { AzureLinks, SiteLink } from "./links";

export { bySlot, inSite } from "../../components/contract";

export type AzureSite = BuiltSite<AzureLinks>;

/**
 * The sites of one pair. A former writer has nothing in common with the one that was restored in its place: neither knows the
 * other's server, and nothing is added to a region that is lost.
 */
export function together(site: AzureSite, serving: readonly AzureSite[]): readonly AzureSite[] {
  return site.role === "former" ? [site] : standing(serving);
}

/** Sites that shoppers may be sent to. */
export function standing(serving: readonly AzureSite[]): readonly AzureSite[] {
  return serving.filter(({ role }) => role !== "former");
}

/** What an alarm or a role needs of where it stands. A site has it; so has the edge, which is no site. */
export interface Place {
  readonly region: string;
  readonly link: Pick<SiteLink, "provider" | "account" | "group" | "actionGroup">;
}
