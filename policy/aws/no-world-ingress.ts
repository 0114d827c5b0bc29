import { cannotTell, violates } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import { at, entries, unseen } from "../view";
import { isWorld } from "./shared/addresses";
import type { Opening, Peer } from "./shared/openings";
import { describe, openingTypes, openingsOf } from "./shared/openings";

const wanted = "HTTPS (443), or HTTP (80) that only redirects, for the world";
const mend = "name a group, a prefix list or the network's own range, or open no other port to the world";

/** What the shop's door needs: TCP, QUIC over UDP, and the ICMP by which packets learn their size (type 3 code 4, RFC 1191). */
function isDoor({ protocol, ports, stateless }: Opening): boolean {
  if (ports === unseen) return false;
  const [first, last] = ports;
  const single = first === last;
  if (protocol === "icmp") return first === 3 && last === 4;
  if (protocol === "icmpv6") return true;
  if (protocol === "tcp" && single && (first === 443 || first === 80)) return true;
  if (protocol === "udp" && single && first === 443) return true;
  // A network list has to let answers in; the groups behind it still refuse everything else.
  return stateless && (protocol === "tcp" || protocol === "udp") && first >= 1024;
}

function judge(opening: Opening, peer: Peer): readonly Complaint[] {
  if (peer.kind !== "range") return [];
  const known = opening.protocol !== unseen && opening.ports !== unseen;
  if (known && isDoor(opening)) return [];
  if (peer.value === unseen) return cannotTell(peer.property, wanted);
  if (!isWorld(peer.value)) return [];
  return known ? violates(peer.property, describe(opening, peer), wanted, mend) : cannotTell(peer.property, wanted);
}

const openings: Check = (resource) => {
  const found = openingsOf(resource);
  if (found === unseen) return cannotTell("", "openings that can be seen");
  return found
    .filter(({ direction }) => direction === "in")
    .flatMap((opening) => opening.peers.flatMap((peer) => judge(opening, peer)));
};

const noWorld = "ranges of somebody's, so that a rule that names the list names no more";
const takeOut = "take the range out: a group that trusts the list trusts it";

const list: Check = (resource) => {
  const value = at(resource, "entries");
  if (value === unseen) return cannotTell("entries", noWorld);
  return entries(value).flatMap((_, index) => {
    const cidr = at(resource, `entries.${index}.cidr`);
    return isWorld(cidr) ? violates(`entries.${index}.cidr`, cidr, noWorld, takeOut) : [];
  });
};

const entry: Check = (resource) => {
  const cidr = at(resource, "cidr");
  return isWorld(cidr) ? violates("cidr", cidr, noWorld, takeOut) : [];
};

export const noWorldIngress: CloudRule = {
  name: "no-world-ingress",
  resources: {
    ...Object.fromEntries(openingTypes.map((type) => [type, openings])),
    "aws:ec2/managedPrefixList:ManagedPrefixList": list,
    "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry": entry,
  },
};
