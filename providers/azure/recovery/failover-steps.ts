import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../components/recovery";
import type { Half, Whole } from "./halves";
import { ask, lookAtBoth, openState, step } from "./step";

/** The fleet that stands by is a quarter of the other: config/sizing.ts. */
const timesTheStandby = 4;

/**
 * The failover as a person does it. `from` is lost, `to` takes over. No command asks the lost region; what belongs to the edge is
 * kept for all regions.
 */
export function failoverSteps(
  from: Half,
  to: Half,
  all: Whole,
  failoverGroup: pulumi.Output<string>,
): readonly RecoveryStep[] {
  const { edge } = all;
  const sql = pulumi.interpolate`--name ${failoverGroup} --resource-group ${to.group} --server ${to.server}`;
  const fleet = `--resource-group ${to.group} --name ${to.scaleSet}`;
  const origins = pulumi.interpolate`--resource-group ${edge.group} --profile-name ${edge.profile} --origin-group-name ${edge.originGroup}`;
  const origin = (name: string, priority: 1 | 2) =>
    pulumi.interpolate`az afd origin update ${origins} --origin-name ${name} --priority ${priority}`;
  const [answer, ...looks] = lookAtBoth(to, all);
  return [
    step({
      title: `Make sure that ${from.region} is lost: a failover throws away what its database has not yet sent`,
      by: "whoever decides",
      target: from.siteDomain,
      command: ask(from.siteDomain, all),
      check: `anything but 200, for minutes; if it answers 200, leave out --allow-data-loss below and nothing is lost`,
      takes: "minutes, as long as you want to be sure",
      action: { kind: "look" },
    }),
    step({
      title: `Scale ${to.region} to what ${from.region} had: the edge may have sent it all shoppers already`,
      by: "whoever is on call",
      target: to.scaleSet,
      command: `az vmss scale ${fleet} --no-wait --new-capacity $((${timesTheStandby} * $(az vmss show ${fleet} --query sku.capacity --output tsv)))`,
      check: `az vmss show ${fleet} --query sku.capacity: four times what it was; run it once, the fleet's own scaling does the rest`,
      takes: "not known; new instances boot for some minutes, and nothing below waits for them",
      action: {
        kind: "call",
        call: "scale-fleet",
        args: { group: to.group, scaleSet: to.scaleSet, times: String(timesTheStandby) },
      },
    }),
    step({
      title: `Make the copy in ${to.region} the writer`,
      by: "whoever decides",
      target: failoverGroup,
      command: pulumi.interpolate`az sql failover-group set-primary ${sql} --allow-data-loss`,
      check: pulumi.interpolate`az sql failover-group show ${sql} --query replicationRole: "Primary"; the listener's name leads there within a minute`,
      // The agreement is of Business Critical; none covers other tiers.
      takes: "30 seconds, as the service level agreement of Business Critical puts it; not known for size `small`",
      guard: "one group has one primary: the service makes the other one a copy as soon as it answers",
      action: { kind: "call", call: "promote", args: { failoverGroup, group: to.group, server: to.server } },
    }),
    step({
      title: `Let the edge stay with ${to.region}, also when ${from.region} comes back with the smaller fleet`,
      by: "whoever is on call",
      target: edge.profile,
      command: pulumi.interpolate`${origin(to.origin, 1)} && ${origin(from.origin, 2)}`,
      check: pulumi.interpolate`az afd origin list ${origins} --query "[].{name: name, priority: priority}"; edge locations follow within some twenty minutes, and take the site that answers meanwhile`,
      takes: "some twenty minutes until every location follows",
      action: { kind: "call", call: "prefer-origin", args: { first: to.origin, second: from.origin } },
    }),
    ...(answer === undefined ? [] : [answer, ...looks]),
    openState(from, to),
    step({
      title: "Tell the program who writes, and what is lost",
      by: "whoever deploys",
      target: "active, lost",
      command: `pulumi config set active ${to.region} && pulumi config set lost ${from.region}`,
      check: `pulumi preview shows no replacement and no change of a record or a scale set's model, and nothing in ${from.region}; the origins' priorities are those just set, and the settings of the new writer are sent again with the limit of size. Leave lost out where ${from.region} answers`,
      takes: "a minute",
      action: { kind: "config", set: { active: to.region, lost: from.region } },
    }),
    step({
      title: `Run up without ${from.region}`,
      by: "whoever deploys",
      target: to.group,
      command: `pulumi refresh --target '**:VirtualMachineScaleSet::app-${to.region}' && pulumi up --policy-pack policy`,
      check:
        "a second preview shows no change. Leave database.size as it is until the other region is back: the writer of a copy that is away can't be scaled",
      takes: "some minutes",
      guard: `what stands in ${from.region} is left as it is; who writes is the failover group's to say, and no \`up\` changes it`,
      action: { kind: "up" },
    }),
  ];
}
