/**
 * What the short-lived instances are made of. The image is Microsoft's own, the one that public build files call 10.0.103, by its
 * digest alone: not everything of Azure's that reads such names takes both (azure-cli issue 14337). The tools come from nuget.org
 * at fixed versions, whose packages its signature covers.
 * Source: release notes of SqlPackage, 170.3.93 (2026-02-10, first for .NET 10); package list of nuget.org; 2026-11.
 */
export const tools = {
  image: "mcr.microsoft.com/dotnet/sdk@sha256:e362a8dbcd691522456da26a5198b8f3ca1d7641c95624fadc5e3e82678bd08a",
  sqlClient: "6.1.8",
  sqlPackage: "170.3.93",
} as const;

/** Connection as the identity with this id; the server must prove that it is the one. */
export function connection(host: string, database: string, clientId: string, intent?: "ReadOnly"): string {
  return [
    `Server=tcp:${host},1433`,
    `Database=${database}`,
    "Authentication=Active Directory Managed Identity",
    `User Id=${clientId}`,
    "Encrypt=True",
    "TrustServerCertificate=False",
    "Connect Timeout=60",
    ...(intent === undefined ? [] : [`ApplicationIntent=${intent}`]),
  ].join(";");
}
