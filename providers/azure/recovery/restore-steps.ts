import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../components/recovery";
import type { Half, Whole } from "./halves";
import { ask, lookAtBoth, openState, step } from "./step";

/**
 * With a cold standby `up` itself is the procedure, and traffic is let in last. `from` is lost, `to` is built. Each has a database
 * of its own, so the one that comes back must find the shop's door shut.
 */
export function restoreSteps(from: Half, to: Half, all: Whole): readonly RecoveryStep[] {
  const { message } = all;
  const state = "privateLinkServiceConnectionState";
  const service = `az network private-link-service show --resource-group ${to.group} --name ${to.privateLink} --query`;
  const [answer, ...looks] = lookAtBoth(to, all);
  return [
    step({
      title: `Make sure that ${from.region} is lost for longer than a restore takes`,
      by: "whoever decides",
      target: from.siteDomain,
      command: ask(from.siteDomain, all),
      check:
        "anything but 200, and the cloud's own word that it will last: what that region took since its newest copied backup, up to an hour as Microsoft puts it, stays there",
      takes: "as long as you want to be sure",
      action: { kind: "look" },
    }),
    step({
      title: `Close the shop at the edge: ${from.region} must not take orders when it comes back`,
      by: "whoever decides",
      target: all.edge.shopRoute,
      command: door(all, "Disabled"),
      check: door(all),
      takes: "some twenty minutes until every location follows",
      guard: "with the door shut no shopper reaches the old writer, whatever it does",
      action: doorCall(all, "close-door"),
    }),
    step({
      title: "See how old the newest copied backup is",
      by: "whoever decides",
      target: from.backup,
      command: `az rest --method get --url "https://management.azure.com${from.backup}?api-version=2023-08-01" --query properties.lastAvailableBackupDate`,
      check:
        "everything after that moment is lost; where it answers nothing either, the newest that there is will be taken",
      takes: "a minute",
      action: { kind: "look" },
    }),
    openState(from, to),
    step({
      title: `Tell the program that ${to.region} writes, from that backup, and that ${from.region} is lost`,
      by: "whoever deploys",
      target: "active, lost and restore.at",
      command: `pulumi config set active ${to.region} && pulumi config set lost ${from.region} && pulumi config set --path 'commerce:restore.at' latest`,
      check: `pulumi preview creates, changes one origin, a firewall and two subnets, and deletes and replaces nothing; nothing in ${from.region} is in it`,
      takes: "a minute",
      action: { kind: "config", set: { active: to.region, lost: from.region, "restore.at": "latest" } },
    }),
    step({
      title: `Build ${to.region}, its database from the backup`,
      by: "whoever deploys",
      target: to.server,
      command: "pulumi up --policy-pack policy",
      check: `az sql db show --resource-group ${to.group} --server ${to.server} --name ${all.databaseName} --query status: "Online". If it is refused for want of a key, the key was rotated: az sql server key create --resource-group ${to.group} --server ${to.server} --kid <each version of the lost vault's key "database">, and again`,
      // Azure SQL documentation, "restore a database from a backup", recovery time; 2026-11.
      takes: "most restores end within twelve hours, as Microsoft puts it; the rest is not known",
      guard: `the same \`up\` switches the shop's way to ${from.region} off, once the way to ${to.region} is there`,
      action: { kind: "up" },
    }),
    step({
      title: `Approve the edge's private link in ${to.region}`,
      by: "whoever is on call",
      target: to.privateLink,
      command: `for c in $(${service} "privateEndpointConnections[?${state}.status=='Pending' && ${state}.description=='${message}'].name" --output tsv); do az network private-link-service connection update --resource-group ${to.group} --service-name ${to.privateLink} --name "$c" --connection-status Approved; done`,
      check: `${service} "privateEndpointConnections[].${state}.status" shows Approved`,
      takes: "some minutes",
      action: { kind: "call", call: "approve-link", args: { group: to.group, privateLink: to.privateLink, message } },
    }),
    step({
      title: `Give the application of ${to.region} its user in the restored database`,
      by: "whoever is on call",
      target: to.dbInit,
      command: `az rest --method post --url "${to.dbInit}/triggers/manual/run?api-version=2019-05-01"`,
      check: `az rest --method get --url "${to.dbInit}/runs?api-version=2019-05-01" --query "value[0].properties.status": "Succeeded"; the migrator of ${to.region} must be in the group of database administrators`,
      takes: "some minutes; not known for a schema that changes",
      action: { kind: "call", call: "run-workflow", args: { workflow: to.dbInit, trigger: "manual" } },
    }),
    ...(answer === undefined ? [] : [answer]),
    step({
      title: "Open the shop",
      by: "whoever decides",
      target: all.edge.shopRoute,
      command: door(all, "Enabled"),
      check: door(all),
      takes: "some twenty minutes until every location follows",
      guard: `the edge has one way left, to ${to.region}`,
      action: doorCall(all, "open-door"),
    }),
    ...looks,
  ];
}

/** The route of the shop's name, as a command: set where a state is given, else asked. */
function door({ edge }: Whole, state?: "Enabled" | "Disabled"): pulumi.Output<string> {
  const which = pulumi.interpolate`--resource-group ${edge.group} --profile-name ${edge.profile} --endpoint-name ${edge.endpoint} --route-name ${edge.shopRoute}`;
  return state === undefined
    ? pulumi.interpolate`az afd route show ${which} --query enabledState shows it`
    : pulumi.interpolate`az afd route update ${which} --enabled-state ${state}`;
}

function doorCall({ edge }: Whole, call: "close-door" | "open-door") {
  return {
    kind: "call",
    call,
    args: { group: edge.group, profile: edge.profile, endpoint: edge.endpoint, route: edge.shopRoute },
  } as const;
}
