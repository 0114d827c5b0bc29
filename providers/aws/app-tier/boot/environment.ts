import { environmentFile } from "../../../../components/boot/environment-file";
import { databaseCaFile, tokenPath } from "../../../../components/boot/token-files";
import type { InstanceVariable, Setting, Variable } from "../../../../components/variables";
import type { BootArgs } from "./script";

/** What the container is told on this cloud beside what it is told on any. */
export const ownVariables = {
  AWS_REGION: { meaning: "The same region, as AWS's own libraries want to hear it.", example: "us-east-2" },
} as const satisfies Readonly<Record<string, Variable>>;

type Environment = Readonly<Record<Setting | InstanceVariable | keyof typeof ownVariables, string>>;

/** Everything that the container is told. */
export function environment(args: BootArgs): string {
  const all: Environment = {
    ...args.environment,
    HOST: "127.0.0.1",
    PORT: String(args.containerPort),
    AWS_REGION: args.region,
    DATABASE_CA_FILE: databaseCaFile,
    DATABASE_PASSWORD_FILE: tokenPath(args.tokens, "database-token"),
    CACHE_PASSWORD_FILE: tokenPath(args.tokens, "cache-token"),
  };
  return environmentFile(all);
}
