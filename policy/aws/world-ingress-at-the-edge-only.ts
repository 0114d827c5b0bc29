import { cannotTell, violates } from "../checks";
import type { About, CloudRule, Complaint } from "../rule";
import type { StackView } from "../stack-view";
import type { ResourceView } from "../view";
import { isWorld } from "./shared/addresses";
import { balancerTypes, classicBalancer, isEntry } from "./shared/entries";
import type { Placed } from "./shared/group-members";
import { groupsOf, standsElsewhere } from "./shared/group-members";

const wanted = "only public balancers in a group that the world may reach";
const mend = "give the public balancer a group of its own, and let the others in by naming that group";

/** Members that the public isn't meant to reach. */
function inner(stack: StackView, members: readonly ResourceView[]): readonly ResourceView[] {
  const edges: readonly string[] = [...balancerTypes, classicBalancer];
  return members.filter((member) => !edges.includes(member.type) || isEntry(stack, member) !== true);
}

function judge(stack: StackView, { opening, at: where }: Placed, members: readonly ResourceView[]): About {
  const property = opening.peers.find(({ value }) => isWorld(value))?.property ?? opening.property;
  const [wrong] = inner(stack, members);
  if (wrong === undefined) return { resource: where, complaints: [] };
  if (isEntry(stack, wrong) === "cannot tell") return { resource: where, complaints: cannotTell(property, wanted) };
  const complaints = violates(property, `open to the world, with ${wrong.type} ${wrong.name} behind it`, wanted, mend);
  return { resource: where, complaints };
}

/** What stands in groups, and by which property. What stores stand in is another demand: stores-admit-only-the-application. */
const standing: Readonly<Record<string, readonly string[]>> = {
  [balancerTypes[0]]: ["securityGroups"],
  [balancerTypes[1]]: ["securityGroups"],
  [classicBalancer]: ["securityGroups"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["securityGroupIds"],
  "aws:ec2/instance:Instance": ["vpcSecurityGroupIds"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["vpcSecurityGroupIds", "networkInterfaces.0.securityGroups"],
  "aws:ecs/service:Service": ["networkConfiguration.securityGroups"],
  "aws:lambda/function:Function": ["vpcConfig.securityGroupIds"],
  "aws:apigatewayv2/vpcLink:VpcLink": ["securityGroupIds"],
};

function elsewhere(stack: StackView): readonly About[] {
  return Object.entries(standing).flatMap(([type, properties]) =>
    stack
      .ofType(type)
      .flatMap((resource) =>
        properties.flatMap((property): readonly About[] =>
          standsElsewhere(stack, resource, property) ? [{ resource, complaints: foreign(property) }] : [],
        ),
      ),
  );
}

function foreign(property: string): readonly Complaint[] {
  return violates(
    property,
    "groups from elsewhere, while one of this stack stands empty",
    "a group whose openings can be judged here",
    "place it in the stack's own group, or remove that one",
  );
}

export const worldIngressAtTheEdgeOnly: CloudRule = {
  name: "world-ingress-at-the-edge-only",
  relation: (stack) => [
    ...[...groupsOf(stack).values()].flatMap(({ openings, members }) =>
      openings
        .filter(({ opening }) => opening.direction === "in" && opening.peers.some(({ value }) => isWorld(value)))
        .flatMap((placed) => (members.length === 0 ? [] : [judge(stack, placed, members)])),
    ),
    ...elsewhere(stack),
  ],
};
