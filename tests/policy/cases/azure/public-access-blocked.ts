import { unseen } from "../../../../policy/view";
import type { RuleCases } from "../case";

const account = "azure-native:storage:StorageAccount";
const container = "azure-native:storage:BlobContainer";

export const publicAccessBlocked: RuleCases = {
  rule: "public-access-blocked",
  cases: [
    {
      what: "an account as it comes, and one that refuses in so many words",
      stack: [
        { type: account, inputs: {} },
        { type: account, name: "strict", inputs: { allowBlobPublicAccess: "false" } },
        { type: container, name: "inner", inputs: { publicAccess: "None" } },
      ],
      found: [],
    },
    {
      what: "an account that admits public containers, and such containers",
      stack: [
        { type: account, inputs: { allowBlobPublicAccess: true } },
        { type: container, name: "blobs", inputs: { publicAccess: "Blob" } },
        { type: container, name: "all", inputs: { publicAccess: "Container" } },
        { type: container, name: "later", inputs: { publicAccess: unseen } },
      ],
      found: ["it allowBlobPublicAccess", "blobs publicAccess", "all publicAccess", "? later publicAccess"],
    },
  ],
};
