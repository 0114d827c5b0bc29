import { nearest } from "../nearest";
import { oneOf } from "../schema/key";
import { forms } from "./forms";
import type { Rule } from "./rule";
import { problem } from "./rule";

/** A certificate's first name holds 64 characters. Source: AWS Certificate Manager API, RequestCertificate; 2026-11. */
const certificateName = 64;

/**
 * Names of resources begin with the stack's. The engine takes 100 letters, dots and underscores; the user of a cache takes
 * neither dots nor underscores, and its group turns capitals into small ones. One rule for all clouds: what is refused on one
 * is refused on the other. Source: Amazon ElastiCache API reference, CreateUser (pattern of UserId) and CreateUserGroup
 * ("stored as a lowercase string"); 2026-11.
 */
const stackName = /^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** On these all others stand. */
export const foundationRules: readonly Rule[] = [
  {
    holds: "The stack's name has at most 40 characters: lower-case words and numbers joined by hyphens.",
    reads: [],
    broken: (_values, { stack }) =>
      stackName.test(stack)
        ? []
        : [
            problem(
              "the stack's name",
              stack,
              "at most 40 characters, lower-case words and numbers joined by hyphens: names of resources begin with it",
              "pulumi stack rename NAME before the first up, and rename its file",
            ),
          ],
  },
  {
    holds: "`cloud` is one that the program knows.",
    reads: ["cloud"],
    broken: ({ cloud }, { clouds }) => {
      const known = Object.keys(clouds);
      if (Object.hasOwn(clouds, cloud)) return [];
      return [problem("cloud", cloud, oneOf(known), `pulumi config set cloud ${nearest(cloud, known) ?? known[0]}`)];
    },
  },
  {
    holds: "`regions` are regions of that cloud in the program's table.",
    reads: ["cloud", "regions"],
    broken: ({ cloud, regions }, { clouds }) => {
      const known = Object.keys(clouds[cloud]?.regions ?? {});
      if (known.length === 0) return [];
      return regions.flatMap((region, index) => {
        if (known.includes(region)) return [];
        const meant = nearest(region, known);
        const mend = meant === undefined ? "take a region of this list" : `did you mean ${meant}?`;
        return [problem(`regions[${index}]`, region, oneOf(known), mend)];
      });
    },
  },
  {
    holds: "There are one or two regions, and two are different.",
    reads: ["regions"],
    broken: ({ regions }) => {
      const [first, second] = regions;
      if (first !== undefined && first !== second) return [];
      const mend = first === undefined ? "name a region" : "name another second region, or leave it out";
      return [problem("regions", regions, "one region of the cloud, or two different ones", mend)];
    },
  },
];

export const placementRules: readonly Rule[] = [
  {
    holds:
      "`active` is one of `regions`, exactly one: two writers can't be written down. It must be set where there are two.",
    reads: ["cloud", "regions", "active"],
    broken: ({ regions, active }) => {
      if (active === undefined ? regions.length < 2 : regions.includes(active)) return [];
      const mend = `pulumi config set active ${regions[0] ?? "REGION"}, or whichever region writes now`;
      return [problem("active", active, oneOf(regions), mend)];
    },
  },
  {
    holds: "`recovery` is `none` with one region, `cold` or `warm` with two.",
    reads: ["regions", "recovery"],
    broken: ({ regions, recovery }) => {
      if (regions.length < 2 && recovery !== "none")
        return [
          problem("recovery", recovery, '"none" with one region', "add a second region, or set recovery to none"),
        ];
      if (regions.length === 2 && recovery === "none")
        return [
          problem(
            "recovery",
            recovery,
            'one of "cold", "warm" with two regions',
            "pulumi config set recovery warm, or remove a region",
          ),
        ];
      return [];
    },
  },
  {
    holds:
      "`domain` is short enough for a certificate: with `static.` or a region's name before it at most 64 characters.",
    reads: ["cloud", "regions", "domain"],
    broken: ({ regions, domain }) => {
      const labels = ["static", ...regions];
      const label = labels.reduce((longest, other) => (other.length > longest.length ? other : longest));
      const most = certificateName - `${label}.`.length;
      if (domain.length <= most) return [];
      const allowed = `at most ${most} characters: "${label}." goes before it, and a certificate's name holds ${certificateName}`;
      return [problem("domain", domain, allowed, "choose a shorter name")];
    },
  },
  ...forms.map((form): Rule => ({
    holds: `On ${form.cloud}, \`${form.key}\` is ${form.allowed}.`,
    reads: ["cloud", form.key],
    broken: (values) => {
      const value = values[form.key];
      if (values.cloud !== form.cloud || form.pattern.test(value)) return [];
      return [problem(form.key, value, `${form.allowed} on ${form.cloud}`, form.mend)];
    },
  })),
];
