import type { BlobContainer } from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../../../components/contract";
import { serves } from "../../../components/contract";
import type { Flow } from "../../../components/flows";
import type { StoreLink } from "../links";
import type { AzureSite } from "../options";
import { onceMade } from "../shared/once-made";
import { privateEndpoint } from "../shared/private-endpoint";
import { assign } from "../shared/roles";

/**
 * What the flow table says that the application may do with its site's assets: in the container that is its own, and, reading
 * only, in the one that holds what the other site wrote. Where nothing runs, it has the rights and no way in.
 */
export function letAppUse(
  scope: Scope,
  site: AzureSite,
  assets: StoreLink,
  copies: BlobContainer | undefined,
  flows: readonly Flow[],
): readonly pulumi.Resource[] {
  const { region, link } = site;
  const own = flows.filter(({ from }) => from === "app");
  const writes = own.some(({ access }) => access === "write" || access === "read-write");
  const rights = [
    assign(scope, site, `app-assets-${region}`, {
      role: writes ? "Storage Blob Data Contributor" : "Storage Blob Data Reader",
      identity: link.app,
      on: containerId(assets, assets.container),
      why: "The application publishes and reads product media.",
    }),
    ...(copies === undefined
      ? []
      : [
          assign(scope, site, `app-assets-copy-${region}`, {
            role: "Storage Blob Data Reader",
            identity: link.app,
            on: containerId(assets, copies.name),
            why: "The application reads product media that the other region wrote.",
          }),
        ]),
  ];
  if (!serves(site)) return rights;
  const way = privateEndpoint(scope, site, `assets-${region}`, {
    service: "blob",
    target: onceMade(assets.account.id, assets.ready),
  });
  return [...rights, ...way];
}

function containerId({ account }: StoreLink, container: pulumi.Output<string>): pulumi.Output<string> {
  return pulumi.interpolate`${account.id}/blobServices/default/containers/${container}`;
}
