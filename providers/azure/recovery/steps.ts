import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../components/recovery";

/** The fleet that stands by is a quarter of the other: config/sizing.ts. */
const timesTheStandby = 4;

export interface WarmStepsArgs {
  readonly domain: string;
  readonly deepPath: string;
  /** The region that is lost, and the one that takes over. */
  readonly from: { readonly region: string; readonly siteDomain: string; readonly origin: pulumi.Output<string> };
  readonly to: {
    readonly region: string;
    readonly siteDomain: string;
    readonly origin: pulumi.Output<string>;
    readonly group: pulumi.Output<string>;
    readonly server: pulumi.Output<string>;
    readonly scaleSet: pulumi.Output<string>;
  };
  readonly failoverGroup: pulumi.Output<string>;
  readonly edge: {
    readonly group: pulumi.Output<string>;
    readonly profile: pulumi.Output<string>;
    readonly profileId: pulumi.Output<string>;
    readonly originGroup: pulumi.Output<string>;
  };
}

/** The failover as a person does it. No command asks the lost region; what belongs to the edge is kept for all regions. */
export function warmSteps(args: WarmStepsArgs): readonly RecoveryStep[] {
  const { domain, deepPath, from, to, failoverGroup, edge } = args;
  const sql = pulumi.interpolate`--name ${failoverGroup} --resource-group ${to.group} --server ${to.server}`;
  const fleet = pulumi.interpolate`--resource-group ${to.group} --name ${to.scaleSet}`;
  const origin = (name: pulumi.Output<string>, priority: 1 | 2) =>
    pulumi.interpolate`az afd origin update --resource-group ${edge.group} --profile-name ${edge.profile} --origin-group-name ${edge.originGroup} --origin-name ${name} --priority ${priority}`;
  const ask = (name: string) => `curl -sS -o /dev/null -w '%{http_code}' https://${name}${deepPath}`;
  return [
    {
      title: `Make sure that ${from.region} is lost: a failover throws away what its database has not yet sent`,
      by: "whoever decides",
      target: pulumi.output(from.siteDomain),
      command: pulumi.output(ask(from.siteDomain)),
      check: pulumi.output(
        `anything but 200, for minutes; if it answers 200, leave out --allow-data-loss below and nothing is lost`,
      ),
      takes: "a minute",
      action: { kind: "look" },
    },
    {
      title: `Scale ${to.region} to what ${from.region} had: the edge may have sent it all shoppers already`,
      by: "whoever is on call",
      target: to.scaleSet,
      command: pulumi.interpolate`az vmss scale ${fleet} --no-wait --new-capacity $((${timesTheStandby} * $(az vmss show ${fleet} --query sku.capacity --output tsv)))`,
      check: pulumi.interpolate`az vmss show ${fleet} --query sku.capacity: four times what it was; run it once, the fleet's own scaling does the rest`,
      takes: "not known",
      action: {
        kind: "call",
        call: "scale-fleet",
        args: { group: to.group, scaleSet: to.scaleSet, times: String(timesTheStandby) },
      },
    },
    {
      title: `Make the copy in ${to.region} the writer`,
      by: "whoever decides",
      target: failoverGroup,
      command: pulumi.interpolate`az sql failover-group set-primary ${sql} --allow-data-loss`,
      check: pulumi.interpolate`az sql failover-group show ${sql} --query replicationRole: "Primary"; the listener's name leads there within a minute`,
      takes: "not known",
      guard: "one group has one primary: the service makes the other one a copy as soon as it answers",
      action: { kind: "call", call: "promote", args: { failoverGroup, group: to.group, server: to.server } },
    },
    {
      title: `Let the edge stay with ${to.region}, also when ${from.region} comes back with the smaller fleet`,
      by: "whoever is on call",
      target: edge.profile,
      command: pulumi.interpolate`${origin(to.origin, 1)} && ${origin(from.origin, 2)}`,
      check: pulumi.interpolate`az afd origin list --resource-group ${edge.group} --profile-name ${edge.profile} --origin-group-name ${edge.originGroup} --query "[].{name: name, priority: priority}"; edge locations follow within some twenty minutes, and take the site that answers meanwhile`,
      takes: "some twenty minutes until every location follows",
      action: { kind: "call", call: "prefer-origin", args: { first: to.origin, second: from.origin } },
    },
    {
      title: `See that ${to.region} answers with its database and cache`,
      by: "whoever is on call",
      target: pulumi.output(to.siteDomain),
      command: pulumi.output(ask(to.siteDomain)),
      check: pulumi.output("200"),
      takes: "a minute",
      action: { kind: "look" },
    },
    {
      title: "See that the shop answers from there",
      by: "whoever is on call",
      target: pulumi.output(domain),
      command: pulumi.output(ask(domain)),
      check: pulumi.interpolate`200; az monitor metrics list --resource ${edge.profileId} --metric OriginHealthPercentage --filter "Origin eq '*'" shows 100 for ${to.siteDomain}`,
      takes: "a minute",
      action: { kind: "look" },
    },
    {
      title: "Tell the program",
      by: "whoever deploys",
      target: pulumi.output("active"),
      command: pulumi.output(`pulumi config set active ${to.region}`),
      check: pulumi.output(
        "pulumi preview shows no replacement and no change of a record or a scale set's model; the origins' priorities are those just set, and the settings of both databases are sent again with the limit of size moved to the new writer",
      ),
      takes: "a minute",
      action: { kind: "set-config", key: "active", value: to.region },
    },
  ];
}
