import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initScript } from "../../../providers/azure/database/db-init/script";
import { exportScript } from "../../../providers/azure/database/export/script";

describe("Database on Azure", () => {
  describe("scripts", () => {
    const scripts = { "db-init": initScript, export: exportScript };

    for (const [name, script] of Object.entries(scripts)) {
      it(`${name}: are sound shell`, function () {
        if (spawnSync("shellcheck", ["--version"]).error !== undefined) return this.skip();
        const folder = mkdtempSync(join(tmpdir(), "script-"));
        writeFileSync(join(folder, "script"), `#!/bin/bash\n${script}`);
        try {
          execFileSync("shellcheck", [join(folder, "script")], { encoding: "utf8" });
        } catch (error) {
          assert.fail((error as { stdout: string }).stdout);
        } finally {
          rmSync(folder, { recursive: true });
        }
      });
    }

    /** Runs a script with commands that only note how they were called. */
    function run(script: string, variables: Record<string, string>, stubs: Record<string, string>) {
      const folder = mkdtempSync(join(tmpdir(), "run-"));
      for (const [name, text] of Object.entries(stubs)) {
        writeFileSync(join(folder, name), `#!/bin/bash\necho "${name} $*" >>"$RECORD/calls"\n${text}\n`);
        chmodSync(join(folder, name), 0o755);
      }
      const result = spawnSync("/bin/bash", ["-c", script], {
        env: { ...variables, RECORD: folder, TMPDIR: folder, PATH: `${folder}:${process.env["PATH"] ?? ""}` },
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
      const read = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
      const files = readdirSync(folder).sort();
      const outcome = { ...result, calls: read("calls") };
      const kept = Object.fromEntries(
        files.filter((name) => !(name in stubs)).map((name) => [name, tryRead(folder, name)]),
      );
      rmSync(folder, { recursive: true });
      return { ...outcome, kept };
    }

    function tryRead(folder: string, name: string): string {
      try {
        return readFileSync(join(folder, name), "utf8");
      } catch {
        return "";
      }
    }

    it("db-init: hand the statements to a program that opens the connection as the instance", () => {
      const { status, kept, stderr } = run(
        initScript,
        { SQL_CLIENT: "6.1.8", CONNECTION: "Server=x", SQL: "SELECT 1" },
        { dotnet: `cp "$2" "$RECORD/program"` },
      );
      assert.equal(status, 0, stderr);
      assert.match(kept["program"] ?? "", /^#:package Microsoft\.Data\.SqlClient@6\.1\.8\n/);
      assert.match(kept["program"] ?? "", /^#:property PublishAot=false$/m);
      assert.match(kept["program"] ?? "", /GetEnvironmentVariable\("SQL"\), connection\)/);
    });

    it("db-init: fail where the statements do", () => {
      const variables = { SQL_CLIENT: "6.1.8", CONNECTION: "Server=x", SQL: "SELECT 1" };
      assert.equal(run(initScript, variables, { dotnet: "exit 134" }).status, 134);
    });

    const variables = {
      SQL_PACKAGE: "170.3.93",
      CONNECTION: "Server=x;Database=commerce",
      AZURE_CLIENT_ID: "01234567-89ab-cdef-0123-456789abcdef",
      TARGET: "https://store.blob.core.windows.net/backups/database/server",
    };
    const dotnet = (mebibytes: number) => `
mkdir -p "$5"
cat >"$5/sqlpackage" <<'TOOL'
#!/bin/bash
echo "sqlpackage $*" >>"$RECORD/calls"
for word in "$@"; do [[ $word == /TargetFile:* ]] && truncate --size ${mebibytes}M "\${word#/TargetFile:}"; done
exit 0
TOOL
chmod +x "$5/sqlpackage"`;
    const curl = `
if [[ $* == *169.254.169.254* ]]; then echo '{"access_token":"secret.token-1","expires_in":"3599"}'; exit; fi
while [[ $# -gt 1 ]]; do [[ $1 == --config ]] && cat "$2" >>"$RECORD/headers"; shift; done
if [[ $1 == *comp=blocklist ]]; then cat >"$RECORD/list"; else wc --bytes >>"$RECORD/blocks"; fi`;

    it("export: send the whole file in blocks, in order, and then their list", () => {
      const { status, stderr, kept, calls } = run(exportScript, variables, { dotnet: dotnet(150), curl });
      assert.equal(status, 0, stderr);
      assert.deepEqual(
        (kept["blocks"] ?? "").trim().split("\n").map(Number),
        [64, 64, 22].map((size) => size * 2 ** 20),
      );
      const ids = ["000000", "000001", "000002"].map((id) => Buffer.from(id).toString("base64"));
      assert.equal(
        kept["list"],
        `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`,
      );
      assert.match(
        calls,
        /sqlpackage \/Action:Export \/SourceConnectionString:Server=x;Database=commerce \/TargetFile:/,
      );
      assert.match(calls, /backups\/database\/server\/\d{4}\/\d{2}\/\d{2}\/\d{6}\.bacpac\?comp=block&blockid=MDAwMDAw/);
    });

    it("export: read the token however the answer is spaced", () => {
      const spaced = curl.replace('"access_token":"', '"access_token": "');
      const { status, stderr, kept } = run(exportScript, variables, { dotnet: dotnet(1), curl: spaced });
      assert.equal(status, 0, stderr);
      assert.match(kept["headers"] ?? "", /Bearer secret\.token-1"/);
    });

    it("export: show the token to no list of processes", () => {
      const { calls, kept, stdout } = run(exportScript, variables, { dotnet: dotnet(1), curl });
      assert.match(kept["headers"] ?? "", /^header = "Authorization: Bearer secret\.token-1"$/m);
      assert.doesNotMatch(calls + stdout, /secret\.token/);
    });

    it("export: fail where the export, the token or the upload does", () => {
      const broken = {
        export: { dotnet: dotnet(1).replace("#!/bin/bash", "#!/bin/bash\nexit 3"), curl },
        token: { dotnet: dotnet(1), curl: curl.replace('"access_token":"secret.token-1"', '"error":"none"') },
        upload: { dotnet: dotnet(1), curl: curl.replace("if [[ $1 == *comp=blocklist ]]", "exit 22\nif true") },
      };
      for (const [what, stubs] of Object.entries(broken)) {
        const { status, stdout } = run(exportScript, variables, stubs);
        assert.notEqual(status, 0, what);
        assert.doesNotMatch(stdout, /Exported/, what);
      }
    });
  });
});
