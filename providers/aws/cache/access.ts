import { RolePolicy } from "@pulumi/aws/iam";
import type { ReplicationGroup } from "@pulumi/aws/elasticache";
import { User, UserGroup } from "@pulumi/aws/elasticache";
import type { CacheSpec, Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import { physicalName } from "../shared/physical-name";
import { policyDocument } from "../shared/policy-document";

/** Ids of users and groups have at most 40 characters. Source: ElastiCache API, CreateUser; 2026-11. */
const idLimit = 40;

export interface Access {
  readonly user: User;
  readonly userName: string;
  readonly group: UserGroup;
}

/**
 * Who may log in: the application, by a token of its own role that is good for 15 minutes, for the keys under its prefix and
 * for nothing that works on the cache as a whole.
 */
export function access(scope: Scope, site: AwsSite, { engine, keyPrefix }: CacheSpec): Access {
  const { region } = site;
  const id = physicalName(`${scope.prefix}-app`, idLimit);
  const user = new User(
    `app-${region}`,
    {
      userId: id,
      // By token the name must be the id.
      userName: id,
      engine,
      authenticationMode: { type: "iam" },
      accessString: accessString(keyPrefix),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  const users = [user, ...(engine === "redis" ? [lockedDefault(scope, site)] : [])];
  const group = new UserGroup(
    `users-${region}`,
    {
      userGroupId: physicalName(`${scope.prefix}-users`, idLimit),
      engine,
      userIds: users.map(({ userId }) => userId),
      tags: scope.tags,
    },
    inSite(scope, site),
  );
  return { user, userName: id, group };
}

/**
 * First "on", or the user is switched off; first nothing, or it may do all. Clients of a cluster ask it for its shape and its
 * state, which are commands of their own.
 */
function accessString(keyPrefix: string): string {
  const groups = ["@read", "@write", "@connection", "@transaction", "@keyspace"];
  const single = ["cluster|slots", "cluster|shards", "cluster|nodes", "cluster|info", "info"];
  const allowed = [...groups, "-@dangerous", ...single].map((what) => (what.startsWith("-") ? what : `+${what}`));
  return ["on", `~${keyPrefix}*`, "-@all", ...allowed].join(" ");
}

/** Redis OSS asks each group for a user of the name "default", whom clients are without a login: here he may do nothing. */
function lockedDefault(scope: Scope, site: AwsSite): User {
  return new User(
    `default-${site.region}`,
    {
      userId: physicalName(`${scope.prefix}-default`, idLimit),
      userName: "default",
      engine: "redis",
      authenticationMode: { type: "no-password-required" },
      accessString: "off ~* -@all",
      tags: scope.tags,
    },
    inSite(scope, site),
  );
}

/** Lets the application of the site log in as its user, into this cache. */
export function letAppConnect(scope: Scope, site: AwsSite, cache: ReplicationGroup, { user }: Access): void {
  new RolePolicy(
    `app-cache-${site.region}`,
    {
      role: site.link.app.role.name,
      policy: policyDocument({
        Sid: "SignInToCache",
        Effect: "Allow",
        Action: "elasticache:Connect",
        Resource: [cache.arn, user.arn],
      }),
    },
    inSite(scope, site),
  );
}
