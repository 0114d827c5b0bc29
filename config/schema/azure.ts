import * as v from "valibot";
import { choice, group, map, text } from "./key";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const subscription = "/subscriptions/11111111-2222-4333-8444-555555555555";
const vault = `${subscription}/resourceGroups/bootstrap/providers/Microsoft.KeyVault/vaults/shop-certificates`;
const image = `${subscription}/resourceGroups/images/providers/Microsoft.Compute/galleries/shop/images/shop/versions/1.0.0`;

/** What belongs to Azure only. */
export const azure = v.optional(
  group(
    {
      tenant: v.optional(
        text(guid, {
          meaning: "Directory (tenant) of the subscription.",
          allowed: "a GUID in lower case",
          example: "22222222-3333-4444-8555-666666666666",
          standIn: "22222222-3333-4444-8555-666666666666",
        }),
      ),
      databaseAdmins: v.optional(
        group(
          {
            name: text(/^[^<>]{1,128}$/, {
              meaning: "Display name of the group.",
              allowed: "1 to 128 characters",
              example: "shop-database-admins",
              standIn: "shop-database-admins",
            }),
            objectId: text(guid, {
              meaning: "Object id of the group.",
              allowed: "a GUID in lower case",
              example: "33333333-4444-4555-8666-777777777777",
              standIn: "33333333-4444-4555-8666-777777777777",
            }),
          },
          "Group of the directory whose members administer the database; nobody else does, and there is no password.",
        ),
      ),
      sshPublicKey: v.optional(
        text(/^ssh-(rsa|ed25519) [A-Za-z0-9+/]{40,}={0,3}( [^\s<>]+)?$/, {
          meaning:
            "Public key that the machines ask for; no port is open for it, so its private half may be thrown away.",
          allowed: "an OpenSSH public key, ssh-ed25519 or ssh-rsa",
          example: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFnullnullnullnullnullnullnullnullnullnull00",
          standIn: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFnullnullnullnullnullnullnullnullnullnull00",
        }),
      ),
      images: v.optional(
        map(
          text(
            /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[\w.()-]{1,90}\/providers\/Microsoft\.Compute\/galleries\/[\w.]+\/images\/[\w.-]+\/versions\/\d+\.\d+\.\d+$/i,
            {
              meaning: "Version of an image in a Compute Gallery that is replicated to that region.",
              allowed: "the resource id of a version, no 'latest'",
              example: image,
              standIn: image,
            },
          ),
          "region",
          {
            meaning: "Image of the instances by region; without one the newest Ubuntu is taken (development only).",
            allowed: "one for each of `regions` where `protect` is true",
            example: { eastus2: image },
          },
        ),
        {},
      ),
      originCertificates: v.optional(
        map(
          group(
            {
              vault: text(
                /^\/subscriptions\/[0-9a-f-]{36}\/resourceGroups\/[\w.()-]{1,90}\/providers\/Microsoft\.KeyVault\/vaults\/[a-z][a-z0-9-]{1,22}[a-z0-9]$/i,
                {
                  meaning: "Vault that holds it, in the same subscription.",
                  allowed: "the resource id of a vault",
                  example: vault,
                  standIn: vault,
                },
              ),
              name: text(/^[A-Za-z0-9-]{1,127}$/, {
                meaning: "Name of the certificate there; the newest version is taken, so renewing it is enough.",
                allowed: "1 to 127 letters, digits and hyphens",
                example: "shop-origin",
                standIn: "shop-origin",
              }),
            },
            "Certificate of a public authority for `<region>.<domain>`.",
          ),
          "region",
          {
            meaning:
              "Certificates that the instances show to the edge, by region; without one the edge speaks plain HTTP inside a private link (development only).",
            allowed: "one for each of `regions` where `protect` is true",
            example: { eastus2: { vault, name: "shop-origin" } },
          },
        ),
        {},
      ),
      cacheProduct: v.optional(
        choice(["managed-redis", "cache-for-redis"], {
          meaning:
            "Azure Managed Redis, or Azure Cache for Redis, which ends on 2028-09-30 and which new tenants can't create.",
          example: "managed-redis",
        }),
        "managed-redis",
      ),
    },
    "What belongs to Azure only.",
  ),
  {},
);
