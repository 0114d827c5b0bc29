import type { LogGroup } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { Built } from "../../../components/contract";
import { at } from "../../../components/contract";
import type { AwsLinks } from "../links";
import type { AwsSite } from "../options";

/** The newest lines of each site's logs, and of the record of calls: groups lie in their regions, the tables on one page. */
export function logTables(
  home: AwsSite,
  serving: readonly AwsSite[],
  { appTier, database, cache }: Built<AwsLinks>,
  record: LogGroup | undefined,
) {
  const sites = serving.map((site) => {
    const { region } = site;
    const kept = at(cache.link, region);
    const groups = [at(appTier.link, region).log, at(database.link, region).log, ...("group" in kept ? kept.logs : [])];
    return table(site, "logs of application, database and cache", groups, "fields @timestamp, @log, @message");
  });
  const who =
    "fields @timestamp, awsRegion, eventName, eventSource, userIdentity.arn, errorCode" +
    " | filter eventName not like /^(Assume|Describe|Get|Head|List|Lookup)/";
  return [
    ...sites,
    ...(record === undefined ? [] : [table(home, "administrative calls of all regions", [record], who)]),
  ];
}

function table({ region }: AwsSite, title: string, groups: readonly LogGroup[], what: string) {
  const sources = pulumi.all(groups.map(({ name }) => name)).apply((names) => names.map((name) => `SOURCE '${name}'`));
  const query = sources.apply((from) => [...from, what, "sort @timestamp desc", "limit 100"].join(" | "));
  return { type: "log", properties: { title: `${region}: ${title}`, region, view: "table", query } };
}
