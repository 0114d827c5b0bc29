import type { Kind } from "../kind";
import { refuse } from "../refusal";

/** Codes: AWS Systems Manager API reference, CreateDocument; 2026-11. What a document names is looked up when it runs. */
export const documents: readonly Kind[] = [
  {
    type: "aws:ssm/document:Document",
    taken: "DocumentAlreadyExists",
    names: ({ account, region, inputs }) =>
      typeof inputs["name"] === "string"
        ? [{ scope: `${account} ${region}`, name: inputs["name"], code: "DocumentAlreadyExists" }]
        : [],
    create: ({ inputs }) => {
      let steps: unknown;
      try {
        ({ mainSteps: steps } = JSON.parse(String(inputs["content"])) as { mainSteps?: unknown });
      } catch {
        // Said below: no JSON.
      }
      if (!Array.isArray(steps) || steps.length === 0) refuse("InvalidDocumentContent", "the document has no steps");
    },
    quota: {
      most: 500,
      code: "DocumentLimitExceeded",
      source: "AWS Systems Manager endpoints and quotas; 2026-11",
    },
    takes: [1_000, 20_000],
  },
];
