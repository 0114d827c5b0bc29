import { EventRule, EventTarget } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import type { Place } from "../options";
import { inSite } from "../options";

export interface NoticeArgs {
  readonly description: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  /** Where in the event each value of the text stands; a value that an event lacks is left out of it. */
  readonly paths: Readonly<Record<string, string>>;
  /** Names in angle brackets stand for the paths. */
  readonly text: string;
}

/** Tells people of events, on the topic of the place where they happen. `name` ends with the place. */
export function notice(scope: Scope, place: Place, name: string, args: NoticeArgs): EventTarget {
  const { description, pattern, paths, text } = args;
  const { topic, topicReady } = place.link;
  const rule = new EventRule(
    name,
    { description, eventPattern: pulumi.jsonStringify(pattern), tags: scope.tags },
    inSite(scope, place),
  );
  return new EventTarget(
    name,
    // A text is a JSON value only with its quotes.
    { rule: rule.name, arn: topic.arn, inputTransformer: { inputPaths: paths, inputTemplate: JSON.stringify(text) } },
    inSite(scope, place, { dependsOn: [...topicReady] }),
  );
}
