import type { LogGroup } from "@pulumi/aws/cloudwatch";
import { RolePolicy } from "@pulumi/aws/iam";
import type { Instance } from "@pulumi/aws/rds";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseSpec, Scope } from "../../../components/contract";
import type { AwsSite } from "../options";
import { inSite } from "../options";
import type { Statement } from "../shared/policy-document";
import { policyDocument } from "../shared/policy-document";
import { ownRegistry } from "../shared/own-registry";

/** Lets the application sign in by token, as its own user and as nobody else. */
export function letAppSignIn(scope: Scope, site: AwsSite, instance: Instance, spec: DatabaseSpec): void {
  const { account, app } = site.link;
  new RolePolicy(
    `app-database-${site.region}`,
    {
      role: app.role.name,
      policy: policyDocument({
        Sid: "SignInToDatabase",
        Effect: "Allow",
        Action: "rds-db:connect",
        // By the id that RDS gives an instance: its identifier could one day name another.
        Resource: pulumi.interpolate`arn:aws:rds-db:${site.region}:${account}:dbuser:${instance.resourceId}/${spec.appUser}`,
      }),
    },
    inSite(scope, site),
  );
}

/**
 * Lets the migrator, and only it, read the administrator's password, in its own region, and fetch the image that brings
 * the schema where that lies in this account's registry.
 */
export function letMigratorRead(
  scope: Scope,
  site: AwsSite,
  secretArn: pulumi.Input<string>,
  { migratorImage }: Pick<DatabaseSpec, "migratorImage">,
): void {
  const { migrator, keys } = site.link;
  new RolePolicy(
    `migrator-database-${site.region}`,
    {
      role: migrator.role.name,
      policy: policyDocument(
        { Sid: "ReadCredential", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArn },
        {
          Sid: "OpenCredential",
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: keys.secrets.arn,
          Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${site.region}.amazonaws.com` } },
        },
        ...pullImage(migratorImage),
      ),
    },
    inSite(scope, site),
  );
}

/** What a run prints goes to its encrypted log; the password isn't among it. */
export function letMigratorLog(scope: Scope, site: AwsSite, log: LogGroup): void {
  new RolePolicy(
    `migrator-log-${site.region}`,
    {
      role: site.link.migrator.role.name,
      policy: policyDocument(
        {
          Sid: "WriteLog",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: pulumi.interpolate`${log.arn}:*`,
        },
        // The agent looks for the group before it writes; that call knows no resource.
        { Sid: "FindLog", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
      ),
    },
    inSite(scope, site),
  );
}

function pullImage(image: string): Statement[] {
  const found = ownRegistry(image);
  if (found === undefined) return [];
  const { account, region, repository } = found;
  return [
    { Sid: "SignInToRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "PullImage",
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Resource: `arn:aws:ecr:${region}:${account}:repository/${repository}`,
    },
  ];
}
