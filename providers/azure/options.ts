import type { BuiltSite } from "../../components/contract";
import type { AzureLinks, SiteLink } from "./links";

export { bySlot, inSite } from "../../components/contract";

export type AzureSite = BuiltSite<AzureLinks>;

/** What an alarm or a role needs of where it stands. A site has it; so has the edge, which is no site. */
export interface Place {
  readonly region: string;
  readonly link: Pick<SiteLink, "provider" | "account" | "group" | "actionGroup">;
}
