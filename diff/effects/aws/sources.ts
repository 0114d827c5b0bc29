/**
 * @pulumi/aws takes its plans from Terraform's provider. That provider (5.100.0; the SDK bridges a 6.x) was asked, offline, to
 * plan a change of each property by itself, and answered which of them require a replacement; compared with `createOnlyProperties`
 * in the CloudFormation schemas of cfn-lint 1.58.0 (of 2026-10-20). `region` came with 6.0 and replaces everywhere (pulumi-aws,
 * docs/enhanced-region-support.md).
 *
 * Not asked of it: what a refused plan hid (a delivery stream's `destination`, a table's keys and indexes), types of 6.x alone
 * (Region Switch, zonal autoshift: CloudFormation's schemas). Restarts are from general knowledge of the services' user guides, on
 * the careful side: a property that restarts only sometimes is named.
 */
export const planned = "plans of terraform-provider-aws 5.100.0, property by property, 2026-11-24";
