import { all, cannotTell, show } from "../checks";
import type { Check, CloudRule, Complaint } from "../rule";
import type { ResourceView } from "../view";
import { at, entries, read, unseen } from "../view";
import { isOn, same } from "./shared/words";

/** Publishers whose images are kept up by those who make the system. Source: Azure endorsed distributions; 2026-11. */
const publishers =
  /^(canonical|redhat|suse|debian|almalinux|resf|ctrliqinc|oracle|microsoftwindowsserver|microsoftcblmariner|microsoftsqlserver|azure-?linux|azureopenshift|microsoft-aks|kinvolk|center-for-internet-security-inc)/i;

/** Offers that get no patches any more. */
const ended = /^(UbuntuServer|CentOS|RHEL-?6|WindowsServer-2012)$/i;

/** Extensions run as root: theirs is a publisher as an image's is. */
const extensionPublishers = /^(Microsoft|Qualys|Datadog|CrowdStrike|Dynatrace|Elastic|TrendMicro|Rapid7)(\.|$)/i;

const wanted = "an image of one's own, or a pinned version from a known publisher";

const wrong = (property: string, value: unknown, want: string, mend: string): readonly Complaint[] => [
  { verdict: "violates", property, found: show(value), wanted: want, mend },
];

function ofImage(resource: ResourceView, property: string, updated: boolean): readonly Complaint[] {
  const image = at(resource, property);
  if (image === undefined) return [];
  if (image === unseen) return cannotTell(property, wanted);
  if (read(image, "communityGalleryImageId") !== undefined)
    return wrong(
      `${property}.communityGalleryImageId`,
      "…",
      wanted,
      "copy it into a gallery of your own, after a look",
    );
  if (read(image, "id") !== undefined || read(image, "sharedGalleryImageId") !== undefined) return [];
  const publisher = read(image, "publisher");
  if (publisher === unseen) return cannotTell(`${property}.publisher`, wanted);
  if (typeof publisher !== "string" || !publishers.test(publisher))
    return wrong(`${property}.publisher`, publisher, wanted, "take a publisher that is known");
  const offer = read(image, "offer");
  if (typeof offer === "string" && ended.test(offer))
    return wrong(`${property}.offer`, offer, "an offer that gets patches", "take the offer of a later release");
  const version = read(image, "version");
  // Where the service brings new images by itself, it needs to be told so.
  if (same(version, "latest") && !updated)
    return wrong(`${property}.version`, version, "a version that is pinned", "name the version that was tested");
  return [];
}

const onMachines =
  (profile: string): Check =>
  (resource) =>
    ofImage(
      resource,
      `${profile}storageProfile.imageReference`,
      isOn(at(resource, "upgradePolicy.automaticOSUpgradePolicy.enableAutomaticOSUpgrade")),
    );

const extensions: Check = (resource) => {
  const list = "virtualMachineProfile.extensionProfile.extensions";
  return entries(at(resource, list)).flatMap((extension, index) => {
    const publisher = read(extension, "publisher");
    if (typeof publisher !== "string" || extensionPublishers.test(publisher)) return [];
    return wrong(`${list}.${index}.publisher`, publisher, "a known publisher", "remove it, or have it waived");
  });
};

/** A tag is another image tomorrow. */
function isPinned(image: string): boolean {
  return /@sha256:[\da-f]{64}$/i.test(image) || image.startsWith("@") || image.includes("[");
}

const containers =
  (list: string, property = "image"): Check =>
  (resource) =>
    entries(at(resource, list)).flatMap((_, index) => ofContainer(resource, `${list}.${index}.${property}`));

function ofContainer(resource: ResourceView, property: string): readonly Complaint[] {
  const image = at(resource, property);
  if (image === unseen) return cannotTell(property, "an image by its digest");
  if (typeof image !== "string" || isPinned(image)) return [];
  return wrong(property, image, "an image by its digest", "name it by @sha256:…");
}

/** Workflows that start containers hold their images in the request. */
const inWorkflow: Check = (resource) => {
  const actions = at(resource, "definition.actions");
  if (typeof actions !== "object" || actions === null) return [];
  return Object.keys(actions).flatMap((name) => {
    const list = `definition.actions.${name}.inputs.body.properties.containers`;
    return containers(list, "properties.image")(resource);
  });
};

export const approvedImage: CloudRule = {
  name: "approved-image",
  resources: {
    "azure-native:compute:VirtualMachineScaleSet": all(onMachines("virtualMachineProfile."), extensions),
    "azure-native:compute:VirtualMachine": onMachines(""),
    "azure-native:app:ContainerApp": all(containers("template.containers"), containers("template.initContainers")),
    "azure-native:app:Job": all(containers("template.containers"), containers("template.initContainers")),
    "azure-native:containerinstance:ContainerGroup": all(containers("containers"), containers("initContainers")),
    "azure-native:logic:Workflow": inWorkflow,
  },
};
