import { nearest } from "../nearest";
import { oneOf } from "../schema/key";
import type { Rule } from "./rule";
import { problem } from "./rule";

export const awsRules: readonly Rule[] = [
  {
    holds: "On AWS, `aws.images` has an image for each region where `protect` is true.",
    reads: ["cloud", "protect", "regions", "aws.images"],
    broken: ({ cloud, protect, regions, aws: { images } }) =>
      cloud === "aws" && protect
        ? regions
            .filter((region) => !Object.hasOwn(images, region))
            .map((region) =>
              problem(
                `aws.images.${region}`,
                undefined,
                "an AMI for each region where protect is true: with the newest one, each start of an instance may differ",
                `pulumi config set --path 'aws.images.${region}' ami-0123456789abcdef0`,
              ),
            )
        : [],
  },
  {
    holds: "Names of regions in `aws.images` and `aws.zones` are regions of the program's table.",
    reads: ["cloud", "aws"],
    broken: ({ cloud, aws }, { clouds }) => {
      const known = Object.keys(clouds[cloud]?.regions ?? {});
      if (cloud !== "aws") return [];
      return (["images", "zones"] as const).flatMap((map) =>
        Object.entries(aws[map])
          .filter(([region]) => !known.includes(region))
          .map(([region, value]) => {
            const meant = nearest(region, known);
            const mend = meant === undefined ? "remove it" : `did you mean ${meant}?`;
            return problem(`aws.${map}.${region}`, value, `a region's name: ${oneOf(known)}`, mend);
          }),
      );
    },
  },
  {
    holds: "`aws.zones` lists 3 to 6 different zones of that very region.",
    reads: ["cloud", "aws.zones"],
    broken: ({ cloud, aws: { zones } }) =>
      cloud !== "aws"
        ? []
        : Object.entries(zones)
            .filter(([region, names]) => {
              const foreign = names.some((name) => name.slice(0, -1) !== region);
              return names.length < 3 || foreign || new Set(names).size < names.length;
            })
            .map(([region, names]) =>
              problem(
                `aws.zones.${region}`,
                names,
                `3 to 6 different zones of ${region}`,
                `run aws ec2 describe-availability-zones --region ${region}`,
              ),
            ),
  },
];
