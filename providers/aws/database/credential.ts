import type { InstanceArgs } from "@pulumi/aws/rds";
import { Secret, SecretVersion } from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import type { Provider as RandomProvider } from "@pulumi/random/provider";
import { RandomPassword } from "@pulumi/random/randomPassword";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";

/** How the administrator of the database signs in. The application never does: it takes a token instead. */
export interface Credential {
  /** What the instance that is made as the writer gets; a replica has its source's. */
  readonly forWriter: Pick<
    InstanceArgs,
    "manageMasterUserPassword" | "masterUserSecretKmsKeyId" | "passwordWo" | "passwordWoVersion"
  >;
  /** ARN of the secret as it is read at a site, by region; undefined where the secret comes with the instance. */
  readonly secretArn?: (region: string) => pulumi.Output<string>;
}

/**
 * A password that RDS keeps and rotates itself. With one region only: an instance with such a password can have no replica
 * ("Creating read replicas for source instance … where ManageMasterUserPassword is enabled is not supported").
 */
export function managedCredential(site: AwsSite): Credential {
  return {
    forWriter: { manageMasterUserPassword: true, masterUserSecretKmsKeyId: site.link.keys.secrets.arn },
  };
}

/** RDS refuses "/", the double quote, "@" and the blank; shells and connection strings stumble over more. */
const specials = "!#$%*()-_=+[]{}<>:?";

/**
 * An own password, the same for cold and warm, so that a change of the mode touches neither password nor writer. It is
 * written to RDS and to Secrets Manager without coming back, and rotated by raising `credentialVersion`. The secret lives
 * in the region with the lowest number, for ever: roles swap, its home doesn't, and its copies are read in their regions.
 */
export function ownCredential(
  scope: Scope,
  sites: readonly [AwsSite, ...AwsSite[]],
  { adminUser, credentialVersion }: Pick<DatabaseSpec, "adminUser" | "credentialVersion">,
  random: RandomProvider,
): Credential {
  const [home, ...copies] = sites;
  const password = new RandomPassword(
    "database-administrator",
    {
      length: 40,
      overrideSpecial: specials,
      minLower: 2,
      minUpper: 2,
      minNumeric: 2,
      minSpecial: 2,
      keepers: { version: String(credentialVersion) },
    },
    { parent: scope.parent, provider: random },
  );
  // Said here too: the mark that the package sets itself is set by the engine, too late for whoever reads the inputs.
  const result = pulumi.secret(password.result);
  const secret = new Secret(
    "database-administrator",
    {
      description: "Administrator of the shop's database; for its set-up only",
      kmsKeyId: home.link.keys.secrets.arn,
      // With a window the name stays taken after a deletion; auto-naming makes another one.
      recoveryWindowInDays: scope.protect ? 30 : 0,
      replicas: copies.map(({ region, link }) => ({ region, kmsKeyId: link.keys.secrets.arn })),
      forceOverwriteReplicaSecret: true,
      tags: scope.tags,
    },
    inSite(scope, home, { protect: scope.protect }),
  );
  new SecretVersion(
    "database-administrator",
    {
      secretId: secret.id,
      secretStringWo: pulumi.secret(pulumi.jsonStringify({ username: adminUser, password: result })),
      secretStringWoVersion: credentialVersion,
    },
    inSite(scope, home),
  );
  return {
    forWriter: { passwordWo: result, passwordWoVersion: credentialVersion },
    // A copy has the ARN of its original, but for the region.
    secretArn: (region) => secret.arn.apply((arn) => arn.replace(`:${home.region}:`, `:${region}:`)),
  };
}
