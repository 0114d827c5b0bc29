import type { Weakening } from "../../tables";
import { at, ofType } from "./rows";

const byRequest = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  at(inputs, "definition", "triggers", "manual") !== undefined;
const byClock = (_value: unknown, inputs: Readonly<Record<string, unknown>>): boolean =>
  at(inputs, "definition", "triggers", "daily") !== undefined;

const group = "definition.actions.*.inputs.body";

export const logic: readonly Weakening[] = ofType(
  "logic:Workflow",
  // A request trigger answers whoever holds its address, unless callers are limited; nobody is admitted.
  { property: "accessControl", operators: ["drop"], where: byRequest, controls: ["1.3.1", "8.2.2"] },
  { property: "accessControl.triggers", operators: ["drop"], where: byRequest, controls: ["1.3.1", "8.2.2"] },
  {
    property: "accessControl.triggers.allowedCallerIpAddresses.*.addressRange",
    operators: ["widen", "replace"],
    weak: ["0.0.0.0-255.255.255.255"],
    where: byRequest,
    controls: ["1.3.1", "8.2.2"],
  },
  // The nightly export is the copy of the database that stands outside the database.
  { property: "state", operators: ["flip"], where: byClock, controls: ["availability"] },
  {
    property: "definition.triggers.daily.recurrence.interval",
    operators: ["lengthen"],
    controls: ["availability"],
  },
  {
    property: "definition.triggers.daily.recurrence.frequency",
    operators: ["replace"],
    weak: ["Month"],
    controls: ["availability"],
  },
  { property: "", operators: ["remove"], where: byClock, controls: ["availability"] },
  { property: "identity", operators: ["drop"], controls: ["8.2.2"] },
  { property: "identity.type", operators: ["replace"], weak: ["None"], controls: ["8.2.2"] },
  { property: "identity.userAssignedIdentities", operators: ["empty"], controls: ["8.2.2"] },
  { property: "identity.userAssignedIdentities.*", operators: ["unrelate"], controls: ["7.2.5", "8.2.2"] },
  {
    property: "definition.actions.*.inputs.authentication.type",
    operators: ["replace"],
    weak: ["Basic"],
    controls: ["8.2.2"],
  },
  {
    property: "definition.actions.*.actions.*.inputs.authentication.type",
    operators: ["replace"],
    weak: ["Basic"],
    controls: ["8.2.2"],
  },
  // An image by its tag is another one tomorrow.
  {
    property: `${group}.properties.containers.*.properties.image`,
    operators: ["replace"],
    weak: ["docker.io/library/ubuntu:latest"],
    controls: ["2.2.1"],
  },
  // Without a network of the site it runs with a way to the whole internet.
  { property: `${group}.properties.subnetIds`, operators: ["drop", "empty"], controls: ["1.4.1", "1.3.2"] },
  { property: `${group}.properties.subnetIds.*.id`, operators: ["unrelate"], controls: ["1.4.1", "1.3.2"] },
  {
    property: `${group}.properties.containers.*.properties.environmentVariables.*.value`,
    operators: ["replace"],
    weak: ["Server=tcp:shop.database.windows.net,1433;User ID=sa;Password=Tr0ub4dor-and-3;Encrypt=True"],
    controls: ["8.6.2"],
  },
  { property: `${group}.identity.type`, operators: ["replace"], weak: ["None"], controls: ["8.2.2"] },
  { property: `${group}.tags.pci-scope`, operators: ["drop", "empty"], controls: ["12.5.1"] },
);
