import { all, each, holds, ifSet, isNotTrue } from "../checks";
import type { Check, CloudRule } from "../rule";
import { isNoWord, isWord } from "./shared/words";

const site = ifSet(
  "siteConfig",
  all(
    // FTPS is on where nothing is said.
    isWord("siteConfig.ftpsState", ["Disabled"]),
    isNotTrue("siteConfig.remoteDebuggingEnabled"),
    isNotTrue("siteConfig.localMySqlEnabled"),
  ),
);

const winRm = (profile: string): Check =>
  each(`${profile}osProfile.windowsConfiguration.winRM.listeners`, "protocol", (property) =>
    isNoWord(property, ["Http"], "take the listener away, or let it speak Https"),
  );

const addons: Check = all(
  ...["httpApplicationRouting", "kubeDashboard", "KubeDashboard"].map((name) =>
    isNotTrue(`addonProfiles.${name}.enabled`),
  ),
);

export const unneededServicesOff: CloudRule = {
  name: "unneeded-services-off",
  resources: {
    "azure-native:storage:StorageAccount": all(isNotTrue("isSftpEnabled"), isNotTrue("enableNfsV3")),
    "azure-native:redis:Redis": isNotTrue("enableNonSslPort"),
    "azure-native:web:WebApp": site,
    "azure-native:web:WebAppSlot": site,
    "azure-native:containerregistry:Registry": isNotTrue("anonymousPullEnabled"),
    "azure-native:containerservice:ManagedCluster": addons,
    "azure-native:compute:VirtualMachine": winRm(""),
    "azure-native:compute:VirtualMachineScaleSet": winRm("virtualMachineProfile."),
    "azure-native:network:BastionHost": isNotTrue("enableShareableLink"),
    "azure-native:dbforpostgresql:Configuration": (resource) =>
      resource.inputs["configurationName"] === "azure.extensions"
        ? holds("value", (value) => typeof value !== "string" || !/dblink|plpython/i.test(value), "no dblink")(resource)
        : [],
    "azure-native:dbformysql:Configuration": (resource) =>
      resource.inputs["configurationName"] === "local_infile"
        ? holds("value", (value) => typeof value === "string" && /^(off|0)$/i.test(value), "OFF")(resource)
        : [],
  },
};
