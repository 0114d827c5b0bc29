import type { Cloud } from "../cloud";
import type { Kind } from "../kind";
import { valueAt } from "../paths";
import { Refusal, refuse } from "../refusal";
import type { Request } from "../thing";
import { inUse } from "./in-use";

const link = "azure-native:privatedns:VirtualNetworkLink";

/** Codes: Microsoft.Network's private zones, as its answers have them; 2026-11. */
export const privateDns: readonly Kind[] = [
  {
    type: "azure-native:privatedns:PrivateZone",
    takes: [5_000, 40_000],
    create: onlyGlobal,
    remove: ({ id }, cloud) => {
      const [inner] = cloud.things.of(link).filter((each) => each.id.toLowerCase().startsWith(`${id.toLowerCase()}/`));
      if (inner !== undefined) throw new Refusal(inUse.privateZone, `${id} has ${inner.id} below it`);
    },
  },
  {
    type: link,
    takes: [5_000, 60_000],
    references: [
      {
        path: "virtualNetwork.id",
        to: ["azure-native:network:VirtualNetwork"],
        where: "account",
        code: "InvalidResourceReference",
      },
    ],
    create: (request, cloud) => {
      onlyGlobal(request);
      onlyOne(request, cloud);
    },
  },
];

function onlyGlobal({ inputs, name }: Request): void {
  if (String(inputs["location"]).toLowerCase() !== "global")
    refuse("LocationNotAvailableForResourceType", `${name} can't stand in ${String(inputs["location"])}`);
}

/** A network sees one zone of a name. */
function onlyOne({ inputs, name }: Request, cloud: Cloud): void {
  const zone = String(inputs["privateZoneName"]);
  const network = String(valueAt(inputs, "virtualNetwork.id")).toLowerCase();
  const other = cloud.things
    .by(link, "privateZoneName", zone)
    .find((each) => String(valueAt(each.inputs, "virtualNetwork.id")).toLowerCase() === network);
  if (other !== undefined)
    refuse("BadRequest", `${name}: ${network} is linked to another zone ${zone} by ${other.id} already`);
}
