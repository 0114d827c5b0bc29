import type { ResourceView } from "../../view";
import { at, entries, read, unseen } from "../../view";
import { mayInclude } from "./references";
import { textsIn } from "../../view";

export const trailType = "aws:cloudtrail/trail:Trail";

/** What a trail records, whichever of the two ways its selectors are written in. */
export interface Selected {
  /** Where a complaint about the selectors belongs. */
  readonly property: string;
  readonly unseen: boolean;
  /** Administrative calls, those that only read among them. */
  readonly management: "all" | "some" | "none";
  readonly data: readonly DataSelector[];
}

export interface DataSelector {
  readonly property: string;
  /** "AWS::S3::Object" */
  readonly kinds: readonly string[];
  /** ARNs or beginnings of ARNs; none for all of the kind. */
  readonly of: readonly string[];
  /** True where some of them can't be seen. */
  readonly hidden: boolean;
  /** Names of calls that are left out. */
  readonly without: readonly string[];
}

export function selectedBy(trail: ResourceView): Selected {
  const [plain, advanced] = [at(trail, "eventSelectors"), at(trail, "advancedEventSelectors")];
  const property = entries(advanced).length > 0 || advanced === unseen ? "advancedEventSelectors" : "eventSelectors";
  if (plain === unseen || advanced === unseen) return { property, unseen: true, management: "none", data: [] };
  const [old, fresh] = [entries(plain), entries(advanced)];
  // Without selectors a trail records every administrative call, and no other.
  if (old.length + fresh.length === 0) return { property, unseen: false, management: "all", data: [] };
  const kinds = [...old.map(managementOf), ...fresh.map(advancedManagementOf)];
  const data = [
    ...old.flatMap((each, index) => dataOf(each, `eventSelectors.${index}`)),
    ...fresh.flatMap((each, index) => advancedDataOf(each, `advancedEventSelectors.${index}`)),
  ];
  const management = kinds.includes("all") ? "all" : kinds.includes("some") ? "some" : "none";
  return { property, unseen: false, management, data };
}

const everyBucket = /^arn:aws[\w-]*:s3(:::)?$/;

function hides(values: unknown): boolean {
  return values === unseen || entries(values).includes(unseen);
}

type Management = Selected["management"];

function managementOf(selector: unknown): Management {
  if (read(selector, "includeManagementEvents") === false) return "none";
  const readWrite = read(selector, "readWriteType");
  return readWrite === undefined || readWrite === "All" || readWrite === unseen ? "all" : "some";
}

function advancedManagementOf(selector: unknown): Management {
  const fields = entries(read(selector, "fieldSelectors"));
  if (!fields.some((field) => isField(field, "eventCategory") && mayInclude(read(field, "equals"), "Management")))
    return "none";
  // What is most often left out: the many calls of the key service and of the database's data interface.
  const rest = fields.filter((field) => !isField(field, "eventCategory") && !isField(field, "eventSource"));
  return rest.length === 0 ? "all" : "some";
}

function dataOf(selector: unknown, property: string): readonly DataSelector[] {
  return entries(read(selector, "dataResources")).map((resource) => ({
    property,
    kinds: textsIn(read(resource, "type")),
    of: textsIn(read(resource, "values")).filter((value) => !everyBucket.test(value)),
    hidden: hides(read(resource, "values")),
    without: [],
  }));
}

function advancedDataOf(selector: unknown, property: string): readonly DataSelector[] {
  const fields = entries(read(selector, "fieldSelectors"));
  const values = (name: string, ...tests: readonly string[]) =>
    fields
      .filter((field) => isField(field, name))
      .flatMap((field) => tests.flatMap((test) => textsIn(read(field, test))));
  if (!values("eventCategory", "equals").includes("Data")) return [];
  return [
    {
      property,
      kinds: values("resources.type", "equals"),
      of: values("resources.ARN", "equals", "startsWiths").filter((value) => !everyBucket.test(value)),
      hidden: fields.some((field) => hides(read(field, "equals")) || hides(read(field, "startsWiths"))),
      without: values("eventName", "notEquals", "notStartsWiths"),
    },
  ];
}

function isField(field: unknown, name: string): boolean {
  return read(field, "field") === name;
}
