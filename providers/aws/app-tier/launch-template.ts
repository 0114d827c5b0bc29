import type { LogGroup } from "@pulumi/aws/cloudwatch";
import { LaunchTemplate } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import type { AppTierSpec, Scope } from "../../../components/contract";
import type { Workload } from "../../../components/workload";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { bootScript } from "./boot/script";
import { machineTypes, newestImage } from "./machine-types";

export interface TemplateArgs {
  readonly workload: Workload;
  readonly size: AppTierSpec["size"];
  /** AMI; undefined takes the newest at each launch. */
  readonly imageId: string | undefined;
  readonly log: LogGroup;
}

/** How an instance is made: the same whether the site writes or stands by, so that a failover replaces none. */
export function launchTemplate(scope: Scope, site: AwsSite, args: TemplateArgs): LaunchTemplate {
  const { size, imageId, workload, log } = args;
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
      userData: userData(site.region, workload, log),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}

function userData(region: string, workload: Workload, log: LogGroup): pulumi.Output<string> {
  const { image, containerPort, port, health, drainSeconds, environment } = workload;
  return pulumi.all([pulumi.all(environment), log.name]).apply(([settings, logGroup]) => {
    const script = bootScript({
      region,
      image,
      containerPort,
      port,
      healthPath: health.path,
      drainSeconds,
      logGroup,
      environment: settings,
    });
    return Buffer.from(script).toString("base64");
  });
}
