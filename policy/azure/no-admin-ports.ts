import { cannotTell, each, isNoneOf, violates } from "../checks";
import type { CloudRule } from "../rule";
import { unseen } from "../view";
import type { NetworkRule } from "./shared/openings";
import { eachOpening, is, isWorld, portRange, some } from "./shared/openings";

/** SSH, Remote Desktop, WinRM. */
const adminPorts: readonly number[] = [22, 3389, 5985, 5986];
const wanted = `no way in to ${adminPorts.join(", ")}`;
const mend = "close it; administer through Bastion, serial console or the run-command door of the platform";

function reaches(port: string): boolean {
  const { from, to } = portRange(port);
  return adminPorts.some((admin) => from <= admin && admin <= to);
}

/** The platform's own probes, neighbours in one range, and a bastion's subnet: private, and called what it is. */
function isHarmless({ sources, destinations, name, description }: NetworkRule): boolean {
  const all = (test: (value: string) => boolean) =>
    !sources.partly && sources.values.length > 0 && sources.values.every(test);
  if (all((source) => is(source, "AzureLoadBalancer"))) return true;
  if (all((source) => destinations.values.includes(source) && source.includes("/")))
    return !sources.values.some(isWorld);
  const narrow = all((source) => source.includes("/") && !isWorld(source));
  return narrow && /bastion/i.test(`${name} ${typeof description === "string" ? description : ""}`);
}

const groups = eachOpening("Inbound", wanted, (rule) => {
  const { ports, protocol } = rule;
  const reached = some(ports, reaches);
  if (reached === false || is(protocol, "Icmp") || isHarmless(rule)) return [];
  if (reached === unseen || rule.sources.partly) return cannotTell(ports.property, wanted);
  return violates(ports.property, ports.values.join(", "), wanted, mend);
});

export const noAdminPorts: CloudRule = {
  name: "no-admin-ports",
  resources: {
    ...groups,
    "azure-native:network:LoadBalancer": (resource) => [
      ...each("inboundNatRules", "backendPort", (port) => isNoneOf(port, adminPorts, mend))(resource),
      ...each("inboundNatPools", "backendPort", (port) => isNoneOf(port, adminPorts, mend))(resource),
      ...each("loadBalancingRules", "backendPort", (port) => isNoneOf(port, adminPorts, mend))(resource),
    ],
    "azure-native:network:InboundNatRule": isNoneOf("backendPort", adminPorts, mend),
  },
};
