import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const account = "azure-native:storage:StorageAccount";
const postgres = "azure-native:dbforpostgresql:Configuration";
const volume = "azure-native:netapp:CapacityPoolVolume";

export const encryptionInTransit: RuleCases = {
  rule: "encryption-in-transit",
  cases: [
    {
      what: "an account that speaks HTTP too",
      stack: [{ type: account, inputs: { enableHttpsTrafficOnly: false } }],
      found: ["it enableHttpsTrafficOnly"],
    },
    { what: "an account that says nothing", stack: [{ type: account, inputs: {} }], found: [] },
    {
      what: "an account that isn't known yet",
      stack: [{ type: account, inputs: { enableHttpsTrafficOnly: unseen } }],
      found: ["? it enableHttpsTrafficOnly"],
    },
    {
      what: "parameters of databases",
      stack: [
        { type: postgres, name: "on", inputs: { configurationName: "require_secure_transport", value: "ON" } },
        { type: postgres, name: "off", inputs: { configurationName: "require_secure_transport", value: "off" } },
        { type: postgres, name: "other", inputs: { configurationName: "log_connections", value: "off" } },
        {
          type: "azure-native:dbformysql:Configuration",
          name: "my",
          inputs: { configurationName: "require_secure_transport", currentValue: "OFF" },
        },
      ],
      found: ["off value", "my currentValue"],
    },
    {
      what: "caches in plain",
      stack: [
        { type: "azure-native:redis:Redis", name: "old", inputs: { enableNonSslPort: "true" } },
        { type: "azure-native:redisenterprise:Database", name: "new", inputs: { clientProtocol: "Plaintext" } },
      ],
      found: ["old enableNonSslPort", "new clientProtocol"],
    },
    {
      what: "a share for Windows, and one that isn't",
      stack: [
        { type: volume, name: "smb", inputs: { protocolTypes: ["CIFS"] } },
        { type: volume, name: "nfs", inputs: { protocolTypes: ["NFSv4.1"] } },
      ],
      found: ["smb smbEncryption"],
    },
  ],
};
