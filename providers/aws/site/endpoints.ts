import { VpcEndpoint } from "@pulumi/aws/ec2";
import type { SecurityGroup } from "@pulumi/aws/ec2";
import { policyDocument } from "../shared/policy-document";
import type { Ground } from "./ground";
import { named, onGround } from "./ground";
import type { Network } from "./network";

/**
 * Services that instances call: sessions and commands (three), secrets, keys, logs, metrics, tokens, lifecycle hooks, and
 * the registry (two; its layers come from the stores' endpoint). Each is paid by the hour and zone.
 */
const services = [
  "ssm",
  "ssmmessages",
  "ec2messages",
  "secretsmanager",
  "kms",
  "logs",
  "monitoring",
  "sts",
  "autoscaling",
  "ecr.api",
  "ecr.dkr",
] as const;

/**
 * Buckets of AWS that an instance reads: without them neither packages, nor image layers, nor agents arrive, and the
 * instance never boots. Sources: Amazon Linux 2023 user guide (repositories through an endpoint), Amazon ECR user guide
 * (layers), AWS Systems Manager user guide (communication with managed buckets); 2026-11.
 */
function bucketsOfAws(region: string): readonly string[] {
  return [
    `al2023-repos-${region}-de612dc2`,
    `prod-${region}-starport-layer-bucket`,
    `amazoncloudwatch-agent-${region}`,
    `aws-ssm-${region}`,
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `${region}-birdwatcher-prod`,
    `aws-ssm-document-attachments-${region}`,
    `patch-baseline-snapshot-${region}`,
  ];
}

/** The way to the stores: free, and open to this account's stores and to the buckets above only. */
export function storesEndpoint(ground: Ground, { vpc, appTables }: Network): VpcEndpoint {
  const { account, spec } = ground;
  return new VpcEndpoint(
    `stores-${spec.region}`,
    {
      vpcId: vpc.id,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${spec.region}.s3`,
      routeTableIds: appTables.map(({ id }) => id),
      policy: policyDocument(
        {
          Sid: "OwnStores",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:*",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceAccount": account } },
        },
        {
          Sid: "PackagesAndLayers",
          Effect: "Allow",
          // Layers and packages are fetched with signed or with no credentials, so no principal can be asked for.
          Principal: "*",
          Action: "s3:GetObject",
          Resource: bucketsOfAws(spec.region).map((bucket) => `arn:aws:s3:::${bucket}/*`),
        },
      ),
      tags: named(ground, "stores"),
    },
    onGround(ground),
  );
}

/** Private ways to the services, for identities of this account only: nobody carries data out with another's credentials. */
export function serviceEndpoints(
  ground: Ground,
  { vpc, subnets }: Network,
  group: SecurityGroup,
): readonly VpcEndpoint[] {
  const { account, spec } = ground;
  if (spec.endpoints === "free") return [];
  return services.map(
    (service) =>
      new VpcEndpoint(
        `${service.replace(".", "-")}-${spec.region}`,
        {
          vpcId: vpc.id,
          vpcEndpointType: "Interface",
          serviceName: `com.amazonaws.${spec.region}.${service}`,
          privateDnsEnabled: true,
          subnetIds: subnets.data.map(({ id }) => id),
          securityGroupIds: [group.id],
          policy: policyDocument({
            Sid: "OwnIdentities",
            Effect: "Allow",
            Principal: "*",
            Action: "*",
            Resource: "*",
            Condition: { StringEquals: { "aws:PrincipalAccount": account } },
          }),
          tags: named(ground, service),
        },
        onGround(ground),
      ),
  );
}
