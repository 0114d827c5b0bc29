import { isTrue, never } from "../checks";
import type { Check, CloudRule } from "../rule";
import { at, unseen } from "../view";
import { same } from "./shared/words";

/**
 * Azure gives a Linux machine a password or a key, one of the two, and refuses it with neither. A key is right: what may be done
 * with it is decided by who holds the other half, which no code shows. A password never is.
 */
const noPassword =
  (profile: string): Check =>
  (resource) => {
    const os = at(resource, `${profile}osProfile`);
    if (os === undefined || os === unseen || isWindows(resource, profile)) return [];
    return isTrue(
      `${profile}osProfile.linuxConfiguration.disablePasswordAuthentication`,
      "switch passwords off; people sign in through the directory, by Bastion",
    )(resource);
  };

function isWindows(resource: Parameters<Check>[0], profile: string): boolean {
  return (
    at(resource, `${profile}osProfile.windowsConfiguration`) !== undefined ||
    same(at(resource, `${profile}storageProfile.osDisk.osType`), "Windows") ||
    /windows/i.test(String(at(resource, `${profile}storageProfile.imageReference.publisher`)))
  );
}

export const noSshKey: CloudRule = {
  name: "no-ssh-key",
  resources: {
    "azure-native:compute:VirtualMachine": noPassword(""),
    "azure-native:compute:VirtualMachineScaleSet": noPassword("virtualMachineProfile."),
    "azure-native:compute:SshPublicKey": never(
      "publicKey",
      "no key pair that the cloud hands out",
      "remove it: people sign in through the directory",
    ),
  },
};
