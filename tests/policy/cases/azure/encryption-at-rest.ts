import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const tde = "azure-native:sql:TransparentDataEncryption";
const account = "azure-native:storage:StorageAccount";
const machine = "azure-native:compute:VirtualMachine";

export const encryptionAtRest: RuleCases = {
  rule: "encryption-at-rest",
  cases: [
    { what: "an encrypted database", stack: [{ type: tde, inputs: { state: "enabled" } }], found: [] },
    { what: "a plain one", stack: [{ type: tde, inputs: { state: "Disabled" } }], found: ["it state"] },
    { what: "one not known yet", stack: [{ type: tde, inputs: { state: unseen } }], found: ["? it state"] },
    {
      what: "an account that says it doesn't encrypt shares",
      stack: [{ type: account, inputs: { encryption: { services: { blob: {}, file: { enabled: "false" } } } } }],
      found: ["it encryption.services.file.enabled"],
    },
    { what: "an account that says nothing", stack: [{ type: account, inputs: {} }], found: [] },
    {
      what: "a machine whose host leaves temporary disks plain",
      stack: [{ type: machine, inputs: { securityProfile: { securityType: "TrustedLaunch" } } }],
      found: ["it securityProfile.encryptionAtHost"],
    },
    {
      what: "a confidential machine, which encrypts its disk itself",
      stack: [
        {
          type: machine,
          inputs: {
            storageProfile: {
              osDisk: { managedDisk: { securityProfile: { securityEncryptionType: "DiskWithVMGuestState" } } },
            },
          },
        },
      ],
      found: [],
    },
    {
      what: "a scale set that gets its machines later",
      stack: [{ type: "azure-native:compute:VirtualMachineScaleSet", inputs: { orchestrationMode: "Flexible" } }],
      found: [],
    },
    {
      what: "one pool of a cluster",
      stack: [
        {
          type: "azure-native:containerservice:ManagedCluster",
          inputs: { agentPoolProfiles: [{ enableEncryptionAtHost: true }, { name: "second" }] },
        },
      ],
      found: ["it agentPoolProfiles.1.enableEncryptionAtHost"],
    },
    {
      what: "what lies in its parent",
      stack: [
        { type: "azure-native:operationalinsights:Table", name: "table", inputs: {} },
        { type: "azure-native:servicebus:Queue", name: "queue", inputs: {} },
      ],
      found: [],
    },
    {
      what: "a store that the rule doesn't know",
      stack: [{ type: "azure-native:datareplication:Vault", inputs: {} }],
      found: ["? it "],
    },
  ],
};
