import * as pulumi from "@pulumi/pulumi";

type Values = pulumi.Input<string> | readonly pulumi.Input<string>[];

export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?:
    | "*"
    | Readonly<Record<"AWS" | "Service" | "Federated", Values>>
    | { readonly AWS: Values }
    | { readonly Service: Values };
  readonly Action: Values;
  readonly Resource?: Values;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

/** A policy in the one version of the language that has policy variables. */
export function policyDocument(...statements: readonly Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** Trust in a service, on behalf of this account's own resources only (the confused deputy is kept out). */
export function trustService(
  service: string,
  account: string,
  extra: Statement["Condition"] = {},
): pulumi.Output<string> {
  return policyDocument({
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": account }, ...extra },
  });
}
