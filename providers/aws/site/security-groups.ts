import type { Vpc } from "@pulumi/aws/ec2";
import { SecurityGroup } from "@pulumi/aws/ec2";
import { SecurityGroupEgressRule, SecurityGroupIngressRule } from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import type { Party, PortName } from "../../../components/flows";
import type { Placed } from "../links";
import type { Ground } from "./ground";
import { named, onGround } from "./ground";

/** What each group holds, as the console shows it. The text can't be changed without a new group. */
const holds: Readonly<Record<Placed, string>> = {
  "load-balancer": "The public load balancer",
  app: "The instances that run the shop",
  migrator: "The short-lived instance that sets the database up",
  database: "The database",
  cache: "The cache",
  endpoints: "Private endpoints of the services in use",
};

export type SecurityGroups = Readonly<Record<Placed, SecurityGroup>>;

export function securityGroups(ground: Ground, vpc: Vpc): SecurityGroups {
  const group = (party: Placed) =>
    new SecurityGroup(
      `${party}-${ground.spec.region}`,
      // Without rules of its own: those are resources of their own, and the two ways undo each other.
      { vpcId: vpc.id, description: holds[party], tags: named(ground, party) },
      onGround(ground),
    );
  return {
    "load-balancer": group("load-balancer"),
    app: group("app"),
    migrator: group("migrator"),
    database: group("database"),
    cache: group("cache"),
    endpoints: group("endpoints"),
  };
}

type Rule = SecurityGroupIngressRule | SecurityGroupEgressRule;
type Peer = Partial<Record<"referencedSecurityGroupId" | "cidrIpv4" | "prefixListId", pulumi.Input<string>>>;

/** Rules of one site: for each flow that is a packet of its network, one out of the sender and one into the receiver. */
export function rules(ground: Ground, groups: SecurityGroups, storePrefixList: pulumi.Output<string>): readonly Rule[] {
  const { region, flows } = ground.spec;
  return flows
    .filter(({ by }) => by !== "service")
    .flatMap((flow) => {
      const { id, from, to } = flow;
      const common = { ...ports(ground, flow.port), description: flow.why, tags: ground.scope.tags };
      const made: Rule[] = [];
      if (isPlaced(from)) {
        const args = { securityGroupId: groups[from].id, ...common, ...peer(to) };
        made.push(new SecurityGroupEgressRule(`${id}-out-${region}`, args, onGround(ground)));
      }
      if (isPlaced(to)) {
        const args = { securityGroupId: groups[to].id, ...common, ...peer(from) };
        made.push(new SecurityGroupIngressRule(`${id}-in-${region}`, args, onGround(ground)));
      }
      if (made.length === 0) throw new Error(`flow ${id}: neither end stands in the network`);
      return made;
    });

  function peer(party: Party): Peer {
    if (isPlaced(party)) return { referencedSecurityGroupId: groups[party].id };
    if (party === "internet") return { cidrIpv4: "0.0.0.0/0" };
    if (party.startsWith("storage:")) return { prefixListId: storePrefixList };
    throw new Error(`no address is known for ${party}`);
  }
}

function isPlaced(party: Party): party is Placed {
  return party in holds;
}

function ports({ spec }: Ground, name: PortName): { ipProtocol: string; fromPort: number; toPort: number } {
  // Cluster mode serves each shard on the engine's one port; memcached knows no other either.
  const numbers: Readonly<Record<PortName, number>> = {
    http: 80,
    https: 443,
    app: spec.appPort,
    database: 5432,
    cache: spec.cacheProtocol === "memcached" ? 11211 : 6379,
  };
  const port = numbers[name];
  return { ipProtocol: "tcp", fromPort: port, toPort: port };
}
