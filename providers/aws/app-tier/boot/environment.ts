import type { InstanceVariable, Setting, Variable } from "../../../../components/variables";
import type { BootArgs } from "./script";
import type { Token } from "./tokens";
import { tokenFolder } from "./tokens";

/** Where the container finds the authorities of the database's certificate. */
export const databaseCaFile = "/etc/database-ca.pem";

/** What the container is told on this cloud beside what it is told on any. */
export const ownVariables = {
  AWS_REGION: { meaning: "The same region, as AWS's own libraries want to hear it.", example: "us-east-2" },
} as const satisfies Readonly<Record<string, Variable>>;

type Environment = Readonly<Record<Setting | InstanceVariable | keyof typeof ownVariables, string>>;

/** Docker takes a line as it stands, quotes and all; a value can have no second line. */
export function environmentFile(args: BootArgs): string {
  const path = (wanted: Token["file"]) =>
    args.tokens.some(({ file }) => file === wanted) ? `${tokenFolder}/${wanted}` : "";
  const environment: Environment = {
    ...args.environment,
    HOST: "127.0.0.1",
    PORT: String(args.containerPort),
    AWS_REGION: args.region,
    DATABASE_CA_FILE: databaseCaFile,
    DATABASE_PASSWORD_FILE: path("database-token"),
    CACHE_PASSWORD_FILE: path("cache-token"),
  };
  return Object.entries(environment)
    .map(([name, value]) => {
      if (/[\r\n]/.test(value)) throw new Error(`${name} has more than one line`);
      return `${name}=${value}`;
    })
    .join("\n");
}
