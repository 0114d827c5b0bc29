import type { Weakening } from "../../tables";
import { ofType, oneOf } from "./rows";

const rotation = "properties.rotationPolicy";

const keys = ofType(
  "keyvault:Key",
  // A key that only wraps others, and nothing else.
  {
    property: "properties.keyOps",
    operators: ["drop", "replace"],
    weak: [["encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey"]],
    controls: ["3.6.1"],
  },
  { property: "properties.keySize", operators: ["replace"], weak: [1024], controls: ["3.6.1"] },
  { property: "properties.kty", operators: ["replace", "drop"], weak: ["RSA"], controls: ["3.6.1", "3.6.1.2"] },
  { property: rotation, operators: ["drop"], controls: ["3.7.4"] },
  { property: `${rotation}.attributes`, operators: ["drop"], controls: ["3.7.4"] },
  { property: `${rotation}.attributes.expiryTime`, operators: ["lengthen", "drop"], controls: ["3.7.4"] },
  { property: `${rotation}.lifetimeActions`, operators: ["empty", "drop"], controls: ["3.7.4"] },
  {
    property: `${rotation}.lifetimeActions.*.action.type`,
    operators: ["replace"],
    weak: ["notify"],
    where: oneOf("rotate"),
    controls: ["3.7.4"],
  },
  {
    property: `${rotation}.lifetimeActions.*.trigger.timeAfterCreate`,
    operators: ["lengthen", "drop", "replace"],
    weak: ["P2Y"],
    controls: ["3.7.4"],
  },
  { property: "vaultName", operators: ["unrelate"], controls: ["3.6.1"] },
  { property: "", operators: ["remove"], controls: ["3.6.1"] },
  { property: "", operators: ["unprotect"], controls: ["3.7.5"] },
);

const vaults = ofType(
  "keyvault:Vault",
  { property: "properties.enablePurgeProtection", operators: ["flip", "drop"], controls: ["3.7.5", "2.2.6"] },
  { property: "properties.enableSoftDelete", operators: ["flip"], controls: ["3.7.5"] },
  {
    property: "properties.softDeleteRetentionInDays",
    operators: ["shorten", "replace"],
    weak: [7],
    where: oneOf(90),
    controls: ["3.7.5"],
  },
  { property: "properties.enableRbacAuthorization", operators: ["flip", "drop"], controls: ["3.6.1.3"] },
  // Each lets a part of the platform read secrets and keys.
  { property: "properties.enabledForDeployment", operators: ["flip"], controls: ["3.6.1.3"] },
  { property: "properties.enabledForDiskEncryption", operators: ["flip"], controls: ["3.6.1.3"] },
  { property: "properties.enabledForTemplateDeployment", operators: ["flip"], controls: ["3.6.1.3"] },
  { property: "properties.networkAcls", operators: ["drop"], controls: ["7.3.1"] },
  { property: "properties.networkAcls.defaultAction", operators: ["flip", "drop"], controls: ["7.3.1"] },
  {
    property: "properties.publicNetworkAccess",
    operators: ["replace", "drop"],
    weak: ["enabled"],
    controls: ["1.4.2", "1.4.4"],
  },
  // Only Premium keeps keys in hardware.
  { property: "properties.sku.name", operators: ["replace"], weak: ["standard"], controls: ["3.6.1", "3.6.1.2"] },
  { property: "", operators: ["remove"], controls: ["3.6.1"] },
  { property: "", operators: ["unprotect"], controls: ["3.7.5"] },
);

export const keyvault: readonly Weakening[] = [...keys, ...vaults];
