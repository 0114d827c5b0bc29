import type { LogGroup } from "@pulumi/aws/cloudwatch";
import { LaunchTemplate } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { AppTierSpec, Scope } from "../../../components/contract";
import type { Workload } from "../../../components/workload";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { bootScript } from "./boot/script";
import type { Token } from "./boot/tokens";
import { machineTypes, newestImage } from "./machine-types";

export interface TemplateArgs {
  readonly workload: Workload;
  readonly size: AppTierSpec["size"];
  /** AMI; undefined takes the newest at each launch. */
  readonly imageId: string | undefined;
  readonly log: LogGroup;
  readonly tokens: readonly pulumi.Input<Token>[];
}

/** User and group of the container. No account of the base system has this number. */
const containerUser = 10_001;

/** Source: Amazon EC2 user guide, user data ("limited to 16 KB, in raw form, before it is base64-encoded"); 2026-11. */
const userDataLimit = 16_384;

/** How an instance is made: the same whether the site writes or stands by, so that a failover replaces none. */
export function launchTemplate(scope: Scope, site: AwsSite, args: TemplateArgs): LaunchTemplate {
  const { size, imageId, workload, log, tokens } = args;
  const { app, keys, securityGroups } = site.link;
  const tags = { ...scope.tags, Name: `${scope.prefix}-app` };
  return new LaunchTemplate(
    `app-${site.region}`,
    {
      description: "Instances that run the shop",
      imageId: imageId ?? newestImage,
      instanceType: machineTypes[size],
      iamInstanceProfile: { arn: app.profile.arn },
      updateDefaultVersion: true,
      ebsOptimized: "true",
      monitoring: { enabled: true },
      // One hop: the container is on the host's network, and nothing behind a bridge gets the role's tokens.
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          // These two are words, not truth values.
          ebs: {
            volumeType: "gp3",
            volumeSize: 30,
            encrypted: "true",
            kmsKeyId: keys.disks.arn,
            deleteOnTermination: "true",
          },
        },
      ],
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: "false",
          securityGroups: [securityGroups.app.id],
          deleteOnTermination: "true",
        },
      ],
      // The group's tags reach instances only, and a provider's default tags nothing that a group makes.
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
      userData: userData(site.region, workload, log, tokens),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}

/** Not compressed: other versions of Node compress to other bytes, and each would replace the fleet. */
function userData(
  region: string,
  workload: Workload,
  log: LogGroup,
  tokens: readonly pulumi.Input<Token>[],
): pulumi.Output<string> {
  const { image, containerPort, port, health, drainSeconds, environment } = workload;
  return pulumi.output({ environment, logGroup: log.name, tokens }).apply((known) => {
    const script = bootScript({
      region,
      image,
      containerPort,
      port,
      healthPath: health.path,
      drainSeconds,
      ...known,
      user: containerUser,
    });
    const bytes = Buffer.from(script);
    if (bytes.length > userDataLimit)
      throw new Error(`the boot script has ${bytes.length} bytes; ${userDataLimit} fit`);
    return bytes.toString("base64");
  });
}
