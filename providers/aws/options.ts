import type { BuiltSite } from "../../components/contract";
import type { AwsLinks } from "./links";

export { bySlot, inSite } from "../../components/contract";
export type { Place } from "./links";

export type AwsSite = BuiltSite<AwsLinks>;
