/**
 * Names of Azure's built-in roles by their GUID, and what each may do, in short.
 * Source: Microsoft Learn, "Azure built-in roles" (general, identity, security, storage, monitoring, networking,
 * containers, integration); 2026-11-24.
 */
export const builtInRoles: Readonly<Record<string, readonly [name: string, may: string]>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": ["Owner", "everything, giving roles too"],
  "b24988ac-6180-42a0-ab88-20f7382dd24c": ["Contributor", "everything but giving roles"],
  "acdd72a7-3385-48ef-bd42-f606fba81ae7": ["Reader", "see all settings, change none"],
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": ["User Access Administrator", "give roles, to itself too"],
  "00482a5a-887f-4fb3-b363-3b7fe8e74483": ["Key Vault Administrator", "everything with what lies in the vault"],
  "14b46e9e-c2b7-41b4-b07b-48a6ebf60603": ["Key Vault Crypto Officer", "everything with keys, but who may"],
  "e147488a-f6f5-4113-8e2d-b22465e65bf6": [
    "Key Vault Crypto Service Encryption User",
    "read what is known of a key, wrap and unwrap with it",
  ],
  "12338af0-0e69-4776-bea7-57ae8d297424": ["Key Vault Crypto User", "use keys: sign, encrypt, wrap"],
  "21090545-7ca7-4776-b22c-e363652d74d2": ["Key Vault Reader", "see what lies in the vault, not its content"],
  "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": ["Key Vault Secrets Officer", "everything with secrets, but who may"],
  "4633458b-17de-408a-b874-0445c86b69e6": ["Key Vault Secrets User", "read the content of secrets"],
  "a4417e6f-fecd-4de8-b567-7b0420556985": [
    "Key Vault Certificates Officer",
    "everything with certificates, but who may",
  ],
  "f1a07417-d97a-45cb-824c-7a7467783830": ["Managed Identity Operator", "see the identity and give it to a machine"],
  "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59": ["Managed Identity Contributor", "make, change and delete identities"],
  "3913510d-42f4-4e42-8a64-420c390055eb": ["Monitoring Metrics Publisher", "send metrics"],
  "749f88d5-cbae-40b8-bcfc-e573ddc772fa": ["Monitoring Contributor", "read all that is measured, change how"],
  "43d0d8ad-25c7-4714-9337-8ba259a9fe05": ["Monitoring Reader", "read all that is measured"],
  "ba92f5b4-2d11-453d-a403-e96b0029c9fe": ["Storage Blob Data Contributor", "read, write and delete blobs"],
  "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": ["Storage Blob Data Reader", "read blobs"],
  "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": ["Storage Blob Data Owner", "everything with blobs, owners and rights too"],
  "4d97b98b-1d4f-4787-a291-c67834d212e7": ["Network Contributor", "everything with networks, but who may"],
  "7f951dda-4ed3-4680-a7ca-43fe172d538d": ["AcrPull", "pull images"],
  "8311e382-0749-4cb8-b61a-304f252e45ec": ["AcrPush", "push and pull images"],
  "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39": ["Azure Service Bus Data Sender", "send messages"],
  "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0": ["Azure Service Bus Data Receiver", "receive messages"],
};
