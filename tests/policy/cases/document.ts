/** A policy as text, of statements that allow unless they say otherwise. */
export function policyOf(...statements: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map((each) => ({ Effect: "Allow", ...each })) });
}

/** A document that starts an instance. */
export function automationOf(inputs: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    schemaVersion: "0.3",
    assumeRole: "arn:aws:iam::123456789012:role/starter",
    mainSteps: [{ action: "aws:executeAwsApi", inputs: { Service: "ec2", Api: "RunInstances", ...inputs } }],
  });
}
