import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initScript } from "../../../providers/aws/database/db-init/script";
import { all, inputsOf, planned } from "../../support/plan";

interface Step {
  readonly name: string;
  readonly action: string;
  readonly onFailure?: string;
  readonly onCancel?: string;
  readonly nextStep?: string;
  readonly isEnd?: boolean;
  readonly isCritical?: boolean;
  readonly timeoutSeconds?: number;
  readonly inputs: Record<string, unknown>;
}

const region = "us-east-2";

async function stepsOf(): Promise<Step[]> {
  const document = inputsOf(await planned(), "aws:ssm/document:Document", `db-init-${region}`);
  return (JSON.parse(String(document["content"])) as { mainSteps: Step[] }).mainSteps;
}

const step = (steps: readonly Step[], name: string): Step =>
  steps.find((found) => found.name === name) ?? assert.fail(`no step ${name}`);

const args = {
  region,
  secretArn: `arn:aws:secretsmanager:${region}:123456789012:secret:it's-AbCdEf`,
  host: "database.example.com",
  port: 5432,
  database: "commerce",
  appUser: "commerce_app",
  client: "postgresql17",
  image: `123456789012.dkr.ecr.${region}.amazonaws.com/shop@sha256:${"a".repeat(64)}`,
};

const password = "p%$w'o r";

/** Runs the script with commands that only note how they were called. */
function run(overrides: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "db-init-"));
  const stub = (name: string, text: string) => {
    writeFileSync(join(folder, name), `#!/bin/bash\necho "${name} $*" >>"${folder}/calls"\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  stub("dnf", "");
  stub("systemctl", "");
  stub("curl", `while [[ $# -gt 1 ]]; do [[ $1 == --output ]] && echo certificates >"$2"; shift; done`);
  stub("aws", overrides["aws"] ?? `case "$*" in secretsmanager*) echo secret ;; *) echo token ;; esac`);
  stub("jq", `case "$*" in *username*) echo commerce_admin ;; *) echo "$STUB_PASSWORD" ;; esac`);
  stub(
    "psql",
    overrides["psql"] ??
      `[[ $* == *pg_is_in_recovery* ]] && echo f || { cat >"${folder}/sql"; env | grep ^PG >"${folder}/connection"; }`,
  );
  stub(
    "docker",
    `if [[ $1 == login ]]; then cat >/dev/null; echo "$DOCKER_CONFIG" >"${folder}/docker-config"; else
  for word in "$@"; do [[ $word == */environment ]] && cp "$word" "${folder}/environment"; done; true; fi`,
  );
  const script = join(folder, "script");
  writeFileSync(script, initScript({ ...args, runtime: folder }));
  const result = spawnSync("bash", [script], {
    env: { PATH: `${folder}:${process.env["PATH"] ?? ""}`, STUB_PASSWORD: password },
    encoding: "utf8",
  });
  const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
  const outcome = {
    ...result,
    calls: read("calls"),
    sql: read("sql"),
    connection: read("connection"),
    environment: read("environment"),
    dockerConfig: read("docker-config"),
    left: readdirSync(folder).filter((name) => name.startsWith("db-init.")),
  };
  rmSync(folder, { recursive: true });
  return outcome;
}

describe("Database", () => {
  describe("db-init", () => {
    it("starts one instance without a public address, with the migrator's profile, that can't outlive the run", async () => {
      const { inputs, action } = step(await stepsOf(), "launch");
      assert.equal(action, "aws:executeAwsApi");
      assert.equal(inputs["MaxCount"], 1);
      assert.match(JSON.stringify(inputs["IamInstanceProfile"]), /migrator/);
      const [card] = inputs["NetworkInterfaces"] as { AssociatePublicIpAddress: boolean; Groups: string[] }[];
      assert.equal(card?.AssociatePublicIpAddress, false);
      assert.equal(card.Groups.length, 1);
      assert.match(card.Groups[0] ?? "", /migrator/);
      assert.equal((inputs["MetadataOptions"] as Record<string, unknown>)["HttpTokens"], "required");
      assert.match(
        JSON.stringify(inputs["BlockDeviceMappings"]),
        /"Encrypted":true,"KmsKeyId":"arn:aws:kms:us-east-2:/,
      );
      assert.equal(inputs["InstanceInitiatedShutdownBehavior"], "terminate");
      // "--halt" would leave it running, and paid.
      const last = Buffer.from(String(inputs["UserData"]), "base64").toString();
      assert.match(last, /^#!\/bin\/bash\nshutdown --poweroff \+\d+\n$/);
      const steps = (await stepsOf()).reduce((sum, { timeoutSeconds = 0 }) => sum + timeoutSeconds, 0);
      assert.ok(Number(/\d+/.exec(last)?.[0]) * 60 > steps, "it may end while the script still runs");
    });

    it("removes the instance whatever becomes of any step after its start", async () => {
      const steps = await stepsOf();
      const names = steps.map(({ name }) => name);
      assert.equal(names[0], "launch");
      const last = step(steps, "terminate");
      assert.deepEqual([last.isEnd, last.inputs["Api"]], [true, "TerminateInstances"]);
      for (const { name, onFailure, onCancel, isCritical } of steps) {
        if (["launch", "terminate"].includes(name)) continue;
        assert.deepEqual([onFailure, onCancel], ["step:terminate", "step:terminate"], name);
        assert.notEqual(isCritical, false, "a failed step must fail the whole");
      }
      assert.equal(step(steps, "run").nextStep, "terminate");
    });

    it("runs the script at the instance that it started, and keeps what it says in an encrypted log", async () => {
      const plan = await planned();
      const { inputs } = step(await stepsOf(), "run");
      assert.deepEqual(inputs["InstanceIds"], ["{{ launch.InstanceId }}"]);
      const { commands } = inputs["Parameters"] as { commands: string[] };
      assert.match(commands[0] ?? "", /^#!\/bin\/bash\n/);
      const group = inputsOf(plan, "aws:cloudwatch/logGroup:LogGroup", `db-init-${region}`);
      assert.deepEqual(inputs["CloudWatchOutputConfig"], {
        CloudWatchOutputEnabled: true,
        CloudWatchLogGroupName: group["name"],
      });
      assert.ok(group["kmsKeyId"]);
    });

    it("has no braces in its script that Systems Manager would take for its own", async () => {
      const { inputs } = step(await stepsOf(), "run");
      assert.doesNotMatch(JSON.stringify(inputs["Parameters"]), /\{\{/);
    });

    it("is there once for each serving site, whoever writes", async () => {
      for (const active of ["us-east-2", "us-west-2"]) {
        const names = all(await planned({ set: { active } }), "aws:ssm/document:Document").map(({ name }) => name);
        assert.ok(["db-init-us-east-2", "db-init-us-west-2"].every((name) => names.includes(name)));
      }
    });

    describe("script", () => {
      it("satisfies shellcheck", function () {
        if (spawnSync("shellcheck", ["--version"]).error !== undefined) this.skip();
        execFileSync("shellcheck", ["-"], { input: initScript(args) });
      });

      it("sets up over verified TLS and then lets the image bring the schema", () => {
        const { status, stderr, calls, sql, connection, dockerConfig } = run();
        assert.equal(status, 0, stderr);
        assert.match(connection, /PGSSLMODE=verify-full/);
        assert.match(connection, /PGSSLROOTCERT=\/\S+\/ca\.pem/);
        assert.match(connection, /PGHOST=database\.example\.com/);
        assert.match(calls, /^dnf install .*postgresql17/m);
        assert.match(
          calls,
          /^curl .*--fail.* https:\/\/truststore\.pki\.rds\.amazonaws\.com\/us-east-2\/us-east-2-bundle\.pem$/m,
        );
        assert.match(calls, /--secret-id arn:aws:secretsmanager:us-east-2:123456789012:secret:it's-AbCdEf/);
        assert.match(calls, /^docker login --username AWS --password-stdin 123456789012\.dkr\.ecr\.us-east-2/m);
        assert.match(calls, /^docker run .*shop@sha256:a+ migrate$/m);
        // The registry's token, as the password: in memory only.
        assert.match(dockerConfig, /\/db-init\.\w+\n$/);
        assert.match(sql, /GRANT rds_iam TO :"app_user";/);
      });

      it("shows the password to no command line and no output, and leaves no file of it", () => {
        const { calls, stdout, stderr, environment, left } = run();
        assert.ok(environment.includes(`DATABASE_PASSWORD=${password}\n`));
        for (const text of [calls, stdout, stderr]) assert.ok(!text.includes(password));
        assert.deepEqual(left, []);
      });

      it("changes nothing on a read-only copy, and says why", () => {
        const { status, stderr, sql, calls, left } = run({ psql: `[[ $* == *pg_is_in_recovery* ]] && echo t` });
        assert.equal(status, 3);
        assert.match(stderr, /region that writes/);
        assert.equal(sql, "");
        assert.doesNotMatch(calls, /^docker run/m);
        assert.deepEqual(left, []);
      });

      it("stops at the first thing that fails", () => {
        const failures: Readonly<Record<string, string>>[] = [{ aws: "exit 1" }, { psql: "exit 2" }];
        for (const broken of failures) {
          const { status, calls, left } = run(broken);
          assert.notEqual(status, 0);
          assert.doesNotMatch(calls, /^docker run/m);
          assert.deepEqual(left, []);
        }
      });
    });

    describe("SQL", () => {
      const sql = /<<'SQL'\n([\s\S]*?)\nSQL\n/.exec(initScript(args))?.[1] ?? assert.fail("no SQL");

      it("creates nothing without asking whether it is there", () => {
        const guarded = /^SELECT NOT EXISTS \(.*:'app_user'\) AS (\w+) \\gset\n\\if :\1\n[\s\S]*?\\endif\n/m;
        assert.match(sql, guarded);
        const creations = sql
          .replace(guarded, "")
          .split(/;\n|\\gexec\n/)
          .filter((statement) => /CREATE (ROLE|SCHEMA|EXTENSION)/.test(statement));
        assert.equal(creations.length, 4);
        for (const statement of creations) assert.match(statement, /IF NOT EXISTS|WHERE NOT EXISTS/);
      });

      it("keeps the administrator out of the application's role: as its member it could sign in by token only", () => {
        // Whoever creates a role becomes its member (PostgreSQL 16 and later), by a grant that only a superuser ends.
        const by = /SET LOCAL ROLE (\w+);\nCREATE ROLE :"app_user" LOGIN;\nRESET ROLE;\nDROP ROLE \1;/.exec(sql);
        assert.ok(by, "the administrator creates it itself");
        assert.equal(sql.match(/CREATE ROLE (:"app_user"|%I LOGIN)/g)?.length, 1);
        assert.ok(sql.indexOf("BEGIN;") < by.index && by.index < sql.indexOf("GRANT rds_iam"), "too late");
      });

      it("happens whole or not at all", () => {
        assert.match(sql, /^BEGIN;/);
        assert.match(sql, /COMMIT;$/);
      });

      it("lets what the image brings land where the application looks, and extensions where it doesn't", () => {
        // Before anyone signs in again; for all users, since the image signs in as the administrator.
        assert.match(sql, /ALTER DATABASE :"database" SET search_path = shop, public;/);
        assert.doesNotMatch(sql, /ALTER ROLE .* SET search_path/);
        for (const extension of sql.match(/CREATE EXTENSION [^;]+/g) ?? []) assert.match(extension, / SCHEMA public$/);
      });

      it("gives the application no right to change the schema", () => {
        for (const grant of sql.match(/GRANT [^;]+/g) ?? [])
          assert.doesNotMatch(grant, /ALL PRIVILEGES|CREATE|TRUNCATE|OWNER/);
      });
    });
  });
});
