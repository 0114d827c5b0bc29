import { ownRegistry } from "../../../providers/aws/shared/own-registry";
import type { StackPlan } from "../../stack-plan";
import type { Task } from "../checklist";
import { each } from "./quotas";

/** The fleet never becomes healthy without either, and `up` fails on it after twenty minutes. */
export function imageTasks({ settings, placeholders }: StackPlan): readonly Task[] {
  const { app, aws, regions } = settings;
  const unset = placeholders.some(({ key }) => key.startsWith("aws.images."));
  const chosen = regions.flatMap((region) => aws.images[region] ?? []);
  const newest = each(
    regions,
    "aws ssm get-parameter --region $r --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64 --query Parameter.Value --output text",
  );
  const own = ownRegistry(app.image);
  const digest = app.image.slice(app.image.indexOf("sha256:"));
  return [
    ...(chosen.length === 0
      ? []
      : [
          {
            when: "before" as const,
            what: unset ? "Choose the machine image of each region" : "See that the machine images are there",
            why: "instances start from it; Amazon Linux 2023 for arm64, or one made from it",
            command: unset
              ? newest
              : regions
                  .map((r) => `aws ec2 describe-images --region ${r} --image-ids ${aws.images[r] ?? ""}`)
                  .join(" && "),
            check: unset
              ? "set what it prints as aws.images.<region>; the newest one today, until you raise it"
              : "each shows State available and Architecture arm64",
          },
        ]),
    own === undefined
      ? {
          when: "before",
          what: "Make the container image reachable from the instances",
          why: "they pull it by its digest over the internet, without credentials",
          command: `docker buildx imagetools inspect ${app.image}`,
          check: "it works after `docker logout` too, and lists linux/arm64, the platform of the instances",
        }
      : {
          when: "before",
          what: `Push the container image to ${own.host}`,
          why:
            own.account === settings.account
              ? "the instances' role may pull from that repository; nothing else is needed"
              : `the instances' role may pull from that repository, and the repository's own policy must let account ${settings.account} do so`,
          command: `aws ecr describe-images --region ${own.region} --registry-id ${own.account} --repository-name ${own.repository} --image-ids imageDigest=${digest}`,
          check: "it is there, built for linux/arm64, the platform of the instances",
        },
  ];
}
