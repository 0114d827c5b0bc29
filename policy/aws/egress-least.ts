import { cannotTell, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { at, unseen } from "../view";
import { isWorld } from "./shared/addresses";
import type { Opening, Peer } from "./shared/openings";
import { describe, openingTypes, openingsOf, portsProperty } from "./shared/openings";
import type { Statement } from "./shared/policy-document";
import { conditionOn, statementsOf } from "./shared/policy-document";
import { isNamedRange, isWide } from "./shared/ports";

const wanted = "one protocol and the ports of one service";
const mend = "name the port, and a group, a prefix list or an endpoint instead of everybody";

/** Groups are judged whoever is at the other end; a network list only where it lets everything out to the world. */
function others({ peers, stateless, protocol }: Opening): readonly Peer[] {
  if (stateless) return protocol === "all" ? peers.filter(({ value }) => isWorld(value)) : [];
  return peers.filter(({ kind }) => kind !== "self");
}

function judge(opening: Opening): readonly Complaint[] {
  const peers = others(opening);
  const [first] = peers;
  if (first === undefined) return [];
  const property = portsProperty(opening);
  const wide = isWide(opening);
  if (wide === unseen || opening.ports === unseen) return cannotTell(property, wanted);
  // Wide by nature is a range of a neighbour, never of the whole world.
  const world = peers.find(({ value }) => isWorld(value));
  const toWorld = world !== undefined && !opening.stateless && isNamedRange(opening.ports);
  return wide || toWorld ? violates(property, describe(opening, world ?? first), wanted, mend) : [];
}

const openings: Check = (resource) => {
  const found = openingsOf(resource);
  if (found === unseen) return cannotTell("", "openings that can be seen");
  return found.filter(({ direction }) => direction === "out").flatMap(judge);
};

/** Keys that hold a call through an endpoint to one's own: VPC, "Control access using endpoint policies"; 2026-11. */
const own = [
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalarn",
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "aws:sourceaccount",
  "aws:sourceorgid",
];
/** What only fetches, as packages and layers are fetched from buckets of AWS. */
const fetching = /^[\w-]+:(Get|List|Describe|BatchGet|Head|Receive|Query|Scan)[\w*]*$/i;

const ownOnly = "statements for one's own accounts, or for fetching from resources that are named";
const narrow = "hold it to the account by aws:PrincipalAccount or aws:ResourceAccount, or name actions and resources";

/** True for a statement that would carry data to anybody who has an account. */
function isOpen(statement: Statement): boolean {
  if (statement.effect === "Deny") return false;
  if (own.some((key) => (conditionOn(statement, key) ?? []).some((value) => value !== "*" && value !== "")))
    return false;
  const everybody = statement.principals.length === 0 || statement.principals.includes("*");
  if (!everybody && !statement.principalsInverted) return false;
  const named = !statement.resourcesInverted && statement.resources.length > 0 && !statement.resources.includes("*");
  if (!named) return true;
  // Named resources may be written to where they say whose they are: an ARN with an account.
  const accounts = statement.resources.every((arn) => /^arn:[\w-]+:[\w-]+:[\w-]*:\d{12}:/.test(arn));
  return !accounts && (statement.actionsInverted || !statement.actions.every((action) => fetching.test(action)));
}

const policyOf =
  (missing: readonly Complaint[]): Check =>
  (resource) => {
    const document = at(resource, "policy");
    if (document === undefined || document === "") return missing;
    const statements = statementsOf(document);
    if (statements === unseen) return cannotTell("policy", ownOnly);
    return (statements ?? []).flatMap((statement) =>
      isOpen(statement)
        ? violates("policy", `statement ${statement.index + 1} lets everybody's data through`, ownOnly, narrow)
        : [],
    );
  };

const noPolicy = violates(
  "policy",
  undefined,
  ownOnly,
  "give the endpoint a policy: without one it lets every call through",
);

/** Endpoints of partners and of one's own services take no policy; those of appliances have none either. */
const endpoint: Check = (resource) => {
  const type = at(resource, "vpcEndpointType") ?? "Gateway";
  const service = at(resource, "serviceName");
  if (type !== "Gateway" && type !== "Interface") return [];
  if (typeof service === "string" && !/^(com|cn)\.amazonaws\./.test(service)) return [];
  if (typeof service === "string" && service.includes(".vpce.")) return [];
  return policyOf(noPolicy)(resource);
};

export const egressLeast: CloudRule = {
  name: "egress-least",
  resources: {
    ...Object.fromEntries(openingTypes.map((type) => [type, openings])),
    "aws:ec2/vpcEndpoint:VpcEndpoint": endpoint,
    "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": policyOf([]),
  },
};
