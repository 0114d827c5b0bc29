import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { balancerTypes, distributionType, isApplication, isEntry, isPublic } from "./shared/entries";
import { isOfType } from "./shared/group-members";
import { lackingBesideTwins } from "./shared/twins";

const associationTypes = [
  "aws:wafv2/webAclAssociation:WebAclAssociation",
  "aws:wafregional/webAclAssociation:WebAclAssociation",
] as const;
const aclTypes = ["aws:wafv2/webAcl:WebAcl", "aws:wafregional/webAcl:WebAcl", "aws:waf/webAcl:WebAcl"] as const;
/** By these one account attaches firewalls to whatever is made in others. */
const central = "aws:fms/policy:Policy";
const multitenantType = "aws:cloudfront/multitenantDistribution:MultitenantDistribution";
const stageType = "aws:apigateway/stage:Stage";
const restApiType = "aws:apigateway/restApi:RestApi";
const httpApiType = "aws:apigatewayv2/api:Api";

const wanted = "a web ACL";

/** Entries of a region that take an association; the others are no business of a web firewall. */
function regional(stack: StackView): readonly ResourceView[] {
  return [
    ...stack.ofType(...balancerTypes).filter((each) => isApplication(each) && isEntry(stack, each) !== false),
    ...stack.ofType(stageType).filter((stage) => !stack.referred(stage, "restApi", restApiType).some(isPrivateApi)),
    ...stack.ofType("aws:appsync/graphQLApi:GraphQLApi").filter((each) => at(each, "visibility") !== "PRIVATE"),
    ...stack.ofType("aws:apprunner/service:Service").filter((each) => {
      const open = at(each, "networkConfiguration.ingressConfiguration.isPubliclyAccessible");
      return open !== false && open !== "false";
    }),
  ];
}

function isPrivateApi(api: ResourceView): boolean {
  const types = at(api, "endpointConfiguration.types");
  return types === "PRIVATE" || entries(types).includes("PRIVATE");
}

function isGone(stack: StackView, resource: ResourceView, property: string): boolean {
  return (resource.propertyDependencies[property] ?? []).some(
    (urn) => isOfType(urn, aclTypes) && stack.get(urn) === undefined,
  );
}

/** An association says for whom, by the entry's ARN; the stage of an API is often named through its API. */
function associated(stack: StackView): { readonly urns: ReadonlySet<string>; readonly unsure: boolean } {
  const associations = stack.ofType(...associationTypes).filter((each) => {
    const property = at(each, "webAclArn") === undefined ? "webAclId" : "webAclArn";
    return !isGone(stack, each, property);
  });
  const types = [...balancerTypes, stageType, "aws:appsync/graphQLApi:GraphQLApi", "aws:apprunner/service:Service"];
  const direct = associations.flatMap((each) => stack.referred(each, "resourceArn", ...types));
  const apis = new Set(associations.flatMap((each) => stack.referred(each, "resourceArn", restApiType)));
  const stages = stack
    .ofType(stageType)
    .filter((stage) => stack.referred(stage, "restApi", restApiType).some((api) => apis.has(api)));
  return {
    urns: new Set([...direct, ...stages].map(({ urn }) => urn)),
    unsure: associations.some((each) => stack.untraceable(each, "resourceArn")) || stack.ofType(central).length > 0,
  };
}

function entry(resource: ResourceView, { urns, unsure }: ReturnType<typeof associated>): About {
  if (urns.has(resource.urn)) return { resource, complaints: [] };
  if (unsure || isPublic(resource) === "cannot tell") return { resource, complaints: cannotTell("", wanted) };
  const complaints = violates("", "a public entry without a firewall", wanted, "add a WebAclAssociation for it");
  return { resource, complaints };
}

function distribution(stack: StackView, resource: ResourceView): About {
  const say = (complaints: readonly Complaint[]): About => ({ resource, complaints });
  const value = at(resource, "webAclId");
  if (value === undefined || value === "") {
    if (stack.ofType(central).length > 0) return say(cannotTell("webAclId", wanted));
    return say(violates("webAclId", value, wanted, "set webAclId to the ARN of a web ACL of scope CLOUDFRONT"));
  }
  if (isGone(stack, resource, "webAclId")) {
    return say(violates("webAclId", "a web ACL that is no longer in the stack", wanted, "name one that is there"));
  }
  return say(stack.untraceable(resource, "webAclId") ? cannotTell("webAclId", wanted) : []);
}

/** APIs of the second generation take no firewall: before them has to stand a distribution that does. */
function httpApi(stack: StackView, resource: ResourceView): readonly About[] {
  if (at(resource, "protocolType") !== "HTTP") return [];
  const fronted = stack
    .ofType(distributionType, multitenantType)
    .some((each) => stack.referred(each, "origins", httpApiType).includes(resource));
  const closed = at(resource, "disableExecuteApiEndpoint");
  if (fronted || closed === true || closed === "true" || closed === unseen) return [{ resource, complaints: [] }];
  const mend = "put a distribution with a web ACL before it, or take a REST API";
  return [{ resource, complaints: violates("protocolType", "HTTP, which takes no web ACL", wanted, mend) }];
}

/** A list that guards nothing while an entry of its kind is guarded from elsewhere, or not at all. */
function idle(stack: StackView, entries: readonly ResourceView[]): readonly About[] {
  return stack.ofType(aclTypes[0]).flatMap((resource): readonly About[] => {
    const scope = at(resource, "scope");
    const used =
      stack
        .ofType(...associationTypes)
        .some((each) => stack.referred(each, "webAclArn", resource.type).includes(resource)) ||
      stack
        .ofType(distributionType, multitenantType)
        .some((each) => stack.referred(each, "webAclId", resource.type).includes(resource));
    if (used) return [{ resource, complaints: [] }];
    const kind = entries.some(
      ({ type, provider }) =>
        (type === distributionType || type === multitenantType) === (scope === "CLOUDFRONT") &&
        (scope === "CLOUDFRONT" || provider === resource.provider),
    );
    if (!kind || stack.ofType(...associationTypes).some((each) => stack.untraceable(each, "webAclArn"))) return [];
    const mend = "attach it to the entry, or remove it";
    return [{ resource, complaints: violates("", "a web ACL that guards nothing", "an entry that it guards", mend) }];
  });
}

/** What a list refuses: groups that do what their vendor meant, and rules of its own that act. */
function refusals(acl: ResourceView): readonly string[] {
  return entries(at(acl, "rules")).flatMap((rule) => {
    const group = ["vendorName", "name"].map((name) => read(rule, "statement", "managedRuleGroupStatement", name));
    if (group.every((part) => typeof part === "string")) return [group.join(" ")];
    const name = read(rule, "name");
    return typeof name === "string" ? [name] : [];
  });
}

function unequal(stack: StackView): readonly About[] {
  const regionalLists = stack.ofType(aclTypes[0]).filter((each) => at(each, "scope") === "REGIONAL");
  return lackingBesideTwins(stack, regionalLists, refusals).map(({ resource, twin, parts }) => ({
    resource,
    complaints: violates(
      "rules",
      `without ${parts.join(", ")}, which ${twin.name} has`,
      "the same rules in both regions",
      "add it, or attackers choose the region",
    ),
  }));
}

export const wafAttached: CloudRule = {
  name: "waf-attached",
  relation: (stack) => {
    const inRegion = regional(stack);
    const distributions = stack.ofType(distributionType, multitenantType);
    const known = associated(stack);
    return [
      ...inRegion.map((each) => entry(each, known)),
      ...distributions.map((each) => distribution(stack, each)),
      ...stack.ofType(httpApiType).flatMap((each) => httpApi(stack, each)),
      ...idle(stack, [...inRegion, ...distributions]),
      ...unequal(stack),
    ];
  },
};
