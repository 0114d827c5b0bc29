import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Shell, scripts } from "./shell";

const all = readdirSync(scripts).filter((file) => file.endsWith(".sh"));

describe("the scripts of the workflows", () => {
  for (const file of all) {
    it(`${file} can be run, and stops at the first failure`, () => {
      const path = join(scripts, file);
      assert.ok((statSync(path).mode & 0o111) !== 0, "it is not executable");
      assert.match(readFileSync(path, "utf8"), /^#!\/usr\/bin\/env bash\n[^]*^set -euo pipefail$/m);
      execFileSync("bash", ["-n", path]);
    });
  }

  it("give shellcheck nothing to complain of", function () {
    // Runners of GitHub have it; not every machine does.
    if (spawnSync("shellcheck", ["--version"]).status !== 0) this.skip();
    const { stdout } = spawnSync(
      "shellcheck",
      all.map((file) => join(scripts, file)),
      { encoding: "utf8" },
    );
    assert.equal(stdout, "");
  });

  it("renew the login to Azure until the job ends, and outlive a round that fails", () => {
    const shell = new Shell();
    shell.command("sleep", `echo x >> "$HOME/rounds"; (( $(wc -l < "$HOME/rounds") <= 3 ))`);
    shell.command(
      "curl",
      `(( $(wc -l < "$HOME/rounds") != 2 )) && printf '{"value":"proof-%s"}' "$(wc -l < "$HOME/rounds")"`,
    );
    shell.command("az", `printf '%s\\n' "$*" >> "$HOME/logins"`);
    const { status } = shell.run("renew-azure-login.sh", [], {
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "t",
      ACTIONS_ID_TOKEN_REQUEST_URL: "https://example.com/?x=1",
      ARM_CLIENT_ID: "client",
      ARM_TENANT_ID: "tenant",
    });
    assert.equal(status, 0);
    const logins = readFileSync(join(shell.home, "logins"), "utf8").trim().split("\n");
    assert.deepEqual(
      logins.map((login) => /--federated-token (\S+)/.exec(login)?.[1]),
      ["proof-1", "proof-3"],
    );
  });
});
