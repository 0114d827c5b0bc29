/**
 * What an action does, told from its name. Source: Service Authorization Reference, access levels and resource types of each
 * service; 2026-11. Not all of it: what isn't here is judged by its verb.
 */
const looks =
  /^(Describe|List|Get|BatchGet|Lookup|Search|Simulate|Check|Head|View|Estimate|Validate|Query|Select|Preview|Test)/;

/** Begin like looking, and hand out what is kept. */
const readsData =
  /^(s3:(Get(Object|$|\*)|\*)|secretsmanager:(Get|BatchGet)(SecretValue|\*)|ssm:Get(Parameter|\*)|dynamodb:(Get|BatchGet|Query|Scan|Select|PartiQLSelect)|kms:(Decrypt|ReEncrypt|GenerateDataKey|GetParametersForImport)|sqs:Receive|kinesis:GetRecords|logs:(Get(LogEvents|LogRecord|QueryResults|\*)|FilterLogEvents|StartQuery|StartLiveTail)|rds-data:|rds-db:connect|elasticache:Connect|memorydb:Connect|dax:|neptune-db:|es:ESHttp|aoss:APIAccessAll|kafka-cluster:|elasticfilesystem:Client|codecommit:GitPull|ecr:GetDownloadUrlForLayer|lambda:GetFunction$|athena:GetQueryResults|redshift:GetClusterCredentials|redshift-data:|sts:AssumeRole)/;

/**
 * Can't be held to a resource, or only to ones that have no name beforehand: they stand on "*" rightly. The agents of Systems
 * Manager and of X-Ray ask for these in their own documented policies.
 */
const takesNoResource =
  /^(xray:Put\w+|cloudwatch:PutMetricData|ssmmessages:\w+|ec2messages:\w+|ssm:(Update(InstanceInformation|InstanceAssociationStatus|AssociationStatus)|Put(Inventory|ComplianceItems|ConfigurePackageResult))|ecr:GetAuthorizationToken|ecs:(RegisterTaskDefinition|DeregisterTaskDefinition|DiscoverPollEndpoint|CreateCluster|PollX?|Submit\w+)|ecr-public:GetAuthorizationToken|sts:(GetCallerIdentity|GetServiceBearerToken|DecodeAuthorizationMessage)|logs:(\w+LogDelivery|ListLogDeliveries|PutResourcePolicy|DeleteResourcePolicy|Describe\w+)|rds:(StartExportTask|CancelExportTask|CrossRegionCommunication)|ec2:(Create|Delete|Assign|Unassign|Attach|Detach|Modify)NetworkInterface\w*|ec2:(AssignPrivateIpAddresses|UnassignPrivateIpAddresses)|autoscaling:Describe\w+|elasticloadbalancing:(Register|Deregister)\w+|route53domains:\w+|iam:(CreateServiceLinkedRole|ListRoles)|s3:(ListAllMyBuckets|CreateJob|GetAccessPoint)|kms:(ListKeys|ListAliases|CreateKey|GenerateRandom)|ses:SendQuota|guardduty:CreateDetector|securityhub:\w+|cur:\w+|ce:\w+|budgets:\w+|health:\w+|support:\w+|translate:\w+|comprehend:\w+|textract:\w+|rekognition:Detect\w+|polly:\w+|arc-zonal-shift:List\w+|tag:\w+|pricing:\w+|cloudformation:ValidateTemplate|appconfig:StartConfigurationSession|appmesh:StreamAggregatedResources|servicediscovery:Discover\w+|fis:InjectApi\w+)$/i;

export function isEverything(action: string): boolean {
  return action === "*" || action === "*:*";
}

/** `s3:*`. */
export function isWholeService(action: string): boolean {
  return /^[\w-]+:\*$/.test(action);
}

/** Changes something, or reads what is kept, and could be held to a resource by name. */
export function touches(action: string): boolean {
  if (isEverything(action) || isWholeService(action)) return true;
  if (readsData.test(action)) return true;
  if (takesNoResource.test(action)) return false;
  return !looks.test(action.slice(action.indexOf(":") + 1));
}
