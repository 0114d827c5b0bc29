import * as v from "valibot";
import { choice, group, list, number, text, time, whole } from "./key";

export const sizes = ["small", "medium", "large", "xlarge"] as const;

/** How many people come, and what serves them. */
export const traffic = {
  concurrentUsers: whole(1, 10_000_000, {
    meaning: "Shoppers at the same time at the busiest hour of an everyday day.",
    unit: "users",
    example: 10_000,
  }),
  workload: v.optional(
    group(
      {
        thinkSeconds: v.optional(
          number(0.1, 3_600, { meaning: "Time between two pages of one shopper.", unit: "seconds", example: 10 }),
          10,
        ),
        requestsPerPage: v.optional(
          number(1, 1_000, { meaning: "Requests that one page makes.", unit: "requests", example: 8 }),
          8,
        ),
        cachedShare: v.optional(
          number(0, 0.99, {
            meaning: "Share of the requests that the edge or the browser answers.",
            unit: "share of 1",
            example: 0.75,
          }),
          0.75,
        ),
        requestsPerInstance: v.optional(
          number(1, 100_000, {
            meaning: "What one instance of `app.size` holds at its target load; measure it with your image.",
            unit: "requests/s",
            example: 200,
          }),
          200,
        ),
        headroom: v.optional(
          number(1, 10, {
            meaning: "Provisioned ÷ needed, beside what the loss of a zone asks for.",
            unit: "factor",
            example: 1.2,
          }),
          1.2,
        ),
      },
      "From users to instances; each step of the arithmetic is in config/sizing.ts.",
    ),
    {},
  ),
  peaks: v.optional(
    list(
      group(
        {
          name: text(/^(?=.{1,20}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
            meaning: "Name of the peak; part of resource names.",
            allowed: "at most 20 characters: lower-case words joined by hyphens",
            example: "black-friday-2026",
          }),
          start: time({
            meaning: "When the crowd comes; capacity is there earlier.",
            example: "2026-11-27T00:00:00-05:00",
          }),
          end: time({ meaning: "When everyday load is back.", example: "2026-12-02T00:00:00-05:00" }),
          factor: number(1, 100, { meaning: "Load ÷ everyday load.", unit: "factor", example: 3 }),
        },
        "A time of more load, known beforehand.",
      ),
      // Two scheduled actions each; a scaling group holds 125 of them. Source: Amazon EC2 Auto Scaling quotas, 2026-11.
      62,
      {
        meaning: "Times of more load that are known beforehand; capacity is scheduled for them.",
        allowed: "at most 62 peaks that neither overlap nor share a name",
        example: [],
      },
    ),
    [],
  ),
  app: group(
    {
      image: text(/^[a-z0-9][a-z0-9.-]*(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[\w.-]+)?@sha256:[0-9a-f]{64}$/, {
        meaning: "Container image of the shop.",
        allowed: "a registry, a name, @sha256: and 64 hexadecimal digits; a tag alone may mean another image tomorrow",
        example: `registry.example.com/shop@sha256:${"0".repeat(64)}`,
        standIn: `registry.example.com/shop@sha256:${"0123456789abcdef".repeat(4)}`,
      }),
      port: v.optional(
        whole(1, 65_535, { meaning: "Port on which the container listens on localhost, plain HTTP.", example: 8080 }),
        8080,
      ),
      size: v.optional(choice(sizes, { meaning: "Size of one instance.", example: "medium" }), "medium"),
    },
    "What runs on the instances.",
  ),
};
