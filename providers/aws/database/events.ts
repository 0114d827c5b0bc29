import type { Instance } from "@pulumi/aws/rds";
import { EventSubscription } from "@pulumi/aws/rds";
import type { Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/** What RDS tells by events and by no metric: failovers, stopped replication, patches that fall due, failed recoveries. */
const categories = [
  "availability",
  "deletion",
  "failover",
  "failure",
  "low storage",
  "maintenance",
  "notification",
  "read replica",
  "recovery",
];

export function eventsToPeople(scope: Scope, site: AwsSite, instance: Instance): void {
  const { topic, topicReady } = site.link;
  new EventSubscription(
    `database-events-${site.region}`,
    {
      snsTopic: topic.arn,
      sourceType: "db-instance",
      sourceIds: [instance.identifier],
      eventCategories: categories,
      tags: scope.tags,
    },
    // RDS publishes a trial message first, and refuses a topic that it may not write to.
    inSite(scope, site, { dependsOn: [...topicReady] }),
  );
}
