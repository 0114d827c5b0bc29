import type { Cloud } from "../cloud";
import type { Kind, Reference } from "../kind";
import { refuse } from "../refusal";
import type { Fields, Request, Thing } from "../thing";
import { fieldsOf, listOf, show, textOf, where, withId } from "./arm";
import { askLink, dropLink } from "./edge-links";
import { ready } from "./roles";

export const profileType = "azure-native:cdn:Profile";
export const endpointType = "azure-native:cdn:AFDEndpoint";
export const originGroupType = "azure-native:cdn:AFDOriginGroup";
export const originType = "azure-native:cdn:AFDOrigin";
export const routeType = "azure-native:cdn:Route";
export const domainType = "azure-native:cdn:AFDCustomDomain";
const ruleSetType = "azure-native:cdn:RuleSet";
const securityType = "azure-native:cdn:SecurityPolicy";
const firewallType = "azure-native:frontdoor:Policy";

const inProfile = (path: string, type: string): Reference => ({
  path,
  to: [type],
  where: "account",
  code: "BadRequest",
});

/**
 * The service answers BadRequest for most of it, with the reason in words: Azure/bicep-types-az #1923 (a route before its
 * origins), hashicorp/terraform-provider-azurerm #18333; Conflict for names that are taken. Limits: Azure Front Door
 * documentation, "subscription and service limits"; 2026-11. All of it is served from everywhere.
 */
export const frontDoor: readonly Kind[] = [
  {
    type: profileType,
    global: true,
    create: global,
    removed: dropLink,
    quota: {
      most: 500,
      per: ({ account }) => account,
      code: "QuotaExceeded",
      source: "Azure Front Door documentation, subscription and service limits; 2026-11",
    },
    takes: [20_000, 180_000],
  },
  {
    type: endpointType,
    global: true,
    create: global,
    names: ({ inputs }) => [{ scope: "azurefd.net", name: textOf(inputs, "endpointName"), code: "Conflict" }],
  },
  { type: originGroupType, global: true, remove: notRouted, takes: [5_000, 60_000] },
  {
    type: originType,
    global: true,
    create: checkOrigin,
    made: (thing, cloud) => askLink(thing, cloud),
    update: (thing, news, cloud) => {
      checkOrigin({ ...thing, inputs: news }, cloud);
      askLink({ ...thing, inputs: news }, cloud);
    },
    remove: lastOfRouted,
    takes: [5_000, 120_000],
  },
  {
    type: domainType,
    global: true,
    names: ({ inputs }) => [{ scope: "the world's front doors", name: textOf(inputs, "hostName"), code: "Conflict" }],
    made: (thing, cloud) => show(cloud, thing, { domainValidationState: "Pending" }),
    remove: (thing, cloud) => {
      const user = [...cloud.things.of(routeType), ...cloud.things.of(securityType)].find(({ inputs }) =>
        JSON.stringify(inputs).includes(`"${thing.id}"`),
      );
      if (user !== undefined) refuse("BadRequest", `${thing.name} is in use by ${user.name}`);
    },
    takes: [5_000, 120_000],
  },
  { type: ruleSetType, global: true },
  {
    type: "azure-native:cdn:Rule",
    global: true,
    create: ({ inputs }) => {
      for (const name of ["ruleName", "ruleSetName"])
        if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(textOf(inputs, name)))
          refuse("BadRequest", `${name} takes letters and digits`);
      if (listOf(inputs["actions"]).length > 5) refuse("BadRequest", "a rule takes five actions");
    },
    names: ({ inputs }) => [
      {
        scope: `${textOf(inputs, "profileName")}/${textOf(inputs, "ruleSetName")}`,
        name: `order ${String(inputs["order"])}`,
        code: "BadRequest",
      },
    ],
  },
  {
    type: routeType,
    global: true,
    references: [
      inProfile("originGroup.id", originGroupType),
      inProfile("customDomains[].id", domainType),
      inProfile("ruleSets[].id", ruleSetType),
    ],
    create: checkRoute,
    update: (thing, news, cloud) => checkRoute({ ...thing, inputs: news }, cloud),
    names: ({ inputs }) =>
      listOf(inputs["customDomains"]).flatMap(({ id }) =>
        (inputs["patternsToMatch"] as readonly string[]).map((pattern) => ({
          scope: textOf(inputs, "endpointName"),
          name: `${String(id)} ${pattern}`,
          code: "BadRequest",
        })),
      ),
    takes: [5_000, 120_000],
  },
  {
    type: securityType,
    global: true,
    references: [
      inProfile("parameters.wafPolicy.id", firewallType),
      {
        path: "parameters.associations[].domains[].id",
        to: [domainType, endpointType],
        where: "account",
        code: "BadRequest",
      },
    ],
    create: checkSecurity,
    takes: [5_000, 120_000],
  },
  {
    type: firewallType,
    global: true,
    create: (request) => {
      global(request);
      if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(textOf(request.inputs, "policyName")))
        refuse("BadRequest", "a firewall's name takes letters and digits");
    },
    remove: (thing, cloud) => {
      const [user] = cloud.things
        .of(securityType)
        .filter(({ inputs }) => JSON.stringify(inputs).includes(`"${thing.id}"`));
      if (user !== undefined) refuse("BadRequest", `${thing.name} is in use by ${user.name}`);
    },
  },
];

/** Origins of a group that take requests. */
export function originsOf(group: Fields, cloud: Cloud): readonly Thing[] {
  return ready(where(cloud, originType, "originGroupName", textOf(group, "originGroupName"))).filter(
    ({ inputs }) => inputs["profileName"] === group["profileName"] && inputs["enabledState"] !== "Disabled",
  );
}

function global({ inputs }: Pick<Request, "inputs">): void {
  const { location } = inputs;
  if (typeof location === "string" && location.toLowerCase() !== "global")
    refuse("LocationNotAvailableForResourceType", `${location} is no place for what is global`);
}

function checkOrigin({ inputs }: Pick<Request, "inputs">, cloud: Cloud): void {
  const shared = fieldsOf(inputs["sharedPrivateLinkResource"]);
  const id = textOf(fieldsOf(shared["privateLink"]), "id");
  if (id === "") return;
  if (inputs["enforceCertificateNameCheck"] === false)
    refuse("BadRequest", "with a private link the certificate's name is checked");
  const [profile] = ready(where(cloud, profileType, "profileName", textOf(inputs, "profileName")));
  if (fieldsOf(profile?.inputs["sku"])["name"] !== "Premium_AzureFrontDoor")
    refuse("BadRequest", "private links are for the premium profile");
  const link = withId(cloud, "azure-native:network:PrivateLinkService", id);
  if (link?.state !== "ready") refuse("BadRequest", `there is no private link ${id}`);
}

function checkRoute(request: Pick<Request, "inputs">, cloud: Cloud): void {
  const group = withId(cloud, originGroupType, textOf(fieldsOf(request.inputs["originGroup"]), "id"));
  if (group === undefined || originsOf(group.inputs, cloud).length === 0)
    refuse("BadRequest", "please make sure that the origin group has at least one enabled origin");
}

/** One tier for both, and a name in one policy only. */
function checkSecurity({ inputs }: Pick<Request, "inputs">, cloud: Cloud): void {
  const parameters = fieldsOf(inputs["parameters"]);
  const firewall = withId(cloud, firewallType, textOf(fieldsOf(parameters["wafPolicy"]), "id"));
  const [profile] = where(cloud, profileType, "profileName", textOf(inputs, "profileName"));
  if (fieldsOf(firewall?.inputs["sku"])["name"] !== fieldsOf(profile?.inputs["sku"])["name"])
    refuse("BadRequest", "the firewall is of another tier than the profile");
  const taken = new Set(cloud.things.of(securityType).flatMap((each) => guarded(each.inputs)));
  for (const id of guarded(inputs)) if (taken.has(id)) refuse("BadRequest", `${id} is in another policy`);
}

function guarded(inputs: Fields): readonly string[] {
  return listOf(fieldsOf(inputs["parameters"])["associations"]).flatMap(({ domains }) =>
    listOf(domains).map(({ id }) => String(id)),
  );
}

function notRouted(thing: Thing, cloud: Cloud): void {
  const route = cloud.things
    .of(routeType)
    .find(({ inputs }) => textOf(fieldsOf(inputs["originGroup"]), "id") === thing.id);
  if (route !== undefined) refuse("BadRequest", `${thing.name} is in use by ${route.name}`);
}

function lastOfRouted(thing: Thing, cloud: Cloud): void {
  const group = where(cloud, originGroupType, "originGroupName", textOf(thing.inputs, "originGroupName"))[0];
  // One that is switched off was never what the route led to.
  if (group !== undefined && originsOf(group.inputs, cloud).every(({ id }) => id === thing.id)) notRouted(group, cloud);
}
