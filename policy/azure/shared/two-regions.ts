import { violates } from "../../checks";
import type { About, Complaint } from "../../rule";
import type { StackView } from "../../stack-view";
import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";
import { accountLock, locksOf } from "./activity-logs";
import { ofEach, says } from "./complaints";
import { childrenOf, dependedOn, leads, ownersOf } from "./leads";
import { same } from "./words";
import { accountType } from "./log-flows";

const fleetType = "azure-native:compute:VirtualMachineScaleSet";
const scalingType = "azure-native:monitor:AutoscaleSetting";
const originGroupType = "azure-native:cdn:AFDOriginGroup";
const originType = "azure-native:cdn:AFDOrigin";
const aWeek = 7;

/** What a stack that stands in two regions needs so that one of them can do without the other. */
export function inTwoRegions(stack: StackView): readonly About[] {
  return [
    ...ofEach(stack, [accountType], (account) => undone(stack, account)),
    ...ofEach(stack, [fleetType], (fleet) => scales(stack, fleet)),
    ...ofEach(stack, [originGroupType], (group) => serves(stack, group)),
  ];
}

/** A copy in another region follows what is deleted here: only versions, and a while in which deletions are undone, don't. */
function undone(stack: StackView, account: ResourceView): readonly Complaint[] | undefined {
  const [properties] = childrenOf(stack, account, "azure-native:storage:BlobServiceProperties", "accountName");
  const locked = locksOf(stack, account).length > 0 || accountLock(account) !== undefined;
  if (locked || same(at(account, "kind"), "FileStorage")) return undefined;
  const on = (property: string) => {
    const value = properties === undefined ? undefined : at(properties, property);
    return value === true || value === "true" || value === unseen;
  };
  const versions = on("isVersioningEnabled") || at(account, "isHnsEnabled") === true;
  const both = on("deleteRetentionPolicy.enabled") && on("containerDeleteRetentionPolicy.enabled");
  const short = childrenOf(stack, account, "azure-native:storage:ManagementPolicy", "accountName").flatMap((policy) =>
    entries(at(policy, "policy.rules")).flatMap((rule) => {
      const days = read(rule, "definition", "actions", "version", "delete", "daysAfterCreationGreaterThan");
      return typeof days === "number" && days < aWeek ? [days] : [];
    }),
  );
  const mend = `set it in the BlobServiceProperties of ${account.name}`;
  return [
    ...(versions ? [] : says("no versions, and a copy that follows each change", "isVersioningEnabled: true", mend)),
    ...(both
      ? []
      : says("deletions can't be undone, and a copy follows them", "deleted blobs and containers kept", mend)),
    ...short.flatMap((days) =>
      says(`old versions end after ${days} days`, `${aWeek} days or more`, "keep them longer"),
    ),
  ];
}

/** Where one of the fleets grows by itself, the other has to, once it has all the load. */
function scales(stack: StackView, fleet: ResourceView): readonly Complaint[] {
  const settings = stack.ofType(scalingType);
  const scaled = settings.flatMap((setting) =>
    leads(stack, setting, "targetResourceUri").to.map(({ resource }) => resource),
  );
  if (scaled.includes(fleet) || scaled.every(({ type }) => type !== fleetType)) return [];
  if (settings.some((setting) => stack.untraceable(setting, "targetResourceUri"))) return [];
  return says("no autoscale setting, which the other fleet has", "an AutoscaleSetting", "let this one grow too");
}

/** Its site is left as it is, every input ignored, as one is whose region is lost: nobody should be sent there. */
function isLeftAlone(stack: StackView, origin: ResourceView): boolean {
  const links = dependedOn(stack, origin, "sharedPrivateLinkResource").filter(
    ({ type }) => type === "azure-native:network:PrivateLinkService",
  );
  return links.some(({ options: { ignoreChanges } }) => ignoreChanges !== unseen && ignoreChanges.includes("*"));
}

/** All origins of a group serve, and where there are several the edge asks each of them whether it does. */
function serves(stack: StackView, group: ResourceView): readonly Complaint[] {
  const origins = stack.ofType(originType).filter((origin) => {
    const named = ownersOf(stack, origin, "originGroupName", originGroupType);
    return named.includes(group) && same(at(origin, "profileName"), at(group, "profileName"));
  });
  const off = origins.filter((origin) => same(at(origin, "enabledState"), "Disabled") && !isLeftAlone(stack, origin));
  return [
    ...(off.length > 0
      ? says(
          `${off.map(({ name }) => name).join(", ")} is switched off`,
          "every origin on",
          "enable it, or take it away",
        )
      : []),
    ...(origins.length > 1 && at(group, "healthProbeSettings") === undefined
      ? violates("healthProbeSettings", undefined, "a probe", "let the edge ask each origin whether it serves")
      : []),
  ];
}
