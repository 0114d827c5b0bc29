import { cannotTell, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { unseen } from "../view";
import { isWorld } from "./shared/addresses";
import type { Opening, Peer } from "./shared/openings";
import { describe, openingTypes, openingsOf, portsProperty } from "./shared/openings";
import { adminPortIn, isWide } from "./shared/ports";

const wanted = "no port for administrators, and none that nobody named";
const mend = "open the one port of the service; administer through Session Manager, which needs none";

/** Members of one group may talk among themselves as they like: nodes of a cluster do. */
function others({ peers, stateless }: Opening): readonly Peer[] {
  if (stateless) return peers.filter(({ value }) => isWorld(value));
  return peers.filter(({ kind }) => kind !== "self");
}

function judge(opening: Opening): readonly Complaint[] {
  const [peer] = others(opening);
  if (peer === undefined) return [];
  const admin = adminPortIn(opening);
  const property = portsProperty(opening);
  if (admin === unseen) return cannotTell(property, wanted);
  // Among very many ports is always one by which somebody administers something.
  if (admin === undefined && (opening.stateless || isWide(opening) !== true)) return [];
  return violates(property, describe(opening, peer), wanted, mend);
}

const openings: Check = (resource) => {
  const found = openingsOf(resource);
  if (found === unseen) return cannotTell("", "openings that can be seen");
  return found.filter(({ direction }) => direction === "in").flatMap(judge);
};

export const noAdminPorts: CloudRule = {
  name: "no-admin-ports",
  resources: Object.fromEntries(openingTypes.map((type) => [type, openings])),
};
