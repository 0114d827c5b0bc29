import type { VirtualMachineScaleSet } from "@pulumi/azure-native/compute";
import type { AutoscaleSetting } from "@pulumi/azure-native/monitor";
import type { Scope, Signal } from "../../../components/contract";
import { alarm, logAlarm } from "../alarm";
import type { AzureLinks } from "../links";
import type { AzureSite } from "../options";
import { endsSoon } from "./boot/certificate";
import { repairsAlarm } from "./repairs-alarm";

export interface Fleet {
  readonly scaleSet: VirtualMachineScaleSet;
  readonly autoscale: AutoscaleSetting;
  readonly memoryGiB: number;
  /** Largest size, which is the same for either role and all through a peak. */
  readonly max: number;
  readonly certificate: boolean;
}

/** None knows how many instances there should be: that follows roles and peaks, alarms don't. */
export function fleetAlarms(scope: Scope, site: AzureSite, fleet: Fleet): readonly Signal<AzureLinks["signal"]>[] {
  const { region, zones } = site;
  const { scaleSet, autoscale, memoryGiB, max, certificate } = fleet;
  const instances = { target: scaleSet.id, namespace: "Microsoft.Compute/virtualMachineScaleSets" } as const;
  const each = { VMName: ["*"] };
  return [
    alarm(scope, site, `fleet-down-${region}`, {
      severity: "page",
      meaning: "An instance doesn't run: its host or its system has failed.",
      ...instances,
      metric: "VmAvailabilityMetric",
      aggregation: "Average",
      operator: "LessThan",
      // Of the quarter of an hour: one that scaling took out was away for less.
      threshold: 0.5,
      dimensions: each,
      window: "PT15M",
      every: "PT5M",
    }),
    repairsAlarm(scope, site, scaleSet),
    alarm(scope, site, `fleet-full-${region}`, {
      severity: "page",
      meaning: "The fleet has nearly reached its largest size; more load than that will not be carried.",
      target: autoscale.id,
      namespace: "Microsoft.Insights/autoscalesettings",
      metric: "ObservedCapacity",
      aggregation: "Average",
      operator: "GreaterThanOrEqual",
      threshold: Math.floor(max * 0.9),
      window: "PT15M",
      every: "PT5M",
    }),
    logAlarm(scope, site, `fleet-stuck-${region}`, {
      severity: "page",
      meaning: "Scaling failed: a quota is used up, a zone has no room, or the machine size is not offered.",
      query: `AutoscaleScaleActionsLog
| where ResultType =~ "Failed" or ScaleActionOperationStatus =~ "Failed"`,
      window: "PT15M",
    }),
    // Says a row even where the table is empty.
    logAlarm(scope, site, `fleet-silent-${region}`, {
      severity: "ticket",
      meaning: "Fewer instances send logs than the site has zones: what happens on the others is not recorded.",
      query: `Heartbeat
| where OSType == "Linux"
| summarize instances = dcount(Computer)
| where instances < ${zones.length}`,
      window: "PT15M",
    }),
    alarm(scope, site, `app-cpu-${region}`, {
      severity: "ticket",
      meaning: "Instances are short of processor although the fleet scales: it can't keep up.",
      ...instances,
      metric: "Percentage CPU",
      aggregation: "Average",
      operator: "GreaterThan",
      threshold: 80,
      window: "PT15M",
      every: "PT5M",
    }),
    alarm(scope, site, `app-memory-${region}`, {
      severity: "ticket",
      meaning: "An instance is nearly out of memory.",
      ...instances,
      metric: "Available Memory Bytes",
      aggregation: "Average",
      operator: "LessThan",
      threshold: (memoryGiB * 1024 ** 3) / 10,
      dimensions: each,
    }),
    logAlarm(scope, site, `app-disk-${region}`, {
      severity: "ticket",
      meaning: "The disk of an instance is nearly full.",
      query: `Perf
| where ObjectName == "Logical Disk" and CounterName == "% Used Space" and InstanceName == "/"
| summarize used = avg(CounterValue) by Computer
| where used > 85`,
      window: "PT15M",
    }),
    ...(certificate
      ? [
          logAlarm(scope, site, `app-certificate-${region}`, {
            severity: "ticket",
            meaning:
              "The certificate of the instances ends soon and was not renewed; after that the edge refuses them.",
            query: `Syslog
| where ProcessName == "commerce-certificate" and SyslogMessage has "${endsSoon}"`,
            window: "PT6H",
            every: "PT1H",
          }),
        ]
      : []),
  ];
}
