import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { at, entries, unseen } from "../view";
import { isWorld } from "./shared/addresses";
import { balancerTypes, distributionType, isPublic } from "./shared/entries";
import { astray, groupsOf, unanswered } from "./shared/group-members";
import { groupTypes } from "./shared/openings";
import { stores } from "./shared/stores";

const bucketHost = /\.s3([.-][\w-]+)?\.amazonaws\.com(\.cn)?$/;
const websiteHost = /\.s3-website[.-][\w-]+\.amazonaws\.com(\.cn)?$/;

/** One origin of a distribution. */
function origin(stack: StackView, resource: ResourceView, path: string): readonly Complaint[] {
  const host = at(resource, `${path}.domainName`);
  if (typeof host === "string" && websiteHost.test(host)) {
    return violates(
      `${path}.domainName`,
      host,
      "the bucket's REST endpoint",
      "take it, with an origin access control: a website endpoint serves everybody",
    );
  }
  const isCustom =
    at(resource, `${path}.customOriginConfig`) !== undefined || at(resource, `${path}.vpcOriginConfig`) !== undefined;
  const isBucket = typeof host === "string" ? bucketHost.test(host) : !isCustom;
  if (isBucket && !isCustom) return signed(resource, path);
  if (at(resource, `${path}.vpcOriginConfig`) !== undefined) return [];
  return balancer(stack, resource, path);
}

/** Only requests that CloudFront signs can be told from everybody's. */
function signed(resource: ResourceView, path: string): readonly Complaint[] {
  const property = `${path}.originAccessControlId`;
  const wanted = "an origin access control";
  const control = at(resource, property);
  const identity = at(resource, `${path}.s3OriginConfig.originAccessIdentity`);
  const given = [control, identity].some((value) => value === unseen || (typeof value === "string" && value !== ""));
  return given
    ? []
    : violates(property, control, wanted, "name one, and let the bucket's policy admit that distribution alone");
}

/** A balancer that everybody reaches is reached around the edge, unless it asks for something that only the edge knows. */
function balancer(stack: StackView, resource: ResourceView, path: string): readonly Complaint[] {
  const host = at(resource, `${path}.domainName`);
  const found = balancersBehind(stack, resource, host).filter((each) => isPublic(each) === true);
  const headers = at(resource, `${path}.customHeaders`);
  if (found.length === 0 || headers === unseen || entries(headers).length > 0) return [];
  const open = found.find((each) =>
    stack.referred(each, "securityGroups", ...groupTypes).some(({ urn }) =>
      groupsOf(stack)
        .get(urn)
        ?.openings.some(
          ({ opening }) => opening.direction === "in" && opening.peers.some(({ value }) => isWorld(value)),
        ),
    ),
  );
  if (open === undefined) return [];
  const mend = "take a VPC origin, admit CloudFront's prefix list alone, or ask for a header that only the edge sends";
  return violates(
    `${path}.domainName`,
    `${open.name}, which the whole world reaches`,
    "an origin that only the edge reaches",
    mend,
  );
}

/** Which origin an output belongs to can be told only while there is one. */
function balancersBehind(stack: StackView, resource: ResourceView, host: unknown): readonly ResourceView[] {
  const custom = entries(at(resource, "origins")).filter(
    (_, index) => at(resource, `origins.${index}.customOriginConfig`) !== undefined,
  );
  if (custom.length !== 1 && host === unseen) return [];
  return stack.referred(resource, "origins", ...balancerTypes);
}

function controlSigns(resource: ResourceView): About {
  const property = "signingBehavior";
  const value = at(resource, property);
  if (value === unseen) return { resource, complaints: cannotTell(property, "always") };
  const complaints =
    value === "always" ? [] : violates(property, value, "always", "set it: what isn't signed has to be open to all");
  return { resource, complaints };
}

/** Instances, containers and endpoints: who comes to them, comes from where the stack sends. */
function strangers(stack: StackView): readonly About[] {
  return [...groupsOf(stack).values()]
    .filter(({ members }) => members.length === 0 || members.some(({ type }) => !(type in stores)))
    .flatMap((group) =>
      unanswered(stack, group).map(({ placed, sender }) => ({
        resource: placed.at,
        complaints: violates(
          placed.opening.peers.find(({ kind }) => kind === "group")?.property ?? "",
          `a group from elsewhere, while ${sender.name} of this stack sends here and isn't let in`,
          `${sender.name} alone`,
          `let ${sender.name} in, or take away its way here`,
        ),
      })),
    );
}

/** Who sends out to a stranger, answers whoever that is. */
function leaving(stack: StackView): readonly About[] {
  return [...groupsOf(stack).values()].flatMap((group) =>
    astray(stack, group).map(({ placed, receiver }) => ({
      resource: placed.at,
      complaints: violates(
        placed.opening.peers.find(({ kind }) => kind === "group")?.property ?? "",
        `a group from elsewhere, while ${receiver.name} of this stack waits for this one`,
        receiver.name,
        `send to ${receiver.name}, or take away its opening`,
      ),
    })),
  );
}

export const originsOnlyThroughTheEdge: CloudRule = {
  name: "origins-only-through-the-edge",
  relation: (stack) => [
    ...stack.ofType(distributionType).map((resource) => ({
      resource,
      complaints: entries(at(resource, "origins")).flatMap((_, index) => origin(stack, resource, `origins.${index}`)),
    })),
    ...stack
      .ofType("aws:cloudfront/originAccessControl:OriginAccessControl")
      .filter((each) => at(each, "originAccessControlOriginType") === "s3")
      .map(controlSigns),
    ...strangers(stack),
    ...leaving(stack),
  ],
};
