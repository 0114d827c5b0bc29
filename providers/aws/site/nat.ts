import type { InternetGateway, Subnet } from "@pulumi/aws/ec2";
import { Eip, NatGateway } from "@pulumi/aws/ec2";
import type { Ground } from "./ground";
import { named, onGround } from "./ground";

export interface Nat {
  readonly zone: string;
  readonly gateway: NatGateway;
}

/** One way out for each zone, so that no zone depends on another; or a single one, which is cheaper and no more than that. */
export function nats(ground: Ground, publicSubnets: readonly Subnet[], internet: InternetGateway): readonly Nat[] {
  const { zones, nat } = ground.spec;
  return zones.slice(0, nat === "single" ? 1 : zones.length).map((zone, index) => {
    const subnet = publicSubnets[index];
    if (subnet === undefined) throw new Error(`no public subnet in ${zone}`);
    const name = `nat-${zone}`;
    // An address can be taken before the network has a gateway, but not be used.
    const address = new Eip(
      name,
      { domain: "vpc", tags: named(ground, name) },
      onGround(ground, { dependsOn: [internet] }),
    );
    const gateway = new NatGateway(
      name,
      {
        connectivityType: "public",
        subnetId: subnet.id,
        allocationId: address.allocationId,
        tags: named(ground, name),
      },
      onGround(ground, { dependsOn: [internet] }),
    );
    return { zone, gateway };
  });
}
