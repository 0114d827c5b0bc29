import * as pulumi from "@pulumi/pulumi";
import type { RecoveryStep } from "../../../components/recovery";
import type { Half, Whole } from "./halves";
import { step } from "./step";

/**
 * A region comes back beside a warm standby's writer: `back` is the one, `writer` the other. The failover group makes its database
 * a copy again by itself and fills it anew, so there is something to look at and nothing to rebuild.
 *
 * Where the copy never comes (its server is gone, or the filling fails again and again) the key `rebuild` has it made anew. The
 * copy is taken out of the group first: deleting it inside has effects that nobody foretells. Source: Azure SQL documentation,
 * "failover groups overview", forced failover; "configure a failover group", the note on deleting a secondary, and limitations;
 * 2026-11.
 */
export function returnToWarm(
  back: Half,
  writer: Half,
  { databaseName }: Whole,
  failoverGroup: pulumi.Output<string>,
): readonly RecoveryStep[] {
  const group = (half: Half) =>
    pulumi.interpolate`--name ${failoverGroup} --resource-group ${half.group} --server ${half.server}`;
  const update = pulumi.interpolate`az sql failover-group update ${group(writer)}`;
  return [
    step({
      title: `See that no write reaches ${back.region}: its database is a copy again`,
      by: "whoever is on call",
      target: failoverGroup,
      command: pulumi.interpolate`az sql failover-group show ${group(back)} --query replicationRole && az sql failover-group show ${group(writer)} --query "{role: replicationRole, state: replicationState}"`,
      check: `"Secondary"; then "Primary" and "CATCH_UP". While it says "SEEDING" it is being filled: wait`,
      takes: "not known; it grows with the size of the data",
      guard: "the group made the other one its primary; the one that comes back learns that before it takes a write",
      action: {
        kind: "call",
        call: "await-copy",
        args: { failoverGroup, writer: writer.server, copy: back.server },
      },
    }),
    step({
      title: `Only where that never comes: make the copy in ${back.region} anew, in a quiet hour`,
      by: "whoever decides",
      target: back.server,
      command: pulumi.interpolate`${update} --remove-db ${databaseName} && pulumi config rm lost && pulumi config set rebuild ${back.region} && pulumi up && ${update} --add-db ${databaseName} && pulumi config rm rebuild`,
      check: pulumi.interpolate`pulumi preview, before that \`up\`, replaces the database in ${back.region} with its backups' days, settings and records, and nothing in ${writer.region}. If it replaces none, the database was born as this very copy: add --replace '**azure-native:sql:Database::database-${back.region}' to it. If its server is gone: pulumi refresh --target '**::*-${back.region}' first. A pack of policies finds the copy unguarded, and is right: this one \`up\` is without`,
      takes:
        "not known; it grows with the size of the data, and what the group's name answers meanwhile is not known either",
      action: { kind: "look" },
    }),
    step({
      title: `Tell the program that ${back.region} answers`,
      by: "whoever deploys",
      target: "lost",
      command: "pulumi config rm lost",
      check: "pulumi preview shows no replacement",
      takes: "a minute",
      action: { kind: "config", remove: ["lost"] },
    }),
    ...askFleets(),
    step({
      title: `Make ${back.region} the standby`,
      by: "whoever deploys",
      target: back.group,
      command: "pulumi up --policy-pack policy",
      check: "a second preview shows no change",
      takes: "some minutes",
      action: { kind: "up" },
    }),
  ];
}

/**
 * A region comes back beside a cold standby's writer, which was made from its backups. It has a database of its own, and all
 * that it takes to write to it.
 */
export function returnToCold(back: Half, writer: Half): readonly RecoveryStep[] {
  const fleet = `--resource-group ${back.group} --name ${back.scaleSet}`;
  const scaling = `--resource-group ${back.group} --name ${back.autoscale}`;
  return [
    step({
      title: `Fence ${back.region}: no instance, no write`,
      by: "whoever is on call",
      target: back.scaleSet,
      command: `az monitor autoscale update ${scaling} --enabled false && az vmss scale ${fleet} --new-capacity 0`,
      check: `az monitor autoscale show ${scaling} --query enabled: false; az vmss show ${fleet} --query sku.capacity: 0`,
      takes: "some minutes",
      guard: `the shop's way there is off since the restore, and nothing but that fleet can reach its database. To take it back: --enabled true`,
      action: {
        kind: "call",
        call: "fence-fleet",
        args: { group: back.group, autoscale: back.autoscale, scaleSet: back.scaleSet },
      },
    }),
    step({
      title: `Export what ${back.region} took and nobody else has`,
      by: "whoever decides",
      target: back.databaseExport,
      command: `az rest --method post --url "${back.databaseExport}/triggers/daily/run?api-version=2019-05-01"`,
      check: `az rest --method get --url "${back.databaseExport}/runs?api-version=2019-05-01" --query "value[0].properties.status": "Succeeded"; compare it with the database in ${writer.region} before you go on: nobody can later`,
      takes: "at most ten hours, after which the run is given up",
      action: { kind: "call", call: "run-workflow", args: { workflow: back.databaseExport, trigger: "daily" } },
    }),
    step({
      title: `Tell the program that ${back.region} answers, and is to be let go of`,
      by: "whoever deploys",
      target: "lost, restore and rebuild",
      command: `pulumi config rm lost && pulumi config rm restore && pulumi config set rebuild ${back.region}`,
      check: "pulumi preview changes, creates, deletes and replaces nothing",
      takes: "a minute",
      action: { kind: "config", remove: ["lost", "restore"], set: { rebuild: back.region } },
    }),
    step({
      title: `Take the guards from what stands in ${back.region} beyond a reserve`,
      by: "whoever deploys",
      target: back.group,
      command: "pulumi up",
      check:
        "nothing was sent to the cloud; a pack of policies finds its stores unguarded, and is right: this one `up` is without",
      takes: "a minute",
      action: { kind: "up" },
    }),
    step({
      title: `Let go of it`,
      by: "whoever decides",
      target: "rebuild",
      command: "pulumi config rm rebuild",
      check: `pulumi preview deletes the fleet, the cache, the balancer, the database and its server in ${back.region}, and nothing in ${writer.region}. With the server go its backups of days; those of weeks and months stay with the service`,
      takes: "a minute",
      action: { kind: "config", remove: ["rebuild"] },
    }),
    step({
      title: `Make ${back.region} the reserve`,
      by: "whoever deploys",
      target: back.group,
      command: "pulumi up --policy-pack policy",
      check: `a second preview shows no change. If the private link is refused to go because a connection is left: az network private-link-service connection delete --resource-group ${back.group} --service-name ${back.privateLink} --name <it>, and again`,
      takes: "not known; a cache takes up to half an hour to go",
      guard: `the only database left is the one in ${writer.region}`,
      action: { kind: "up" },
    }),
  ];
}

/** A change of a fleet's model sends the number of instances that the state knows. */
function askFleets(): readonly RecoveryStep[] {
  return [
    step({
      title: "Ask how many instances run",
      by: "whoever deploys",
      target: "the scale sets",
      command: "pulumi refresh --target '**:VirtualMachineScaleSet::*'",
      check: "the scale sets are listed, and nothing else",
      takes: "a minute",
      action: { kind: "look" },
    }),
  ];
}
