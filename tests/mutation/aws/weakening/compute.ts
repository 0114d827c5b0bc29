import type { Weakening } from "../../tables";
import { begins, entry, is, on, regions } from "./kit";
import { noScope } from "./tags";

/** Credentials where everybody reads them who may describe an instance. The first is the example of AWS's documentation. */
export const tellingUserData = [
  "#!/bin/bash\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n",
  "#!/bin/bash\necho 'DATABASE_PASSWORD=kJ8s-Qw2p-Zt5v-Lm9x' >>/etc/commerce/environment\n",
].map((script) => Buffer.from(script).toString("base64"));

const metadata = ["2.2.4"];
const subnets = (tier: string, region: string): readonly string[] =>
  ["a", "b", "c"].map((letter) => `subnet-${tier}-${region}${letter}-0a1b2c3`);
const inRegion = (region: string) => (value: unknown) => JSON.stringify(value).includes(`app-${region}`);

export const compute: readonly Weakening[] = [
  ...on("aws:ec2/launchTemplate:LaunchTemplate", [
    ["blockDeviceMappings", ["drop", "empty"], ["3.5.1"]],
    ["blockDeviceMappings.*.ebs.encrypted", ["flip", "drop"], ["3.5.1"]],
    ["blockDeviceMappings.*.ebs.kmsKeyId", ["unrelate", "drop"], ["3.6.1"]],
    // The image's root disk is then another one than the encrypted one.
    ["blockDeviceMappings.*.deviceName", ["replace"], ["3.5.1"], { weak: ["/dev/sdf"] }],
    ["iamInstanceProfile", ["drop"], ["2.2.7"]],
    ["iamInstanceProfile.arn", ["unrelate"], ["2.2.7", "7.2.5"]],
    // An id that the config gives is approved there; the published parameter stands for the vendor's newest image.
    ["imageId", ["replace"], ["2.2.1"], { weak: ["ami-0fedcba9876543210"], where: begins("resolve:ssm:") }],
    // Left out, the image and the account decide (EC2, LaunchTemplateInstanceMetadataOptionsRequest; 2026-11-24).
    ["metadataOptions", ["drop"], metadata],
    ["metadataOptions.httpTokens", ["replace", "drop"], metadata, { weak: ["optional"] }],
    ["metadataOptions.httpPutResponseHopLimit", ["replace"], ["2.2.6"], { weak: [2, 64] }],
    ["networkInterfaces.*.associatePublicIpAddress", ["flip"], ["1.4.2"]],
    ["networkInterfaces.*.securityGroups", ["unrelate", "empty", "drop"], ["1.3.1"]],
    ["tagSpecifications", ["fewer", "drop"], ["12.5.1"]],
    ["tagSpecifications.*.tags.pci-scope", ["drop", "replace"], ["12.5.1"], { weak: noScope }],
    ["userData", ["replace"], ["8.6.2"], { weak: tellingUserData }],
  ]),
  ...on("aws:autoscaling/group:Group", [
    // EC2's own checks see a dead instance, not one that answers with errors.
    ["healthCheckType", ["replace", "drop"], ["availability"], { weak: ["EC2"] }],
    ["minSize", ["shorten"], ["availability"]],
    ["enabledMetrics", ["empty", "drop"], ["availability"]],
    ["instanceRefresh", ["drop"], ["6.3.3"]],
    ["instanceRefresh.preferences.autoRollback", ["flip", "drop"], ["availability"], { where: is(true) }],
    ["instanceRefresh.preferences.minHealthyPercentage", ["shorten"], ["availability"]],
    ["instanceMaintenancePolicy.minHealthyPercentage", ["shorten"], ["availability"]],
    ["maxInstanceLifetime", ["drop", "lengthen"], ["6.3.3"]],
    ["launchTemplate.id", ["unrelate"], ["2.2.1"]],
    ["tags", ["drop", "empty"], ["12.5.1"]],
    ["tags.*", ["drop"], ["12.5.1"], { where: entry("key", "pci-scope") }],
    ["tags.*.key", ["replace"], ["12.5.1"], { weak: ["scope"], where: is("pci-scope") }],
    ["tags.*.value", ["replace"], ["12.5.1"], { weak: noScope, where: is("cde", "connected") }],
  ]),
  ...regions.flatMap((region) =>
    on("aws:autoscaling/group:Group", [
      [
        "vpcZoneIdentifiers",
        ["replace"],
        ["availability"],
        { weak: [subnets("app", region).slice(0, 1)], where: inRegion(region) },
      ],
      [
        "vpcZoneIdentifiers",
        ["replace"],
        ["1.4.1", "1.4.2"],
        { weak: [subnets("public", region)], where: inRegion(region) },
      ],
    ]),
  ),
];
