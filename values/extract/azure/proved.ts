/** Where a declaration is proved wrong for one of the program's types. */
export interface Proved {
  readonly type: string;
  /** Path in the inputs, items of a list as []. */
  readonly path: string;
  /** All values that the cloud takes there. */
  readonly values: readonly string[];
  readonly source: string;
}

const natGateway =
  "Azure NAT Gateway documentation, templates of Manage NAT gateway, which give this kind (2026-07); 2026-11";

export const proved: readonly Proved[] = [
  {
    type: "azure-native:network:PublicIPAddress",
    path: "sku.name",
    values: ["Standard", "StandardV2"],
    source: natGateway,
  },
  {
    type: "azure-native:network:NatGateway",
    path: "sku.name",
    values: ["Standard", "StandardV2"],
    source: natGateway,
  },
  {
    type: "azure-native:monitor:ScheduledQueryRule",
    path: "criteria.allOf.[].operator",
    // The module has two enums of one name, and declares the other's values.
    values: ["Equals", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"],
    source: "REST reference of Scheduled Query Rules, ConditionOperator; 2026-11",
  },
];
