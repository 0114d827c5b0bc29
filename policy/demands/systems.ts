import type { Row } from "./row";

/** Systems. */
export const systems: readonly Row[] = [
  [
    "approved-image",
    "2.2.1",
    "advisory",
    "medium",
    "Images are approved",
    "Instances start from a pinned image of a known publisher.",
  ],
  [
    "no-default-admin-name",
    "2.2.2",
    "advisory",
    "medium",
    "No default account",
    "Administrators have no name that everybody knows.",
  ],
  [
    "imdsv2-required",
    "2.2.4",
    "mandatory",
    "high",
    "Instance metadata asks for a token",
    "Instances answer metadata requests only with a token.",
  ],
  [
    "no-ssh-key",
    "2.2.4",
    "mandatory",
    "medium",
    "No SSH key or password on instances",
    "Instances carry neither an SSH key pair nor a login by password.",
  ],
  [
    "unneeded-services-off",
    "2.2.4",
    "mandatory",
    "medium",
    "What is not needed is off",
    "Unneeded protocols and functions of stores are off.",
  ],
  [
    "hardening-parameters",
    "2.2.6",
    "advisory",
    "medium",
    "Security parameters are set",
    "Parameters that prevent misuse are at their strong value.",
  ],
  [
    "no-admin-ports",
    "2.2.7,1.3.1",
    "mandatory",
    "critical",
    "No port for administrators is open",
    "Nothing lets SSH, RDP or WinRM in; administration goes through the cloud's own door.",
  ],
];
