const provider = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/rg/providers";

/** An id as the portal shows it: `Microsoft.Network/virtualNetworks/spoke/subnets/data`. */
export function idOf(resource: string): string {
  return `${provider}/${resource}`;
}

export function networkId(resource: string): string {
  return idOf(`Microsoft.Network/${resource}`);
}

type Entry = Readonly<Record<string, unknown>>;

const any = { sourcePortRange: "*", destinationAddressPrefix: "*", sourceAddressPrefix: "*" };

/** A firewall rule that lets TCP in; what is given goes before. */
export function letIn(given: Entry): Entry {
  return { ...any, direction: "Inbound", access: "Allow", protocol: "Tcp", description: "For a case.", ...given };
}

export function letOut(given: Entry): Entry {
  return { ...letIn(given), direction: "Outbound", ...given };
}

/** Refuses everything. */
export function refuse(direction: "Inbound" | "Outbound", given: Entry = {}): Entry {
  return {
    ...any,
    direction,
    access: "Deny",
    protocol: "*",
    destinationPortRange: "*",
    description: "The rest.",
    ...given,
  };
}
