import {
  DefaultSecurityGroup,
  InternetGateway,
  Route,
  RouteTable,
  RouteTableAssociation,
  Subnet,
  Vpc,
} from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";
import { serves } from "../../../components/contract";
import type { Ground } from "./ground";
import { named, onGround } from "./ground";
import type { Nat } from "./nat";
import { nats } from "./nat";

export interface Network {
  readonly vpc: Vpc;
  /** In the order of the site's zones. */
  readonly subnets: Readonly<Record<"public" | "app" | "data", readonly Subnet[]>>;
  /** Tables of the subnets whose instances reach out; the data subnets' has no way to anywhere but the network itself. */
  readonly appTables: readonly RouteTable[];
  readonly nats: readonly Nat[];
  /** What must exist before an instance can reach anything. */
  readonly ready: readonly pulumi.Resource[];
}

/** Three tiers of subnets in each zone. Only the balancers' see the internet; the data's see nothing but the network. */
export function network(ground: Ground): Network {
  const { scope, spec } = ground;
  const { region, cidr, zones } = spec;
  const vpc = new Vpc(
    `network-${region}`,
    {
      cidrBlock: cidr,
      // Both are needed for the private names of endpoints; the second is off unless asked for.
      enableDnsSupport: true,
      enableDnsHostnames: true,
      enableNetworkAddressUsageMetrics: true,
      tags: named(ground, region),
    },
    onGround(ground),
  );
  // Taken over without a rule, which empties it: whatever forgets its own group then reaches nothing.
  new DefaultSecurityGroup(`default-${region}`, { vpcId: vpc.id, tags: scope.tags }, onGround(ground));

  const subnets = { public: place("public"), app: place("app"), data: place("data") };
  const publicTable = table(ground, vpc, `public-${region}`);
  const dataTable = table(ground, vpc, `data-${region}`);
  const appTables = zones.map((zone) => table(ground, vpc, `app-${zone}`));
  const associations = [
    ...join(ground, "public", subnets.public, () => publicTable),
    ...join(ground, "data", subnets.data, () => dataTable),
    ...join(ground, "app", subnets.app, (index) => appTables[index]),
  ];
  if (!serves(spec)) return { vpc, subnets, appTables, nats: [], ready: associations };

  const gateway = new InternetGateway(region, { vpcId: vpc.id, tags: named(ground, region) }, onGround(ground));
  const out = new Route(
    `public-out-${region}`,
    { routeTableId: publicTable.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id },
    onGround(ground),
  );
  const made = nats(ground, subnets.public, gateway);
  const ways = appTables.map((appTable, index) => {
    const nat = made[index % made.length];
    return new Route(
      `app-out-${String(zones[index])}`,
      { routeTableId: appTable.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat?.gateway.id },
      onGround(ground),
    );
  });
  return { vpc, subnets, appTables, nats: made, ready: [...associations, out, ...ways] };

  function place(tier: "public" | "app" | "data"): readonly Subnet[] {
    return spec.subnets
      .filter((subnet) => subnet.tier === tier)
      .map(
        ({ zone, cidr: cidrBlock }) =>
          new Subnet(
            `${tier}-${zone}`,
            {
              vpcId: vpc.id,
              cidrBlock,
              availabilityZone: zone,
              // Not even the public ones: balancers and NAT bring their own addresses, and nothing else may stand there.
              mapPublicIpOnLaunch: false,
              privateDnsHostnameTypeOnLaunch: "resource-name",
              tags: named(ground, `${tier}-${zone}`),
            },
            onGround(ground),
          ),
      );
  }
}

function table(ground: Ground, vpc: Vpc, name: string): RouteTable {
  return new RouteTable(name, { vpcId: vpc.id, tags: named(ground, name) }, onGround(ground));
}

function join(
  ground: Ground,
  tier: string,
  subnets: readonly Subnet[],
  tableOf: (index: number) => RouteTable | undefined,
): readonly RouteTableAssociation[] {
  return subnets.map((subnet, index) => {
    const to = tableOf(index);
    if (to === undefined) throw new Error(`no route table for the ${tier} subnet of zone ${index}`);
    return new RouteTableAssociation(
      `${tier}-${String(ground.spec.zones[index])}`,
      { subnetId: subnet.id, routeTableId: to.id },
      onGround(ground),
    );
  });
}
