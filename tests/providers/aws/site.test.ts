import assert from "node:assert/strict";
import { flows } from "../../../components/flows";
import type { RecordedResource } from "../../../plan/recorded";
import { all, inputsOf, one, planned } from "../../support/plan";
import { listed, statements } from "../../support/policy";

const regions = ["us-east-2", "us-west-2"];

function named(resources: readonly RecordedResource[], region: string): readonly RecordedResource[] {
  return resources.filter(({ name }) => name.includes(region));
}

describe("site: network", () => {
  for (const region of regions) {
    it(`has nine subnets in three zones of ${region}, none of which hands out public addresses`, async () => {
      const subnets = named(all(await planned(), "aws:ec2/subnet:Subnet"), region);
      assert.equal(subnets.length, 9);
      assert.equal(new Set(subnets.map(({ inputs }) => inputs["availabilityZone"])).size, 3);
      assert.equal(new Set(subnets.map(({ inputs }) => inputs["cidrBlock"])).size, 9);
      assert.ok(subnets.every(({ inputs }) => inputs["mapPublicIpOnLaunch"] === false));
    });

    it(`sends each app subnet of ${region} out by its own zone, and the data subnets nowhere`, async () => {
      const plan = await planned();
      const routes = named(all(plan, "aws:ec2/route:Route"), region);
      assert.deepEqual(
        routes.map(({ name }) => name).sort(),
        [`app-out-${region}a`, `app-out-${region}b`, `app-out-${region}c`, `public-out-${region}`].sort(),
      );
      for (const zone of ["a", "b", "c"].map((letter) => `${region}${letter}`)) {
        const way = inputsOf(plan, "aws:ec2/route:Route", `app-out-${zone}`);
        assert.match(String(way["natGatewayId"]), new RegExp(`nat-${zone}`));
        assert.match(String(way["routeTableId"]), new RegExp(`app-${zone}`));
        const nat = inputsOf(plan, "aws:ec2/natGateway:NatGateway", `nat-${zone}`);
        assert.match(String(nat["subnetId"]), new RegExp(`public-${zone}`));
        const data = inputsOf(plan, "aws:ec2/routeTableAssociation:RouteTableAssociation", `data-${zone}`);
        assert.match(String(data["routeTableId"]), new RegExp(`data-${region}`));
      }
      const table = one(plan, "aws:ec2/routeTable:RouteTable", `data-${region}`);
      assert.equal(table.inputs["routes"], undefined);
    });
  }

  it("takes the default security group over without a rule", async () => {
    const groups = all(await planned(), "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
    assert.equal(groups.length, 2);
    for (const { inputs } of groups) assert.deepEqual([inputs["ingress"], inputs["egress"]], [undefined, undefined]);
  });

  it("has one way out, and no paid endpoint, in development; and says so", async () => {
    const plan = await planned({ stack: "dev-aws" });
    assert.equal(all(plan, "aws:ec2/natGateway:NatGateway").length, 1);
    const types = all(plan, "aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => inputs["vpcEndpointType"]);
    assert.deepEqual(types, ["Gateway"]);
    const ways = all(plan, "aws:ec2/route:Route").filter(({ name }) => name.startsWith("app-out"));
    assert.equal(new Set(ways.map(({ inputs }) => inputs["natGatewayId"])).size, 1);
    const promises = plan.outputs["promises"] as Record<string, { caveats?: readonly string[] }>;
    assert.match(String(promises["site us-east-2"]?.caveats), /one way out/);
  });

  it("keeps a region that holds data only free of what is paid by the hour", async () => {
    const plan = await planned({ set: { recovery: "cold" } });
    const there = (type: string) => named(all(plan, type), "us-west-2").length;
    assert.equal(there("aws:ec2/natGateway:NatGateway"), 0);
    assert.equal(there("aws:ec2/internetGateway:InternetGateway"), 0);
    assert.equal(there("aws:ec2/vpcEndpoint:VpcEndpoint"), 1);
    assert.equal(there("aws:ec2/subnet:Subnet"), 9);
  });
});

describe("site: endpoints", () => {
  it("let packages, image layers and agents in, and no foreign store", async () => {
    const found = statements(
      inputsOf(await planned(), "aws:ec2/vpcEndpoint:VpcEndpoint", "stores-us-east-2")["policy"],
    );
    const foreign = found.filter(({ Condition }) => Condition === undefined);
    assert.equal(foreign.length, 1);
    assert.equal(foreign[0]?.Action, "s3:GetObject");
    const open = listed(foreign[0].Resource);
    for (const bucket of ["al2023-repos-us-east-2-de612dc2", "prod-us-east-2-starport-layer-bucket"]) {
      assert.ok(open.includes(`arn:aws:s3:::${bucket}/*`), bucket);
    }
    assert.ok(
      open.every((arn) => /^arn:aws:s3:::[a-z0-9-]+\/\*$/.test(arn)),
      "a bucket is named by a pattern",
    );
    const own = found.filter(({ Condition }) => Condition !== undefined);
    assert.deepEqual(
      own.map(({ Condition }) => Condition),
      [{ StringEquals: { "aws:ResourceAccount": "111122223333" } }],
    );
  });

  it("answer under the services' own names, in every zone, to this account only", async () => {
    const plan = await planned();
    const interfaces = named(all(plan, "aws:ec2/vpcEndpoint:VpcEndpoint"), "us-west-2").filter(
      ({ inputs }) => inputs["vpcEndpointType"] === "Interface",
    );
    assert.deepEqual(
      interfaces.map(({ inputs }) => String(inputs["serviceName"]).replace("com.amazonaws.us-west-2.", "")).sort(),
      [
        "autoscaling",
        "ec2messages",
        "ecr.api",
        "ecr.dkr",
        "kms",
        "logs",
        "monitoring",
        "secretsmanager",
        "ssm",
        "ssmmessages",
        "sts",
      ],
    );
    for (const { inputs, name } of interfaces) {
      assert.equal(inputs["privateDnsEnabled"], true, name);
      assert.equal((inputs["subnetIds"] as readonly string[]).length, 3, name);
      const found = statements(inputs["policy"]);
      assert.deepEqual(
        found.map(({ Condition }) => Condition),
        [{ StringEquals: { "aws:PrincipalAccount": "111122223333" } }],
      );
    }
  });
});

describe("site: security groups", () => {
  const packets = flows.filter(({ by }) => by !== "service");

  it("have a rule for each end of each flow and no other", async () => {
    const plan = await planned();
    const expected = (end: "from" | "to", word: string) =>
      regions.flatMap((region) =>
        packets.filter((flow) => !/^(internet|storage:)/.test(flow[end])).map(({ id }) => `${id}-${word}-${region}`),
      );
    const names = (type: string) =>
      all(plan, type)
        .map(({ name }) => name)
        .sort();
    assert.deepEqual(names("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"), expected("to", "in").sort());
    assert.deepEqual(names("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"), expected("from", "out").sort());
    assert.ok(
      all(plan, "aws:ec2/securityGroup:SecurityGroup").every(({ inputs }) => !inputs["ingress"] && !inputs["egress"]),
    );
  });

  it("say why, in letters that the service takes", async () => {
    const plan = await planned();
    const rules = [
      ...all(plan, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
      ...all(plan, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"),
    ];
    for (const { inputs, name } of rules) {
      assert.match(String(inputs["description"]), /^[a-zA-Z0-9. _:/()#,@[\]+=&;{}!$*-]{10,255}$/, name);
      const peers = ["referencedSecurityGroupId", "cidrIpv4", "prefixListId"].filter(
        (key) => inputs[key] !== undefined,
      );
      assert.equal(peers.length, 1, name);
    }
  });

  it("open to the whole internet at the balancer only, on 80 and 443", async () => {
    const open = all(await planned(), "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").filter(
      ({ inputs }) => inputs["cidrIpv4"] !== undefined,
    );
    for (const { inputs } of open) {
      assert.match(String(inputs["securityGroupId"]), /load-balancer/);
      assert.ok([80, 443].includes(Number(inputs["fromPort"])));
    }
    assert.equal(open.length, 4);
  });

  it("let the database and the cache call nobody", async () => {
    const callers = all(await planned(), "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").map(({ inputs }) =>
      String(inputs["securityGroupId"]),
    );
    assert.ok(callers.every((group) => !/database|cache|endpoints/.test(group)));
  });

  it("follow the cache's engine", async () => {
    const waiver = { reason: "a legacy client; accepted", expires: "2030-01-01T00:00:00Z" };
    const set = { "cache.engine": "memcached", "cache.waiver": waiver };
    const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    const port = async (plan: ReturnType<typeof planned>) =>
      inputsOf(await plan, rule, "app-cache-in-us-east-2")["fromPort"];
    assert.deepEqual([await port(planned()), await port(planned({ set }))], [6379, 11211]);
  });
});

describe("site: keys", () => {
  it("are one for each purpose and region, rotate, and can't be lost by a mistake", async () => {
    const keys = all(await planned(), "aws:kms/key:Key").filter(({ name }) => regions.some((r) => name.endsWith(r)));
    assert.equal(keys.length, 16);
    for (const { inputs, name, options } of keys) {
      assert.equal(inputs["enableKeyRotation"], true, name);
      assert.equal(inputs["deletionWindowInDays"], 30, name);
      assert.equal(options.protect, true, name);
    }
    assert.ok(all(await planned({ stack: "dev-aws" }), "aws:kms/key:Key").every(({ options }) => !options.protect));
  });

  it("are administered by the account and used through services only", async () => {
    const keys = all(await planned(), "aws:kms/key:Key").filter(({ name }) => regions.some((r) => name.endsWith(r)));
    const use = /^kms:(\*|Encrypt|Decrypt|ReEncrypt|GenerateDataKey|CreateGrant|Create\*)/;
    for (const { inputs, name } of keys) {
      for (const { Principal, Action, Condition, Sid } of statements(inputs["policy"])) {
        const byAccount = JSON.stringify(Principal).includes(":root");
        if (!byAccount || !listed(Action).some((action) => use.test(action))) continue;
        assert.ok(Condition?.["StringEquals"]?.["kms:ViaService"], `${name}: ${Sid}`);
      }
      const administers = statements(inputs["policy"]).flatMap(({ Action }) => listed(Action));
      assert.ok(administers.includes("kms:Put*"), `${name}: its policy could never be changed again`);
    }
  });

  it("let the scaling service start instances with encrypted disks, by the role that this stack made", async () => {
    const plan = await planned();
    const role = one(plan, "aws:iam/serviceLinkedRole:ServiceLinkedRole", "scaling-us-east-2");
    const suffix = String(role.inputs["customSuffix"]);
    assert.ok(`AWSServiceRoleForAutoScaling_${suffix}`.length <= 64);
    const found = statements(inputsOf(plan, "aws:kms/key:Key", "disks-us-east-2")["policy"]);
    const scaling = found.filter(({ Principal }) => JSON.stringify(Principal).includes(suffix));
    assert.ok(scaling.some(({ Action }) => listed(Action).includes("kms:GenerateDataKey*")));
    const grants = scaling.find(({ Action }) => listed(Action).includes("kms:CreateGrant"));
    assert.deepEqual(grants?.Condition, { Bool: { "kms:GrantIsForAWSResource": "true" } });
  });

  it("let alarms and events publish, events without a condition", async () => {
    const found = statements(inputsOf(await planned(), "aws:kms/key:Key", "alarms-us-west-2")["policy"]);
    const of = (service: string) => found.filter(({ Principal }) => JSON.stringify(Principal).includes(service));
    for (const service of ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"]) {
      assert.ok(
        of(service).some(({ Action }) => listed(Action).includes("kms:GenerateDataKey*")),
        service,
      );
    }
    assert.ok(of("events.amazonaws.com").every(({ Condition }) => Condition === undefined));
  });

  it("let the log service of their own region in", async () => {
    const found = statements(inputsOf(await planned(), "aws:kms/key:Key", "logs-us-west-2")["policy"]);
    const logs = found.find(({ Principal }) => JSON.stringify(Principal).includes("logs.us-west-2.amazonaws.com"));
    assert.match(JSON.stringify(logs?.Condition), /arn:aws:logs:us-west-2:111122223333:log-group:\*/);
  });
});

describe("site: identities", () => {
  it("can be taken by one service each, and by no identity of the account", async () => {
    const roles = all(await planned(), "aws:iam/role:Role");
    for (const { name, inputs } of roles) {
      for (const { Principal, Effect } of statements(inputs["assumeRolePolicy"])) {
        assert.equal(Effect, "Allow");
        assert.deepEqual(Object.keys(Principal as object), ["Service"], name);
      }
    }
    for (const region of regions) {
      const trusted = (role: string) =>
        statements(inputsOf({ resources: roles }, "aws:iam/role:Role", `${role}-${region}`)["assumeRolePolicy"]);
      assert.deepEqual(
        trusted("migrator").map(({ Principal }) => Principal),
        [{ Service: "ec2.amazonaws.com" }],
      );
    }
  });

  it("give the application no way to the migrator's role, nor to any other", async () => {
    const plan = await planned();
    const grants = [...all(plan, "aws:iam/rolePolicy:RolePolicy")].filter(({ inputs }) =>
      /^app-us/.test(String(inputs["role"])),
    );
    assert.ok(grants.length >= 2);
    const forbidden =
      /^(\*|iam:|sts:|ssm:(SendCommand|StartAutomationExecution|StartSession|GetParameter)|secretsmanager:)/;
    for (const { name, inputs } of grants) {
      const actions = statements(inputs["policy"]).flatMap(({ Action }) => listed(Action));
      assert.deepEqual(
        actions.filter((action) => forbidden.test(action)),
        [],
        name,
      );
    }
    const attached = all(plan, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").filter(({ inputs }) =>
      /^(app|migrator)-us/.test(String(inputs["role"])),
    );
    assert.deepEqual(attached, []);
  });
});

describe("site: alarm topic", () => {
  it("is encrypted, refuses plain text, and reaches each address", async () => {
    const plan = await planned();
    for (const region of regions) {
      assert.match(String(inputsOf(plan, "aws:sns/topic:Topic", `alarms-${region}`)["kmsMasterKeyId"]), /alarms-/);
      const found = statements(inputsOf(plan, "aws:sns/topicPolicy:TopicPolicy", `alarms-${region}`)["policy"]);
      const denied = found.filter(({ Effect }) => Effect === "Deny");
      assert.deepEqual(
        denied.map(({ Condition }) => Condition),
        [{ Bool: { "aws:SecureTransport": "false" } }],
      );
    }
    const mails = all(plan, "aws:sns/topicSubscription:TopicSubscription").filter(({ name }) =>
      regions.some((region) => name.endsWith(region)),
    );
    assert.equal(mails.length, regions.length * plan.settings.alerts.email.length);
    assert.ok(mails.every(({ name }) => /^mail-[0-9a-f]{8}-/.test(name)));
  });
});
