import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { instanceVariables, settingVariables } from "../../../components/variables";
import { ownVariables } from "../../../providers/azure/app-tier/boot/environment";
import type { World } from "../../support/ubuntu";
import { bootArgs, digest, Ubuntu } from "../../support/ubuntu";

const front = "etc/nginx/nginx.conf";

describe("boot script on Azure", () => {
  const machines: Ubuntu[] = [];
  const machine = (world: World = {}) => {
    const made = new Ubuntu(world);
    machines.push(made);
    return made;
  };
  const booting = (made: Ubuntu) => {
    const outcome = made.boot();
    assert.equal(outcome.status, 0, outcome.stdout);
    return { made, ...outcome };
  };
  const booted = (world: World) => booting(machine(world));
  /** One that nothing went wrong with, for tests that only look. */
  const usual = () => (once ??= booting(new Ubuntu()));
  let once: ReturnType<typeof booting> | undefined;
  afterEach(() => {
    for (const made of machines.splice(0)) made.remove();
  });
  after(() => once?.made.remove());

  it("is a script that bash can read, and satisfies shellcheck", function () {
    for (const certificate of [bootArgs.certificate, undefined]) {
      const { script } = machine({ args: { certificate } });
      execFileSync("bash", ["-n"], { input: script });
      if (spawnSync("shellcheck", ["--version"]).error !== undefined) this.skip();
      execFileSync("shellcheck", ["-"], { input: script });
    }
  });

  it("writes programs that Python can read", () => {
    const { made } = usual();
    for (const name of ["tokens", "certificate", "drain"]) {
      const text = made.read(`usr/local/sbin/commerce-${name}`);
      assert.match(text, /^#!\/usr\/bin\/python3\n/);
      execFileSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: text });
    }
  });

  describe("first boot", () => {
    it("installs, starts and looks whether it serves, in this order", () => {
      const { calls } = usual();
      const order = [
        /^apt-get .* update$/,
        /^apt-get .* install --yes --no-install-recommends docker\.io nginx rsyslog auditd /,
        /^systemctl daemon-reload$/,
        /^docker pull /,
        /^systemctl start commerce-tokens\.service$/,
        /^systemctl start commerce-certificate\.service$/,
        /^systemctl enable commerce nginx commerce-drain$/,
        /^systemctl restart commerce nginx commerce-drain$/,
        /^curl .*http:\/\/127\.0\.0\.1:8444\/healthz$/,
      ].map((what) => calls.findIndex((call) => what.test(call)));
      assert.ok(!order.includes(-1), `missing in:\n${calls.join("\n")}`);
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );
      assert.ok(!calls.includes("systemctl stop nginx"), "it gave itself up");
    });

    it("gets packages over port 443, the only one that leads out", () => {
      const { made, calls } = usual();
      const { 0: sources } = [made.read("etc/apt/sources.list.d/ubuntu.sources")];
      assert.doesNotMatch(sources, /http:/);
      assert.equal(sources.match(/^URIs: https:\/\/ports\.ubuntu\.com\/ubuntu-ports\/$/gm)?.length, 2);
      assert.ok(
        calls.filter((call) => call.startsWith("apt-get")).every((call) => call.includes("DPkg::Lock::Timeout=")),
        "the agent's installer holds the lock at times",
      );
    });

    it("waits for the system, which renews its own lists at the same time: their lock knows no waiting", () => {
      const held = `[[ $* != *update* || $(grep -c "^apt-get.*update" "$(dirname "$0")/../calls") -gt 12 ]]`;
      const { calls } = booted({ commands: { "apt-get": held } });
      assert.equal(calls.filter((call) => call.endsWith("update")).length, 13);
    });

    it("asks for the lists again when a package is in none: lists that came half don't fail", () => {
      const half = `[[ $* != *install* || $(grep -c "^apt-get.*update" "$(dirname "$0")/../calls") -gt 1 ]]`;
      const { calls } = booted({ commands: { "apt-get": half } });
      assert.equal(calls.filter((call) => call.endsWith("update")).length, 2);
    });

    it("installs what the image lacks, and nothing where it lacks nothing", () => {
      assert.doesNotMatch(usual().calls.find((call) => call.includes(" install ")) ?? "", /python3/);
      const { calls } = booted({ commands: { "dpkg-query": "echo installed" } });
      assert.deepEqual(
        calls.filter((call) => call.startsWith("apt-get")),
        [],
      );
    });

    it("waits for an application that is slow to come up", () => {
      const curl = `[[ $(grep -c "^curl.*127.0.0.1" "$(dirname "$0")/../calls") -ge 4 ]]`;
      const { calls } = booted({ commands: { curl }, args: { patienceSeconds: 60 } });
      assert.equal(calls.filter((call) => call.includes("http://127.0.0.1")).length, 4);
    });

    const failures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      packages: { "apt-get": "exit 1" },
      "the image": { docker: "exit 1" },
      "the passwords": { systemctl: `[[ $* != "start commerce-tokens.service" ]]` },
      "the certificate": { systemctl: `[[ $* != "start commerce-certificate.service" ]]` },
      services: { systemctl: `[[ $* != *"restart commerce"* ]]` },
      "an answer": { curl: "exit 22" },
    };
    for (const [what, commands] of Object.entries(failures)) {
      it(`serves nobody without ${what}`, () => {
        const { status, calls } = machine({ commands }).boot();
        assert.notEqual(status, 0);
        assert.equal(calls.at(-1), "systemctl stop nginx", calls.join("\n"));
      });
    }
  });

  describe("image", () => {
    const image = `shop.azurecr.io/shop@${digest}`;

    it("is named by digest, and pulled without signing in from a registry of others", () => {
      const { made, calls } = usual();
      assert.equal(made.read("etc/commerce/instance").trim(), `IMAGE=registry.example.com/shop@${digest}`);
      assert.deepEqual(
        calls.filter((call) => /^docker log|169\.254/.test(call)),
        [],
      );
    });

    it("comes from a registry of Azure with a token of the identity, which nobody sees", () => {
      const { made, calls } = booted({ args: { image } });
      const asked = calls.find((call) => call.includes("169.254.169.254"));
      assert.match(asked ?? "", new RegExp(`client_id=${bootArgs.identity.clientId}`));
      assert.equal(readFileSync(join(made.folder, "exchanged"), "utf8"), "directory-token", "not a byte more");
      assert.match(calls.find((call) => call.startsWith("docker login")) ?? "", / --password-stdin shop\.azurecr\.io$/);
      assert.ok(calls.includes("docker logout shop.azurecr.io"), "the sign-in stays on the disk");
      assert.doesNotMatch(calls.join("\n"), /directory-token|registry-token/);
    });

    it("is not waited for without end where signing in fails", () => {
      const { status, calls } = machine({ args: { image }, commands: { curl: "exit 22" } }).boot();
      assert.notEqual(status, 0);
      assert.ok(!calls.some((call) => call.startsWith("docker pull")), "it pulls without a sign-in");
    });
  });

  describe("files", () => {
    const lines = (made: Ubuntu) => made.read("etc/commerce/environment").trimEnd().split("\n");

    it("tell the container exactly the variables of its contract", () => {
      const names = lines(usual().made).map((line) => line.slice(0, line.indexOf("=")));
      const contract = { ...settingVariables, ...instanceVariables, ...ownVariables };
      assert.deepEqual(names.sort(), Object.keys(contract).sort());
    });

    it("name the cache's user, where it knows users", () => {
      assert.ok(lines(usual().made).includes(`CACHE_USER=${bootArgs.environment.CACHE_USER}`), "the user is another");
      const { made } = booted({ args: { environment: { ...bootArgs.environment, CACHE_USER: "" }, tokens: [] } });
      assert.ok(lines(made).includes("CACHE_USER="), "a cache without users has none");
      assert.ok(lines(made).includes("CACHE_PASSWORD_FILE="), "nor a password");
    });

    it("hold each value as it is, whatever the shell would make of it", () => {
      const odd = `it's "$HOME" \`id\` \\ $(id) %H`;
      const { made } = booted({ args: { environment: { ...bootArgs.environment, SHOP_URL: odd } } });
      assert.ok(lines(made).includes(`SHOP_URL=${odd}`), lines(made).join("\n"));
    });

    it("can be read by those only who need them", () => {
      const { made } = usual();
      const mode = (name: string) => (statSync(made.path(name)).mode & 0o777).toString(8);
      assert.equal(mode("etc/commerce/environment"), "600");
      assert.equal(mode("etc/commerce/database-ca.pem"), "444");
      assert.equal(mode("etc/commerce/healthy.json"), "644", "nginx reads it without rights");
      for (const name of ["tokens", "certificate", "drain"])
        assert.equal(mode(`usr/local/sbin/commerce-${name}`), "755");
    });

    it("run the container without rights, never as root, and log into the system's log", () => {
      const unit = booted({ args: { user: 10_001 } }).made.read("etc/systemd/system/commerce.service");
      for (const option of [
        "--user 10001:10001",
        "--read-only",
        "--cap-drop ALL",
        "--security-opt no-new-privileges",
        "--volume /run/commerce:/run/commerce:ro",
        "--stop-timeout 60",
        "--log-opt syslog-facility=local0",
        "--log-opt mode=non-blocking",
      ]) {
        assert.ok(unit.includes(` ${option} `), option);
      }
    });

    it("let requests under way finish: neither package nor system cuts them", () => {
      const drop = usual().made.read("etc/systemd/system/nginx.service.d/commerce.conf");
      for (const line of ["ExecStop=", "KillSignal=SIGQUIT", "KillMode=mixed", "TimeoutStopSec=70", "Restart=always"]) {
        assert.ok(drop.split("\n").includes(line), line);
      }
    });

    it("put the audit trail where the agent finds it", () => {
      const { made, calls } = usual();
      const plugin = made.read("etc/audit/plugins.d/syslog.conf");
      assert.match(plugin, /^active = yes$/m);
      assert.match(plugin, /^args = LOG_INFO LOG_AUTHPRIV$/m);
      assert.match(plugin, /^path = \/sbin\/audisp-syslog$/m);
      assert.match(plugin, /^type = always$/m);
      assert.ok(calls.includes("systemctl kill --signal HUP auditd"), "auditd was not told");
    });
  });

  describe("front", () => {
    it("speaks TLS with the certificate of the vault", () => {
      const config = usual().made.read(front);
      assert.match(config, /listen 8443 ssl;/);
      assert.match(config, /ssl_protocols TLSv1\.2 TLSv1\.3;/);
      assert.match(config, /proxy_pass https:\/\/127\.0\.0\.1:8443\/healthz;/);
    });

    it("is known by its own name in the system's log, not by the machine's", () => {
      assert.match(usual().made.read(front), /^error_log syslog:server=unix:\/dev\/log,.*tag=nginx,nohostname warn;$/m);
    });

    it("speaks plain HTTP where there is none, and asks no vault", () => {
      const { made, calls } = booted({ args: { certificate: undefined } });
      const config = made.read(front);
      assert.match(config, /listen 8443;/);
      assert.doesNotMatch(config, /ssl/);
      assert.match(config, /proxy_pass http:\/\/127\.0\.0\.1:8443\/healthz;/);
      assert.ok(!existsSync(made.path("usr/local/sbin/commerce-certificate")), "the program is there all the same");
      assert.doesNotMatch(calls.join("\n"), /commerce-certificate/);
    });

    it("tells the balancer when the instance ends, and the health extension in its own words", () => {
      const { made } = usual();
      const config = made.read(front);
      const { draining } = JSON.parse(made.read("etc/commerce/drain.json")) as { draining: string };
      assert.ok(config.includes(`if (-f ${draining}) {\n        return 503;`), config);
      assert.deepEqual(JSON.parse(made.read("etc/commerce/healthy.json")), { ApplicationHealthState: "Healthy" });
      assert.match(config, /listen 127\.0\.0\.1:8444;\n {4}location = \/healthz \{\n {6}auth_request \/asked;/);
    });

    it("leaves the container its port", () => {
      assert.match(booted({ args: { containerPort: 8444 } }).made.read(front), /listen 127\.0\.0\.1:8445;/);
    });
  });
});
