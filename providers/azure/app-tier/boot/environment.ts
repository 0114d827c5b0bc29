import { environmentFile } from "../../../../components/boot/environment-file";
import { databaseCaFile, tokenPath } from "../../../../components/boot/token-files";
import type { InstanceVariable, Setting, Variable } from "../../../../components/variables";
import type { BootArgs } from "./script";

/** What the container is told on this cloud beside what it is told on any. */
export const ownVariables = {
  AZURE_CLIENT_ID: {
    meaning: "The instance's identity, as Azure's own libraries want to hear it.",
    example: "11111111-2222-4333-8444-555555555555",
  },
  APPLICATIONINSIGHTS_CONNECTION_STRING: {
    meaning: "Where traces and metrics go, signed in as that identity; no key is taken.",
    example: "InstrumentationKey=…;IngestionEndpoint=https://…",
  },
} as const satisfies Readonly<Record<string, Variable>>;

type Environment = Readonly<Record<Setting | InstanceVariable | keyof typeof ownVariables, string>>;

/** Everything that the container is told. */
export function environment(args: BootArgs): string {
  const all: Environment = {
    ...args.environment,
    HOST: "127.0.0.1",
    PORT: String(args.containerPort),
    AZURE_CLIENT_ID: args.identity.clientId,
    APPLICATIONINSIGHTS_CONNECTION_STRING: args.insights,
    DATABASE_CA_FILE: databaseCaFile,
    DATABASE_PASSWORD_FILE: tokenPath(args.tokens, "database-token"),
    CACHE_PASSWORD_FILE: tokenPath(args.tokens, "cache-token"),
  };
  return environmentFile(all);
}
