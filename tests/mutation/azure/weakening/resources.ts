import type { Weakening } from "../../tables";
import { named, ofType, oneOf } from "./rows";

const sent = "properties.template.resources";

/** A deployment carries the settings of a database that runs already, and of tables that are there from the start. */
const databaseSettings = ofType(
  "resources:Deployment",
  // Complete removes whatever else the group holds.
  { property: "properties.mode", operators: ["replace"], weak: ["Complete"], controls: ["availability"] },
  { property: `${sent}.*.properties.zoneRedundant`, operators: ["flip", "drop"], controls: ["availability"] },
  {
    property: `${sent}.*.properties.requestedBackupStorageRedundancy`,
    operators: ["replace"],
    weak: ["Local"],
    controls: ["availability"],
  },
  // The instances' own record, of which the workspace keeps three months.
  { property: `${sent}.*.properties.totalRetentionInDays`, operators: ["shorten", "drop"], controls: ["10.5.1"] },
  { property: `${sent}.*.tags.pci-scope`, operators: ["drop", "empty"], controls: ["12.5.1"] },
);

const ofThreats = named(/^threat-/);

/** Plans of Defender for Cloud. */
const plans = ofType(
  "resources:DeploymentAtSubscriptionScope",
  { property: sent, operators: ["empty"], where: ofThreats, controls: ["11.5.1", "5.2.1"] },
  { property: sent, operators: ["empty"], where: named(/^posture-/), controls: ["11.5.2"] },
  { property: sent, operators: ["fewer"], where: ofThreats, controls: ["11.5.1"] },
  {
    property: `${sent}.*.properties.pricingTier`,
    operators: ["replace"],
    weak: ["Free"],
    where: ofThreats,
    controls: ["11.5.1"],
  },
  {
    property: `${sent}.*.properties.pricingTier`,
    operators: ["replace"],
    weak: ["Free"],
    where: named(/^posture-/),
    controls: ["11.5.2"],
  },
  // P1 has no vulnerability management of its own.
  {
    property: `${sent}.*.properties.subPlan`,
    operators: ["replace", "drop"],
    weak: ["P1"],
    where: oneOf("P2"),
    controls: ["11.3.1"],
  },
  // The older plan doesn't look for malware.
  {
    property: `${sent}.*.properties.subPlan`,
    operators: ["replace", "drop"],
    weak: ["PerTransaction"],
    where: oneOf("DefenderForStorageV2"),
    controls: ["5.2.1"],
  },
  {
    property: `${sent}.*.name`,
    operators: ["replace"],
    weak: ["AppServices"],
    where: (value, _inputs, name) => name.startsWith("threat-") && value !== "AppServices",
    controls: ["11.5.1"],
  },
  { property: "", operators: ["remove"], where: ofThreats, controls: ["11.5.1", "5.2.1"] },
  { property: "", operators: ["remove"], where: named(/^posture-/), controls: ["11.5.2"] },
);

/** What deletes a group deletes every store in it. */
const groups = ofType("resources:ResourceGroup", {
  property: "",
  operators: ["unprotect"],
  where: named(/^site-/),
  controls: ["availability"],
});

export const resources: readonly Weakening[] = [...databaseSettings, ...plans, ...groups];
