import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import type * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { trustService } from "../shared/policy-document";

export interface MonitoringRole {
  readonly role: Role;
  /** The instance is refused while its role may not write yet. */
  readonly ready: readonly pulumi.Resource[];
}

/** Role with which the host of the instance reports processor, memory and disk second by second. */
export function monitoringRole(scope: Scope, site: AwsSite, identifier: string): MonitoringRole {
  const { account } = site.link;
  const name = `database-monitoring-${site.region}`;
  const role = new Role(
    name,
    {
      description: `Enhanced monitoring of ${identifier}`,
      assumeRolePolicy: trustService("monitoring.rds.amazonaws.com", account, {
        ArnLike: { "aws:SourceArn": `arn:aws:rds:${site.region}:${account}:db:${identifier}` },
      }),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const attachment = new RolePolicyAttachment(
    name,
    { role: role.name, policyArn: "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole" },
    inSite(scope, site),
  );
  return { role, ready: [attachment] };
}
