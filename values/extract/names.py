"""Where the models speak of each type, and names that differ by more than case, plural or a hyphen.

`names` for both models, `apiNames` and `cfnNames` for one; see match.py for what a place may be.
"""

TYPES: dict[str, dict] = {
    "aws:acm/certificate:Certificate": {"cfn": "AWS::CertificateManager::Certificate", "api": "acm:RequestCertificateRequest"},
    "aws:arcregionswitch/plan:Plan": {"cfn": "AWS::ARCRegionSwitch::Plan", "api": "arc-region-switch:CreatePlanRequest"},
    "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration": {
        "cfn": "AWS::ARCZonalShift::ZonalAutoshiftConfiguration",
        "api": "arc-zonal-shift:CreatePracticeRunConfigurationRequest",
    },
    "aws:autoscaling/group:Group": {
        "cfn": "AWS::AutoScaling::AutoScalingGroup",
        "api": "autoscaling:CreateAutoScalingGroupType",
    },
    "aws:autoscaling/policy:Policy": {"cfn": "AWS::AutoScaling::ScalingPolicy", "api": "autoscaling:PutScalingPolicyType"},
    "aws:autoscaling/schedule:Schedule": {"cfn": "AWS::AutoScaling::ScheduledAction", "api": "autoscaling:PutScheduledUpdateGroupActionType"},
    "aws:cfg/deliveryChannel:DeliveryChannel": {"cfn": "AWS::Config::DeliveryChannel", "api": "config:DeliveryChannel"},
    "aws:cfg/recorder:Recorder": {"cfn": "AWS::Config::ConfigurationRecorder", "api": "config:ConfigurationRecorder"},
    "aws:cfg/recorderStatus:RecorderStatus": {},
    "aws:acm/certificateValidation:CertificateValidation": {"api": "acm:DescribeCertificateRequest"},
    "aws:cloudfront/distribution:Distribution": {
        "cfn": "AWS::CloudFront::Distribution/DistributionConfig",
        "api": "cloudfront:DistributionConfig",
    },
    "aws:cloudfront/originAccessControl:OriginAccessControl": {
        "cfn": "AWS::CloudFront::OriginAccessControl/OriginAccessControlConfig",
        "api": "cloudfront:OriginAccessControlConfig",
    },
    "aws:cloudtrail/trail:Trail": {"cfn": "AWS::CloudTrail::Trail", "api": "cloudtrail:CreateTrailRequest"},
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": {"cfn": "AWS::CloudWatch::CompositeAlarm", "api": "cloudwatch:PutCompositeAlarmInput"},
    "aws:cloudwatch/dashboard:Dashboard": {"cfn": "AWS::CloudWatch::Dashboard", "api": "cloudwatch:PutDashboardInput"},
    "aws:cloudwatch/eventRule:EventRule": {"cfn": "AWS::Events::Rule", "api": "events:PutRuleRequest"},
    "aws:cloudwatch/eventTarget:EventTarget": {"cfn": "AWS::Events::Rule/Targets", "api": "events:Target"},
    "aws:cloudwatch/logDelivery:LogDelivery": {"cfn": "AWS::Logs::Delivery", "api": "logs:CreateDeliveryRequest"},
    "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": {"cfn": "AWS::Logs::DeliveryDestination", "api": "logs:PutDeliveryDestinationRequest"},
    "aws:cloudwatch/logDeliverySource:LogDeliverySource": {"cfn": "AWS::Logs::DeliverySource", "api": "logs:PutDeliverySourceRequest"},
    "aws:cloudwatch/logGroup:LogGroup": {"cfn": "AWS::Logs::LogGroup", "api": "logs:CreateLogGroupRequest"},
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {"cfn": "AWS::Logs::ResourcePolicy", "api": "logs:PutResourcePolicyRequest"},
    "aws:cloudwatch/logStream:LogStream": {"cfn": "AWS::Logs::LogStream", "api": "logs:CreateLogStreamRequest"},
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": {"cfn": "AWS::Logs::SubscriptionFilter", "api": "logs:PutSubscriptionFilterRequest"},
    "aws:cloudwatch/metricAlarm:MetricAlarm": {"cfn": "AWS::CloudWatch::Alarm", "api": "cloudwatch:PutMetricAlarmInput"},
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {"cfn": "AWS::EC2::SecurityGroup"},
    "aws:ec2/eip:Eip": {"cfn": "AWS::EC2::EIP", "api": "ec2:AllocateAddressRequest"},
    "aws:ec2/flowLog:FlowLog": {"cfn": "AWS::EC2::FlowLog", "api": "ec2:CreateFlowLogsRequest"},
    "aws:ec2/internetGateway:InternetGateway": {"cfn": "AWS::EC2::VPCGatewayAttachment", "api": "ec2:AttachInternetGatewayRequest"},
    "aws:ec2/launchTemplate:LaunchTemplate": {"cfn": "AWS::EC2::LaunchTemplate/LaunchTemplateData", "api": "ec2:RequestLaunchTemplateData"},
    "aws:ec2/natGateway:NatGateway": {"cfn": "AWS::EC2::NatGateway", "api": "ec2:CreateNatGatewayRequest"},
    "aws:ec2/route:Route": {"cfn": "AWS::EC2::Route", "api": "ec2:CreateRouteRequest"},
    "aws:ec2/routeTable:RouteTable": {"cfn": "AWS::EC2::RouteTable", "api": "ec2:CreateRouteTableRequest"},
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {"cfn": "AWS::EC2::SubnetRouteTableAssociation", "api": "ec2:AssociateRouteTableRequest"},
    "aws:ec2/securityGroup:SecurityGroup": {"cfn": "AWS::EC2::SecurityGroup", "api": "ec2:CreateSecurityGroupRequest"},
    "aws:ec2/subnet:Subnet": {"cfn": "AWS::EC2::Subnet", "api": "ec2:CreateSubnetRequest"},
    "aws:ec2/vpc:Vpc": {"cfn": "AWS::EC2::VPC", "api": "ec2:CreateVpcRequest"},
    "aws:ec2/vpcEndpoint:VpcEndpoint": {"cfn": "AWS::EC2::VPCEndpoint", "api": "ec2:CreateVpcEndpointRequest"},
    "aws:elasticache/parameterGroup:ParameterGroup": {"cfn": "AWS::ElastiCache::ParameterGroup", "api": "elasticache:CreateCacheParameterGroupMessage"},
    "aws:elasticache/replicationGroup:ReplicationGroup": {"cfn": "AWS::ElastiCache::ReplicationGroup", "api": "elasticache:CreateReplicationGroupMessage"},
    "aws:elasticache/subnetGroup:SubnetGroup": {"cfn": "AWS::ElastiCache::SubnetGroup", "api": "elasticache:CreateCacheSubnetGroupMessage"},
    "aws:elasticache/user:User": {"cfn": "AWS::ElastiCache::User", "api": "elasticache:CreateUserMessage"},
    "aws:elasticache/userGroup:UserGroup": {"cfn": "AWS::ElastiCache::UserGroup", "api": "elasticache:CreateUserGroupMessage"},
    "aws:guardduty/detector:Detector": {"cfn": "AWS::GuardDuty::Detector", "api": "guardduty:CreateDetectorRequest"},
    "aws:guardduty/detectorFeature:DetectorFeature": {"api": "guardduty:DetectorFeatureConfiguration"},
    "aws:iam/instanceProfile:InstanceProfile": {"cfn": "AWS::IAM::InstanceProfile", "api": "iam:AddRoleToInstanceProfileRequest"},
    "aws:iam/policy:Policy": {"cfn": "AWS::IAM::ManagedPolicy", "api": "iam:CreatePolicyRequest"},
    "aws:iam/role:Role": {"cfn": "AWS::IAM::Role", "api": "iam:CreateRoleRequest"},
    "aws:iam/rolePolicy:RolePolicy": {"cfn": "AWS::IAM::RolePolicy", "api": "iam:PutRolePolicyRequest"},
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {"api": "iam:AttachRolePolicyRequest"},
    "aws:iam/serviceLinkedRole:ServiceLinkedRole": {"cfn": "AWS::IAM::ServiceLinkedRole", "api": "iam:CreateServiceLinkedRoleRequest"},
    "aws:inspector2/enabler:Enabler": {"api": "inspector2:EnableRequest"},
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {"cfn": "AWS::KinesisFirehose::DeliveryStream", "api": "firehose:CreateDeliveryStreamInput"},
    "aws:kms/alias:Alias": {"cfn": "AWS::KMS::Alias", "api": "kms:CreateAliasRequest"},
    "aws:kms/key:Key": {"cfn": "AWS::KMS::Key", "api": "kms:CreateKeyRequest"},
    "aws:lb/listener:Listener": {"cfn": "AWS::ElasticLoadBalancingV2::Listener", "api": "elbv2:CreateListenerInput"},
    "aws:lb/listenerRule:ListenerRule": {"cfn": "AWS::ElasticLoadBalancingV2::ListenerRule", "api": "elbv2:CreateRuleInput"},
    "aws:lb/loadBalancer:LoadBalancer": {"cfn": "AWS::ElasticLoadBalancingV2::LoadBalancer", "api": "elbv2:CreateLoadBalancerInput"},
    "aws:lb/targetGroup:TargetGroup": {"cfn": "AWS::ElasticLoadBalancingV2::TargetGroup", "api": "elbv2:CreateTargetGroupInput"},
    "aws:rds/eventSubscription:EventSubscription": {"cfn": "AWS::RDS::EventSubscription", "api": "rds:CreateEventSubscriptionMessage"},
    "aws:rds/instance:Instance": {"cfn": "AWS::RDS::DBInstance", "api": "rds:CreateDBInstanceMessage"},
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": {"api": "rds:StartDBInstanceAutomatedBackupsReplicationMessage"},
    "aws:rds/parameterGroup:ParameterGroup": {"cfn": "AWS::RDS::DBParameterGroup", "api": "rds:CreateDBParameterGroupMessage"},
    "aws:rds/subnetGroup:SubnetGroup": {"cfn": "AWS::RDS::DBSubnetGroup", "api": "rds:CreateDBSubnetGroupMessage"},
    "aws:route53/record:Record": {"cfn": "AWS::Route53::RecordSet", "api": "route53:ResourceRecordSet"},
    "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig": {"cfn": "AWS::Route53Resolver::ResolverQueryLoggingConfig", "api": "route53resolver:CreateResolverQueryLogConfigRequest"},
    "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation": {"cfn": "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation", "api": "route53resolver:AssociateResolverQueryLogConfigRequest"},
    "aws:s3/bucket:Bucket": {"cfn": "AWS::S3::Bucket", "api": "s3:CreateBucketRequest"},
    "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": {"cfn": "AWS::S3::Bucket/CorsConfiguration", "api": "s3:CORSConfiguration"},
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {"cfn": "AWS::S3::Bucket/LifecycleConfiguration", "api": "s3:BucketLifecycleConfiguration"},
    "aws:s3/bucketLogging:BucketLogging": {"cfn": "AWS::S3::Bucket/LoggingConfiguration", "api": "s3:LoggingEnabled"},
    "aws:s3/bucketMetric:BucketMetric": {"cfn": "AWS::S3::Bucket/MetricsConfigurations", "api": "s3:MetricsConfiguration"},
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {"cfn": "AWS::S3::Bucket/ObjectLockConfiguration", "api": "s3:ObjectLockConfiguration"},
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {"cfn": "AWS::S3::Bucket/OwnershipControls", "api": "s3:OwnershipControls"},
    "aws:s3/bucketPolicy:BucketPolicy": {"cfn": "AWS::S3::BucketPolicy", "api": "s3:PutBucketPolicyRequest"},
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {"cfn": "AWS::S3::Bucket/PublicAccessBlockConfiguration", "api": "s3:PublicAccessBlockConfiguration"},
    "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {"cfn": "AWS::S3::Bucket/ReplicationConfiguration", "api": "s3:ReplicationConfiguration"},
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {"cfn": "AWS::S3::Bucket/BucketEncryption", "api": "s3:ServerSideEncryptionConfiguration"},
    "aws:s3/bucketVersioning:BucketVersioning": {"cfn": "AWS::S3::Bucket", "api": "s3:PutBucketVersioningRequest"},
    "aws:secretsmanager/secret:Secret": {"cfn": "AWS::SecretsManager::Secret", "api": "secretsmanager:CreateSecretRequest"},
    "aws:secretsmanager/secretVersion:SecretVersion": {"api": "secretsmanager:PutSecretValueRequest"},
    "aws:securityhub/account:Account": {"cfn": "AWS::SecurityHub::Hub", "api": "securityhub:EnableSecurityHubRequest"},
    "aws:securityhub/standardsSubscription:StandardsSubscription": {"cfn": "AWS::SecurityHub::Standard", "api": "securityhub:StandardsSubscriptionRequest"},
    "aws:sfn/stateMachine:StateMachine": {"cfn": "AWS::StepFunctions::StateMachine", "api": "stepfunctions:CreateStateMachineInput"},
    "aws:sns/topic:Topic": {"cfn": "AWS::SNS::Topic"},
    "aws:sns/topicPolicy:TopicPolicy": {"cfn": "AWS::SNS::TopicPolicy"},
    "aws:sns/topicSubscription:TopicSubscription": {"cfn": "AWS::SNS::Subscription", "api": "sns:SubscribeInput"},
    "aws:ssm/document:Document": {"cfn": "AWS::SSM::Document", "api": "ssm:CreateDocumentRequest"},
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {"cfn": "AWS::EC2::SecurityGroupEgress", "api": "ec2:IpPermission"},
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {"cfn": "AWS::EC2::SecurityGroupIngress", "api": "ec2:IpPermission"},
    "aws:wafv2/webAcl:WebAcl": {"cfn": "AWS::WAFv2::WebACL", "api": "wafv2:CreateWebACLRequest"},
    "aws:wafv2/webAclAssociation:WebAclAssociation": {"cfn": "AWS::WAFv2::WebACLAssociation", "api": "wafv2:AssociateWebACLRequest"},
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {"cfn": "AWS::WAFv2::LoggingConfiguration", "api": "wafv2:LoggingConfiguration"},
}

# path=place, separated by spaces; "path=" leaves a path out.
BOTH: dict[str, str] = {
    "aws:autoscaling/group:Group": """
        launchTemplate.id=LaunchTemplateId waitForCapacityTimeout=""",
    "aws:cloudfront/distribution:Distribution": """
        originGroups.originId=Id origins.originId=Id
        waitForDeployment=""",
    "aws:cloudtrail/trail:Trail": "cloudWatchLogsGroupArn=CloudWatchLogsLogGroupArn",
    "aws:cloudwatch/logGroup:LogGroup": "name=LogGroupName",
    "aws:cloudwatch/logStream:LogStream": "name=LogStreamName",
    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": "logGroup=LogGroupName",
    "aws:cloudwatch/metricAlarm:MetricAlarm": "metricQueries=Metrics metricQueries.metric.dimensions=Metric.Dimensions metricQueries.metric.metricName=Metric.MetricName metricQueries.metric.namespace=Metric.Namespace metricQueries.metric=MetricStat",
    "aws:ec2/flowLog:FlowLog": "vpcId=ResourceId",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "policy=PolicyDocument",
    "aws:elasticache/parameterGroup:ParameterGroup": "family=CacheParameterGroupFamily parameters=",
    "aws:elasticache/replicationGroup:ReplicationGroup": """
        applyImmediately= description=ReplicationGroupDescription
        logDeliveryConfigurations.destination=DestinationDetails.CloudWatchLogsDetails.LogGroup
        maintenanceWindow=PreferredMaintenanceWindow nodeType=CacheNodeType parameterGroupName=CacheParameterGroupName
        subnetGroupName=CacheSubnetGroupName""",
    "aws:iam/policy:Policy": "policy=PolicyDocument",
    "aws:iam/role:Role": "assumeRolePolicy=AssumeRolePolicyDocument",
    "aws:iam/rolePolicy:RolePolicy": "policy=PolicyDocument role=RoleName",
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": """
        destination= extendedS3Configuration=ExtendedS3DestinationConfiguration
        extendedS3Configuration.bufferingInterval=BufferingHints.IntervalInSeconds
        extendedS3Configuration.bufferingSize=BufferingHints.SizeInMBs
        serverSideEncryption=DeliveryStreamEncryptionConfigurationInput serverSideEncryption.enabled=
        serverSideEncryption.keyArn=KeyARN serverSideEncryption.keyType=KeyType""",
    "aws:kms/alias:Alias": "name=AliasName",
    "aws:lb/listener:Listener": """
        defaultActions.redirect=RedirectConfig defaultActions.fixedResponse=FixedResponseConfig
        routingHttpResponseServerEnabled= routingHttpResponseStrictTransportSecurityHeaderValue=
        routingHttpResponseXContentTypeOptionsHeaderValue= routingHttpResponseXFrameOptionsHeaderValue=
        certificateArn=Certificates.CertificateArn""",
    "aws:lb/listenerRule:ListenerRule": """
        actions.redirect=RedirectConfig conditions.hostHeader=HostHeaderConfig
        conditions.pathPattern=PathPatternConfig""",
    "aws:lb/loadBalancer:LoadBalancer": "loadBalancerType=Type",
    "aws:rds/eventSubscription:EventSubscription": "snsTopic=SnsTopicArn",
    "aws:rds/instance:Instance": """
        backupWindow=PreferredBackupWindow caCertIdentifier=CACertificateIdentifier
        enabledCloudwatchLogsExports=EnableCloudwatchLogsExports
        iamDatabaseAuthenticationEnabled=EnableIAMDatabaseAuthentication
        identifier=DBInstanceIdentifier instanceClass=DBInstanceClass maintenanceWindow=PreferredMaintenanceWindow
        parameterGroupName=DBParameterGroupName passwordWo=MasterUserPassword passwordWoVersion=
        performanceInsightsEnabled=EnablePerformanceInsights skipFinalSnapshot= username=MasterUsername""",
    "aws:rds/subnetGroup:SubnetGroup": "description=DBSubnetGroupDescription",
    "aws:route53/record:Record": """
        allowOverwrite= records=ResourceRecords aliases=AliasTarget aliases.name=DNSName aliases.zoneId=HostedZoneId
        aliases.evaluateTargetHealth=EvaluateTargetHealth failoverRoutingPolicies= healthCheckId=HealthCheckId""",
    "aws:s3/bucket:Bucket": "forceDestroy=",
    "aws:sfn/stateMachine:StateMachine": "definition=DefinitionString",
    "aws:secretsmanager/secret:Secret": "recoveryWindowInDays= replicas=ReplicaRegions",
    "aws:sns/topicSubscription:TopicSubscription": "topic=TopicArn",
}

API: dict[str, str] = {
    "aws:acm/certificateValidation:CertificateValidation": "validationRecordFqdns=",
    "aws:arcregionswitch/plan:Plan": """
        workflows.steps.ec2AsgCapacityIncreaseConfigs=executionBlockConfiguration.ec2AsgCapacityIncreaseConfig
        workflows.steps.rdsPromoteReadReplicaConfigs=executionBlockConfiguration.rdsPromoteReadReplicaConfig
        workflows.steps.route53HealthCheckConfigs=executionBlockConfiguration.route53HealthCheckConfig""",
    "aws:cloudfront/distribution:Distribution": """
        defaultCacheBehavior.cachedMethods=cloudfront:CachedMethods
        restrictions.geoRestriction.restrictionType=cloudfront:GeoRestrictionType""",
    "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration": """
        resourceArn=resourceIdentifier zonalAutoshiftStatus=arc-zonal-shift:ZonalAutoshiftStatus""",
    "aws:autoscaling/group:Group": """
        vpcZoneIdentifiers=autoscaling:XmlStringMaxLen255 tags=autoscaling:Tags
        enabledMetrics=autoscaling:Metrics initialLifecycleHooks=LifecycleHookSpecificationList
        initialLifecycleHooks.name=LifecycleHookName instanceRefresh=autoscaling:StartInstanceRefreshType
        metricsGranularity=autoscaling:XmlStringMaxLen255""",
    "aws:cloudtrail/trail:Trail": """
        advancedEventSelectors=cloudtrail:AdvancedEventSelectors enableLogging=
        advancedEventSelectors.fieldSelectors.startsWiths=StartsWith""",
    "aws:cloudwatch/eventTarget:EventTarget": "inputTransformer.inputPaths=InputPathsMap rule=events:RuleName",
    "aws:cloudwatch/logGroup:LogGroup": "retentionInDays=logs:Days",
    "aws:ec2/flowLog:FlowLog": "vpcId=ec2:VpcId",
    "aws:ec2/launchTemplate:LaunchTemplate": """
        description=ec2:VersionDescription networkInterfaces.securityGroups=Groups updateDefaultVersion=""",
    "aws:ec2/subnet:Subnet": """
        mapPublicIpOnLaunch=ec2:AttributeBooleanValue privateDnsHostnameTypeOnLaunch=ec2:HostnameType""",
    "aws:ec2/vpc:Vpc": "enableDnsHostnames= enableDnsSupport= enableNetworkAddressUsageMetrics=",
    "aws:elasticache/subnetGroup:SubnetGroup": "description=CacheSubnetGroupDescription",
    "aws:guardduty/detectorFeature:DetectorFeature": "detectorId=guardduty:DetectorId",
    "aws:iam/instanceProfile:InstanceProfile": "role=RoleName",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "role=RoleName",
    "aws:kms/key:Key": """
        deletionWindowInDays=kms:PendingWindowInDaysType rotationPeriodInDays=kms:RotationPeriodInDaysType
        enableKeyRotation=""",
    "aws:lb/loadBalancer:LoadBalancer": """
        accessLogs= clientKeepAlive= connectionLogs= desyncMitigationMode= dropInvalidHeaderFields=
        enableDeletionProtection= enableHttp2= enableWafFailOpen= enableZonalShift= healthCheckLogs= idleTimeout=
        internal= preserveHostHeader= xffHeaderProcessingMode=""",
    "aws:lb/targetGroup:TargetGroup": """
        deregistrationDelay= healthCheck.enabled=/HealthCheckEnabled
        healthCheck.healthyThreshold=/HealthyThresholdCount healthCheck.interval=/HealthCheckIntervalSeconds
        healthCheck.matcher= healthCheck.path=/HealthCheckPath healthCheck.port=/HealthCheckPort
        healthCheck.protocol=/HealthCheckProtocol healthCheck.timeout=/HealthCheckTimeoutSeconds
        healthCheck.unhealthyThreshold=/UnhealthyThresholdCount healthCheck=elbv2:CreateTargetGroupInput
        loadBalancingAlgorithmType= loadBalancingCrossZoneEnabled= stickiness= targetGroupHealth=""",
    "aws:rds/instance:Instance": """
        allowMajorVersionUpgrade=rds:Boolean applyImmediately=rds:Boolean deleteAutomatedBackups=
        finalSnapshotIdentifier=rds:String replicateSourceDb=
        masterUserSecretKmsKeyId=MasterUserSecretKmsKeyId""",
    "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": "retentionPeriod=BackupRetentionPeriod",
    "aws:rds/parameterGroup:ParameterGroup": """
        family=DBParameterGroupFamily parameters=rds:ParametersList parameters.name=ParameterName
        parameters.value=ParameterValue""",
    "aws:route53/record:Record": "zoneId=route53:ResourceId failoverRoutingPolicies=route53:ResourceRecordSet failoverRoutingPolicies.type=Failover records=",
    "aws:s3/bucket:Bucket": "objectLockEnabled=ObjectLockEnabledForBucket",
    "aws:s3/bucketMetric:BucketMetric": "bucket= name=Id",
    "aws:secretsmanager/secret:Secret": "replicas=AddReplicaRegions",
    "aws:secretsmanager/secretVersion:SecretVersion": "secretStringWo=SecretString secretStringWoVersion=",
    "aws:sfn/stateMachine:StateMachine": "definition=definition loggingConfiguration.logDestination=destinations.cloudWatchLogsLogGroup.logGroupArn",
    **{
        f"aws:s3/{name}": "bucket="
        for name in (
            "bucketCorsConfiguration:BucketCorsConfiguration",
            "bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "bucketLogging:BucketLogging",
            "bucketObjectLockConfiguration:BucketObjectLockConfiguration",
            "bucketOwnershipControls:BucketOwnershipControls",
            "bucketPublicAccessBlock:BucketPublicAccessBlock",
            "bucketReplicationConfig:BucketReplicationConfig",
            "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        )
    },
    **{
        f"aws:vpc/securityGroup{way}Rule:SecurityGroup{way}Rule": """
        cidrIpv4=IpRanges.CidrIp description=IpRanges.Description securityGroupId=ec2:SecurityGroupId
        referencedSecurityGroupId=ec2:SecurityGroupId prefixListId=PrefixListIds.PrefixListId"""
        for way in ("Egress", "Ingress")
    },
}

CFN: dict[str, str] = {
    "aws:arcregionswitch/plan:Plan": """
        workflows.steps.ec2AsgCapacityIncreaseConfigs= workflows.steps.rdsPromoteReadReplicaConfigs=
        workflows.steps.route53HealthCheckConfigs=""",
    "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": "bucket= corsRules.exposeHeaders=ExposedHeaders corsRules.maxAgeSeconds=MaxAge",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": """
        bucket= rules.expiration= rules.filter= rules.transitions.days=TransitionInDays""",
    "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration": """
        resourceArn=ResourceIdentifier outcomeAlarms=PracticeRunConfiguration.OutcomeAlarms allowedWindows=""",
    "aws:autoscaling/group:Group": """
        enabledMetrics=MetricsCollection.Metrics metricsGranularity=MetricsCollection.Granularity
        initialLifecycleHooks=LifecycleHookSpecificationList initialLifecycleHooks.name=LifecycleHookName
        instanceRefresh= vpcZoneIdentifiers=VPCZoneIdentifier""",
    "aws:cloudfront/distribution:Distribution": "isIpv6Enabled=IPV6Enabled defaultCacheBehavior.cachedMethods=CachedMethods",
    "aws:cloudtrail/trail:Trail": "name=TrailName enableLogging=IsLogging advancedEventSelectors.fieldSelectors.startsWiths=StartsWith",
    "aws:cloudwatch/eventTarget:EventTarget": "rule= inputTransformer.inputPaths=InputPathsMap",
    "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": """
        deliveryDestinationConfiguration=AWS::Logs::DeliveryDestination
        deliveryDestinationConfiguration.destinationResourceArn=/DestinationResourceArn""",
    "aws:ec2/launchTemplate:LaunchTemplate": "description= updateDefaultVersion= networkInterfaces.securityGroups=Groups",
    "aws:ec2/securityGroup:SecurityGroup": "description=GroupDescription",
    "aws:ec2/subnet:Subnet": "privateDnsHostnameTypeOnLaunch=PrivateDnsNameOptionsOnLaunch.HostnameType",
    "aws:ec2/vpc:Vpc": "enableNetworkAddressUsageMetrics=",
    "aws:kms/key:Key": "deletionWindowInDays=PendingWindowInDays policy=",
    "aws:lb/loadBalancer:LoadBalancer": """
        accessLogs= clientKeepAlive= connectionLogs= desyncMitigationMode= dropInvalidHeaderFields=
        enableDeletionProtection= enableHttp2= enableWafFailOpen= enableZonalShift= healthCheckLogs= idleTimeout=
        internal= preserveHostHeader= xffHeaderProcessingMode=""",
    "aws:lb/targetGroup:TargetGroup": """
        deregistrationDelay= healthCheck= loadBalancingAlgorithmType= loadBalancingCrossZoneEnabled= stickiness=
        targetGroupHealth=""",
    "aws:rds/instance:Instance": """
        finalSnapshotIdentifier= vpcSecurityGroupIds=VPCSecurityGroups replicateSourceDb=SourceDBInstanceIdentifier
        masterUserSecretKmsKeyId=MasterUserSecret.KmsKeyId""",
    "aws:rds/parameterGroup:ParameterGroup": "parameters=",
    "aws:route53/record:Record": "zoneId=HostedZoneId failoverRoutingPolicies=",
    "aws:s3/bucketLogging:BucketLogging": "bucket= targetObjectKeyFormat= targetBucket=DestinationBucketName targetPrefix=LogFilePrefix",
    "aws:s3/bucketMetric:BucketMetric": "bucket= name=Id",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": "bucket= rules=ServerSideEncryptionConfiguration rules.applyServerSideEncryptionByDefault=ServerSideEncryptionByDefault",
    "aws:s3/bucketVersioning:BucketVersioning": "bucket=",
    "aws:s3/bucketPolicy:BucketPolicy": "policy=PolicyDocument",
    "aws:secretsmanager/secret:Secret": "forceOverwriteReplicaSecret=",
    "aws:sfn/stateMachine:StateMachine": "type=StateMachineType loggingConfiguration.logDestination=destinations.cloudWatchLogsLogGroup.logGroupArn",
    "aws:sns/topicPolicy:TopicPolicy": "arn=Topics policy=PolicyDocument",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "cidrIpv4=CidrIp securityGroupId=GroupId referencedSecurityGroupId=DestinationSecurityGroupId prefixListId=DestinationPrefixListId",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "cidrIpv4=CidrIp securityGroupId=GroupId referencedSecurityGroupId=SourceSecurityGroupId",
    **{
        f"aws:s3/{name}": "bucket="
        for name in (
            "bucketObjectLockConfiguration:BucketObjectLockConfiguration",
            "bucketOwnershipControls:BucketOwnershipControls",
            "bucketPublicAccessBlock:BucketPublicAccessBlock",
            "bucketReplicationConfig:BucketReplicationConfig",
        )
    },
}

# Limits that do not hold for the provider's form of a value.
SKIP: dict[str, dict[str, str]] = {
    # The schema knows one outcome alarm, the service's own model ten.
    "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration": {"outcomeAlarms": "maxLength"},
}
