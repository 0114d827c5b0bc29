import { FlowLog } from "@pulumi/aws/ec2";
import { ResolverQueryLogConfig, ResolverQueryLogConfigAssociation } from "@pulumi/aws/route53";
import type { Scope } from "../../../components/contract";
import type { StoreLink } from "../links";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/** Who talked to whom, and who asked for which name, in the site's own log store. */
export function networkLogs(scope: Scope, site: AwsSite, logs: StoreLink): void {
  const { region, link } = site;
  const ready = { dependsOn: [...logs.ready] };
  new FlowLog(
    `flow-${region}`,
    {
      vpcId: link.vpc.id,
      trafficType: "ALL",
      logDestinationType: "s3",
      logDestination: logs.bucket.arn,
      maxAggregationInterval: 60,
      destinationOptions: { fileFormat: "parquet", hiveCompatiblePartitions: true, perHourPartition: true },
      tags: scope.tags,
    },
    inSite(scope, site, ready),
  );
  const queries = new ResolverQueryLogConfig(
    `dns-${region}`,
    { destinationArn: logs.bucket.arn, tags: scope.tags },
    inSite(scope, site, ready),
  );
  new ResolverQueryLogConfigAssociation(
    `dns-${region}`,
    { resolverQueryLogConfigId: queries.id, resourceId: link.vpc.id },
    inSite(scope, site),
  );
}
