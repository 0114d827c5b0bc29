import { unseen } from "../../../../policy/view";
import type { Given, RuleCases } from "../case";

const image = "storageProfile.imageReference";
const machine = (imageReference: unknown): Given => ({
  type: "azure-native:compute:VirtualMachine",
  inputs: { storageProfile: { imageReference } },
});

export const approvedImage: RuleCases = {
  rule: "approved-image",
  cases: [
    {
      what: "a pinned version of a known publisher",
      stack: [machine({ publisher: "Canonical", offer: "ubuntu-24_04-lts", version: "24.04.202611050" })],
      found: [],
    },
    { what: "one's own image", stack: [machine({ id: "/x/galleries/g/images/i/versions/1.0.0" })], found: [] },
    {
      what: "the newest",
      stack: [machine({ publisher: "Canonical", offer: "ubuntu-24_04-lts", version: "latest" })],
      found: [`it ${image}.version`],
    },
    {
      what: "an unknown publisher",
      stack: [machine({ publisher: "example-images", version: "1.0.0" })],
      found: [`it ${image}.publisher`],
    },
    { what: "one that isn't known yet", stack: [machine(unseen)], found: [`? it ${image}`] },
    {
      what: "containers by a tag, and by a digest",
      stack: [
        {
          type: "azure-native:containerinstance:ContainerGroup",
          inputs: { containers: [{ image: "nginx:latest" }, { image: `acr.azurecr.io/a@sha256:${"0f".repeat(32)}` }] },
        },
      ],
      found: ["it containers.0.image"],
    },
    {
      what: "an extension of somebody",
      stack: [
        {
          type: "azure-native:compute:VirtualMachineScaleSet",
          inputs: {
            virtualMachineProfile: {
              extensionProfile: { extensions: [{ publisher: "Microsoft.Azure.Monitor" }, { publisher: "Example" }] },
            },
          },
        },
      ],
      found: ["it virtualMachineProfile.extensionProfile.extensions.1.publisher"],
    },
  ],
};
