import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const account = "azure-native:storage:StorageAccount";

export const unneededServicesOff: RuleCases = {
  rule: "unneeded-services-off",
  cases: [
    { what: "an account with nothing beside", stack: [{ type: account, inputs: { isSftpEnabled: false } }], found: [] },
    {
      what: "one with SFTP and NFS",
      stack: [{ type: account, inputs: { isSftpEnabled: true, enableNfsV3: "true" } }],
      found: ["it isSftpEnabled", "it enableNfsV3"],
    },
    {
      what: "one that isn't known yet",
      stack: [{ type: account, inputs: { isSftpEnabled: unseen } }],
      found: ["? it isSftpEnabled"],
    },
    {
      what: "a web app with FTPS, which is on where nothing is said, and debugging",
      stack: [{ type: "azure-native:web:WebApp", inputs: { siteConfig: { remoteDebuggingEnabled: true } } }],
      found: ["it siteConfig.ftpsState", "it siteConfig.remoteDebuggingEnabled"],
    },
  ],
};
