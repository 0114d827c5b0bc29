import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, unseen } from "../view";
import { afdOriginType, guardOf, profilesOf, siteTypes } from "./shared/edge";
import { linked, ownName } from "./shared/links";
import { isOpening, rulesOf, groupType, ruleType } from "./shared/openings";

const wanted = "a private link, or an origin that lets in this edge alone";
const mend = "lead the origin through sharedPrivateLinkResource, or let it in by AzureFrontDoor.Backend and its id";
const link = "sharedPrivateLinkResource.privateLink.id";

/** Sites of this stack that an origin leads to, by id or by the name that the platform gives them. */
function sitesBehind(stack: StackView, origin: ResourceView): readonly ResourceView[] {
  const host = at(origin, "hostName");
  const label = typeof host === "string" ? host.toLowerCase().split(".")[0] : undefined;
  const byHost = stack
    .ofType(...siteTypes)
    .filter((site) => label !== undefined && ownName(site)?.toLowerCase() === label);
  const byOutput = (origin.propertyDependencies["hostName"] ?? [])
    .flatMap((urn) => stack.get(urn) ?? [])
    .filter(({ type }) => siteTypes.includes(type));
  return [...byHost, ...byOutput, ...linked(stack, origin, "azureOrigin.id", ...siteTypes)];
}

/** Some group here lets in Front Doors alone; which one it is the application must ask by the id in the header. */
function admitsByTag(stack: StackView): boolean {
  return stack
    .ofType(groupType, ruleType)
    .some((resource) =>
      rulesOf(resource).some(
        (rule) =>
          isOpening(rule, "Inbound") && rule.sources.values.some((tag) => /^AzureFrontDoor\.Backend/i.test(tag)),
      ),
    );
}

function judgeOrigin(stack: StackView, origin: ResourceView): readonly Complaint[] {
  const id = at(origin, link);
  if (id !== undefined) return [];
  if (at(origin, "hostName") === unseen && (origin.propertyDependencies["hostName"] ?? []).length === 0)
    return cannotTell(link, wanted);
  const sites = sitesBehind(stack, origin);
  // Who is guarded, and how, is said of the site itself.
  if (sites.length > 0 || admitsByTag(stack)) return [];
  return violates("sharedPrivateLinkResource", id, wanted, mend);
}

function judgeSite(stack: StackView, site: ResourceView, origins: readonly ResourceView[]): readonly About[] {
  const guard = guardOf(site);
  const property = "siteConfig.ipSecurityRestrictions";
  if (guard === "unseen")
    return origins.length > 0 ? [{ resource: site, complaints: cannotTell(property, wanted) }] : [];
  if (guard === "any edge") {
    const whose = "the id of one's own Front Door in x-azure-fdid";
    return [
      { resource: site, complaints: violates(property, "every Front Door of Azure", whose, `add a header: ${whose}`) },
    ];
  }
  const behind = origins.filter(
    (origin) => at(origin, link) === undefined && sitesBehind(stack, origin).includes(site),
  );
  if (behind.length === 0) return guard === "edge" ? [{ resource: site, complaints: [] }] : [];
  return [
    { resource: site, complaints: guard === "open" ? violates(property, "open to everybody", wanted, mend) : [] },
  ];
}

export const originsOnlyThroughTheEdge: CloudRule = {
  name: "origins-only-through-the-edge",
  relation: (stack) => {
    const origins = stack.ofType(afdOriginType).filter((origin) => profilesOf(stack, origin).length > 0);
    return [
      ...origins.map((resource) => ({ resource, complaints: judgeOrigin(stack, resource) })),
      ...stack.ofType(...siteTypes).flatMap((site) => judgeSite(stack, site, origins)),
    ];
  },
};
