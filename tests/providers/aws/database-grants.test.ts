import assert from "node:assert/strict";
import type { StackPlan } from "../../../plan/stack-plan";
import { all, inputsOf, one, planned } from "../../support/plan";

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Principal?: unknown;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

type Plan = Pick<StackPlan, "resources">;

const regions = ["us-east-2", "us-west-2"];
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";

function statements(document: unknown): Statement[] {
  return (JSON.parse(String(document)) as { Statement: Statement[] }).Statement;
}

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** Statements of the policies on roles whose name begins so. */
function grantedTo(plan: Plan, role: string): Statement[] {
  return all(plan, rolePolicy)
    .filter(({ inputs }) => String(inputs["role"]).startsWith(role))
    .flatMap(({ inputs }) => statements(inputs["policy"]));
}

const own = (plan: Plan) => plan.resources.filter(({ urn }) => urn.includes("index:Database$"));

describe("Database", () => {
  describe("grants", () => {
    for (const region of regions) {
      it(`let the application of ${region} sign in by token as its own user, on its own instance`, async () => {
        const plan = await planned();
        const granted = statements(inputsOf(plan, rolePolicy, `app-database-${region}`)["policy"]);
        assert.equal(granted.length, 1);
        assert.equal(granted[0]?.Action, "rds-db:connect");
        assert.match(
          String(granted[0].Resource),
          new RegExp(`^arn:aws:rds-db:${region}:\\d{12}:dbuser:db-[A-Z0-9a-z-]+/commerce_app$`),
        );
      });

      it(`let the migrator of ${region}, and nobody else, read the secret, in its own region`, async () => {
        const plan = await planned();
        const readers = all(plan, rolePolicy).filter(({ inputs }) =>
          statements(inputs["policy"]).some(
            ({ Action, Resource }) =>
              list(Action).some((action) => /^(\*|secretsmanager:(\*|Get))/.test(action)) &&
              list(Resource).some((arn) => arn.includes(`:${region}:`) && arn.includes("database-administrator")),
          ),
        );
        assert.deepEqual(
          readers.map(({ name }) => name),
          [`migrator-database-${region}`],
        );
        const open = statements(readers[0]?.inputs["policy"]).find(({ Sid }) => Sid === "OpenCredential");
        assert.deepEqual(open?.Condition, {
          StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` },
        });
      });
    }

    it("name the secret that RDS keeps, where it keeps one", async () => {
      const plan = await planned({ stack: "dev-aws" });
      const [read] = statements(inputsOf(plan, rolePolicy, "migrator-database-us-east-2")["policy"]);
      assert.match(String(read?.Resource), /^arn:aws:secretsmanager:us-east-2:\d{12}:secret:rds!/);
    });

    it("let only db-init hand the migrator's role over, and only to EC2", async () => {
      const plan = await planned();
      for (const { name, inputs } of [...all(plan, rolePolicy), ...all(plan, "aws:iam/policy:Policy")]) {
        for (const { Action, Resource, Condition } of statements(inputs["policy"])) {
          if (!list(Action).some((action) => /^(\*|iam:(\*|PassRole))$/.test(action))) continue;
          const passes = list(Resource);
          assert.ok(!passes.includes("*"), name);
          if (!passes.some((arn) => arn.includes("role/migrator"))) continue;
          assert.match(name, /^db-init-us-/);
          assert.deepEqual(Condition, { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } });
        }
      }
    });

    it("let db-init be taken by Systems Manager alone, for automations of this account", async () => {
      for (const region of regions) {
        const role = one(await planned(), "aws:iam/role:Role", `db-init-${region}`);
        const [trust, ...others] = statements(role.inputs["assumeRolePolicy"]);
        assert.deepEqual(others, []);
        assert.deepEqual(trust?.Principal, { Service: "ssm.amazonaws.com" });
        assert.match(String(trust.Condition?.["StringEquals"]?.["aws:SourceAccount"]), /^\d{12}$/);
      }
    });

    it("let the application start no automation, no instance and no command", async () => {
      for (const { Action } of grantedTo(await planned(), "app-")) {
        for (const action of list(Action)) {
          assert.doesNotMatch(action, /^(\*|iam:|ssm:(Start|Send)|ec2:Run|secretsmanager:)/);
        }
      }
    });

    it("let db-init command and remove its own instances only, each by the key that the service documents", async () => {
      const granted = statements(inputsOf(await planned(), rolePolicy, "db-init-us-east-2")["policy"]);
      const condition = (action: string) =>
        granted
          .filter(
            ({ Action, Resource }) => Action === action && list(Resource).some((arn) => arn.includes(":instance/")),
          )
          .map(({ Condition }) => Condition);
      assert.deepEqual(condition("ssm:SendCommand"), [{ StringEquals: { "ssm:resourceTag/purpose": "db-init" } }]);
      assert.deepEqual(condition("ec2:TerminateInstances"), [
        { StringEquals: { "aws:ResourceTag/purpose": "db-init" } },
      ]);
    });

    it("let whoever exports a snapshot do with the key what RDS asks of them, by role and by key", async () => {
      const plan = await planned();
      // StartExportTask, RDS API reference.
      const asked = [
        "Encrypt",
        "Decrypt",
        "GenerateDataKey*",
        "ReEncrypt*",
        "CreateGrant",
        "DescribeKey",
        "RetireGrant",
      ];
      const allowed = (found: Statement[]) => new Set(found.flatMap(({ Action }) => list(Action)));
      const byRole = allowed(grantedTo(plan, "database-export-us-east-2"));
      const byKey = allowed(statements(inputsOf(plan, "aws:kms/key:Key", "storage-us-east-2")["policy"]));
      for (const action of asked) {
        assert.ok(byRole.has(`kms:${action}`), `${action}: the role may not`);
        assert.ok(
          byKey.has(`kms:${action}`) || byKey.has(`kms:${action.slice(0, 8)}*`),
          `${action}: the key forbids it`,
        );
      }
    });

    it("let people start the document by the name that it has, and nothing else", async () => {
      const plan = await planned();
      const { name } = inputsOf(plan, "aws:ssm/document:Document", "db-init-us-east-2");
      const [start] = statements(inputsOf(plan, "aws:iam/policy:Policy", "db-init-operators-us-east-2")["policy"]);
      const ssm = "arn:aws:ssm:us-east-2:111122223333";
      assert.equal(start?.Action, "ssm:StartAutomationExecution");
      assert.deepEqual(start.Resource, [
        `${ssm}:automation-definition/${String(name)}:*`,
        `${ssm}:document/${String(name)}`,
        `${ssm}:automation-execution/*`,
      ]);
    });

    it("trust services on behalf of this account only", async () => {
      for (const role of own(await planned()).filter(({ type }) => type === "aws:iam/role:Role")) {
        for (const { Principal, Condition } of statements(role.inputs["assumeRolePolicy"])) {
          assert.ok(typeof Principal === "object" && Principal !== null && "Service" in Principal, role.name);
          const account = Condition?.["StringEquals"]?.["aws:SourceAccount"];
          const source = Condition?.["StringLike"]?.["aws:SourceArn"];
          assert.match(String(account ?? source), /^\d{12}$|^arn:aws:logs:[a-z0-9-]+:\d{12}:\*$/, role.name);
        }
      }
    });

    it("allow every resource only where the call knows none", async () => {
      const unbound = /^(logs|ssm|ec2):|^rds:(Describe|StartExportTask$|CrossRegion)|^ecr:GetAuthorizationToken$/;
      for (const { type, name, inputs } of own(await planned())) {
        if (type !== rolePolicy) continue;
        for (const { Action, Resource } of statements(inputs["policy"])) {
          if (!list(Resource).includes("*")) continue;
          for (const action of list(Action)) {
            assert.match(action, unbound, name);
            assert.doesNotMatch(action, /^ec2:(Run|Terminate|Create)|^ssm:(Send|Start|Get(Parameter|Secret))/, name);
          }
        }
      }
    });
  });
});
