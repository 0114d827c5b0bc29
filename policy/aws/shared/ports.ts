import type { Unseen } from "../../view";
import { unseen } from "../../view";
import type { Opening } from "./openings";

/** More neighbouring ports than one service has. Redis, MSK, RabbitMQ and passive FTP servers have fewer. */
const many = 100;

/**
 * Ranges that are wide by their nature: ports that nobody chose (RFC 6335 and the defaults of Linux and Windows), NodePorts of
 * Kubernetes, and what the control plane of EKS wants of its nodes (EKS, security group requirements; 2026-11).
 */
const named: readonly (readonly [number, number])[] = [
  [1024, 65_535],
  [1025, 65_535],
  [30_000, 32_767],
  [32_768, 60_999],
  [32_768, 61_000],
  [32_768, 65_535],
  [49_152, 65_535],
];

/** SSH, Telnet, RDP, and WinRM without and with TLS: IANA's registry; VNC's first display. 2026-11. */
const adminPorts: readonly number[] = [22, 23, 3389, 5985, 5986, 5900];

export function isNamedRange([first, last]: readonly [number, number]): boolean {
  return named.some(([from, to]) => from === first && to === last);
}

/** Everything, or so many ports that nobody needs them all. */
export function isWide({ protocol, ports }: Opening): boolean | Unseen {
  if (protocol === "all") return true;
  if (protocol === unseen || ports === unseen) return unseen;
  if (protocol !== "tcp" && protocol !== "udp") return false;
  return ports[1] - ports[0] > many && !isNamedRange(ports);
}

/** The first port for administrators that it lets through. */
export function adminPortIn({ protocol, ports }: Opening): number | Unseen | undefined {
  if (protocol === unseen || ports === unseen) return unseen;
  if (protocol !== "tcp" && protocol !== "all" && protocol !== "udp") return undefined;
  if (isNamedRange(ports)) return undefined;
  return adminPorts.find((port) => {
    // Over UDP only RDP and SSH's likes of it (Mosh) sign anybody in; RDP is the one that has a number.
    if (protocol === "udp" && port !== 3389) return false;
    return ports[0] <= port && port <= ports[1];
  });
}
