import type { Component } from "@pulumi/azure-native/applicationinsights";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity";
import * as pulumi from "@pulumi/pulumi";
import type { Workload } from "../../../components/workload";
import { bootScript } from "./boot/script";
import type { Token } from "./boot/tokens";

/** User and group of the container. No account of the base system has this number. */
export const containerUser = 10_001;

/** Source: Azure virtual machines documentation, "custom data" (64 KB, encoded); 2026-11. */
const limit = 65_535;

export interface CustomDataArgs {
  readonly workload: Workload;
  readonly identity: UserAssignedIdentity;
  readonly insights: Component;
  readonly tokens: readonly Token[];
  readonly certificate: string | undefined;
}

/** The boot script, as the service takes it. */
export function customData(args: CustomDataArgs): pulumi.Output<string> {
  const { workload, identity, insights, tokens, certificate } = args;
  const { image, containerPort, port, health, drainSeconds, environment } = workload;
  const later = { environment, insights: insights.connectionString, identity: { clientId: identity.clientId } };
  return pulumi.output(later).apply((known) => {
    const script = bootScript({
      image,
      containerPort,
      port,
      healthPath: health.path,
      drainSeconds,
      ...known,
      tokens,
      certificate,
      user: containerUser,
    });
    const text = Buffer.from(script).toString("base64");
    if (text.length > limit) throw new Error(`the boot script has ${text.length} bytes when encoded; ${limit} fit`);
    return text;
  });
}
