import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { statSync } from "node:fs";
import { instanceVariables, settingVariables } from "../../../components/variables";
import { ownVariables } from "../../../providers/aws/app-tier/boot/environment";
import type { World } from "../../support/instance";
import { bootArgs, digest, Machine } from "../../support/instance";

const drain = "usr/local/sbin/commerce-drain";

describe("boot script", () => {
  const machines: Machine[] = [];
  const machine = (world: World = {}) => {
    const made = new Machine(world);
    machines.push(made);
    return made;
  };
  const booting = (made: Machine) => {
    const outcome = made.boot();
    assert.equal(outcome.status, 0, outcome.stderr);
    return { made, ...outcome };
  };
  const booted = (world: World) => booting(machine(world));
  /** One that nothing went wrong with, for tests that only look. */
  const usual = () => (once ??= booting(new Machine()));
  let once: ReturnType<typeof booting> | undefined;
  /** The script that the booted instance runs to its end. */
  const draining = (world: World) => {
    return machine(world).run(usual().made.read(drain));
  };
  afterEach(() => {
    for (const made of machines.splice(0)) made.remove();
  });
  after(() => once?.made.remove());

  it("is a script that bash can read, and so is what it writes", () => {
    const { made } = usual();
    for (const script of [made.script, made.read(drain)]) execFileSync("bash", ["-n"], { input: script });
  });

  it("satisfies shellcheck, and so does what it writes", function () {
    if (spawnSync("shellcheck", ["--version"]).error !== undefined) this.skip();
    const { made } = usual();
    for (const script of [made.script, made.read(drain)]) execFileSync("shellcheck", ["-"], { input: script });
  });

  describe("first boot", () => {
    it("says that it is ready once it serves, and once only", () => {
      const { calls, answers } = usual();
      assert.deepEqual(answers, ["boot CONTINUE"]);
      const place = (what: RegExp) => calls.findIndex((call) => what.test(call));
      const order = [
        /^dnf install .*\bdocker nginx amazon-cloudwatch-agent rsyslog audit$/,
        /^systemctl daemon-reload$/,
        /^docker pull /,
        /^systemctl start commerce-tokens\.service$/,
        /^systemctl enable --now .*\bcommerce nginx commerce-drain$/,
        /^curl .*https:\/\/localhost:8443\/healthz$/,
        /^aws autoscaling complete-lifecycle-action /,
      ].map(place);
      assert.ok(!order.includes(-1), `missing in:\n${calls.join("\n")}`);
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );
      assert.equal(order.at(-1), calls.length - 1);
    });

    it("waits for an application that is slow to come up", () => {
      const commands = {
        curl: `case "$*" in
  *token) echo token ;;
  *instance-id) echo i-0123456789abcdef0 ;;
  *localhost*) [[ $(grep -c "^curl.*localhost" "$(dirname "$0")/../calls") -ge 4 ]] ;;
  *truststore*) while [[ $# -gt 1 ]]; do [[ $1 == --output ]] && echo certificates >"$2"; shift; done; true ;;
esac`,
      };
      const { calls, answers } = booted({ commands, args: { patienceSeconds: 60 } });
      assert.equal(calls.filter((call) => call.includes("https://localhost")).length, 4);
      assert.deepEqual(answers, ["boot CONTINUE"]);
    });

    it("gives itself up when it never serves", () => {
      const unhealthy = `case "$*" in
  *token) echo token ;;
  *instance-id) echo i-0123456789abcdef0 ;;
  *localhost*) exit 22 ;;
  *truststore*) while [[ $# -gt 1 ]]; do [[ $1 == --output ]] && echo certificates >"$2"; shift; done; true ;;
esac`;
      const { status, answers } = machine({ commands: { curl: unhealthy } }).boot();
      assert.notEqual(status, 0);
      assert.deepEqual(answers, ["boot ABANDON"]);
    });

    const failures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      packages: { dnf: "exit 1" },
      "the image": { docker: "exit 1" },
      "the certificate": { openssl: "exit 1" },
      "the passwords": { systemctl: `[[ $* != "start commerce-tokens.service" ]]` },
      services: { systemctl: `[[ $* != *"commerce-drain"* ]]` },
    };
    for (const [what, commands] of Object.entries(failures)) {
      it(`gives itself up without ${what}`, () => {
        const { status, answers } = machine({ commands }).boot();
        assert.notEqual(status, 0);
        assert.deepEqual(answers, ["boot ABANDON"]);
      });
    }

    it("tries again what fails once", () => {
      const once = (name: string) => `[[ $(grep -c "^${name} " "$(dirname "$0")/../calls") -ge 2 ]]`;
      const { answers } = booted({ commands: { dnf: once("dnf"), docker: once("docker") } });
      assert.deepEqual(answers, ["boot CONTINUE"]);
    });

    it("lets nginx through where SELinux enforces, and there only", () => {
      const asked = (mode: string) =>
        booted({ commands: { getenforce: `echo ${mode}` } }).calls.filter((call) => call.startsWith("setsebool"));
      assert.deepEqual(asked("Enforcing"), ["setsebool -P httpd_can_network_connect on"]);
      assert.deepEqual(asked("Permissive"), []);
    });
  });

  describe("image", () => {
    const image = `123456789012.dkr.ecr.us-west-2.amazonaws.com/shop@${digest}`;
    const here = image.replace("us-west-2", "us-east-2");
    const pulled = (calls: readonly string[]) =>
      calls.filter((call) => call.startsWith("docker pull")).map((call) => call.split(" ").at(-1));

    it("comes from the registry of the own region where it is there", () => {
      const { made, calls } = booted({ args: { image } });
      assert.deepEqual(pulled(calls), [here]);
      assert.match(made.read("etc/commerce/instance"), new RegExp(`^IMAGE=${here}$`, "m"));
    });

    it("comes from the region that it names where it is not", () => {
      const { made, calls } = booted({ args: { image }, commands: { docker: `[[ $* != *us-east-2* ]]` } });
      assert.deepEqual(pulled(calls), [here, image]);
      assert.match(made.read("etc/commerce/instance"), new RegExp(`^IMAGE=${image}$`, "m"));
    });

    it("is fetched with a token that is made each time, from registries of AWS only", () => {
      const { made, calls } = booted({ args: { image } });
      const { credHelpers } = JSON.parse(made.read("root/.docker/config.json")) as { credHelpers: object };
      assert.deepEqual(Object.values(credHelpers), ["ecr-login", "ecr-login"]);
      assert.match(calls.find((call) => call.startsWith("dnf")) ?? "", /amazon-ecr-credential-helper/);
      const other = usual();
      assert.equal(other.made.read("root/.docker/config.json").trim(), `{"credHelpers":{}}`);
      assert.doesNotMatch(other.calls.join("\n"), /amazon-ecr-credential-helper/);
    });

    it("is named by digest whatever its source", () => {
      for (const given of [image, bootArgs.image]) {
        const { made } = booted({ args: { image: given } });
        assert.match(made.read("etc/commerce/instance"), /^IMAGE=\S+@sha256:a{64}$/m);
        assert.match(made.read("etc/commerce/instance"), /^INSTANCE_ID=i-0123456789abcdef0$/m);
      }
    });
  });

  describe("files", () => {
    const lines = (made: Machine) => made.read("etc/commerce/environment").trimEnd().split("\n");

    it("tell the container exactly the variables of its contract", () => {
      const names = lines(usual().made).map((line) => line.slice(0, line.indexOf("=")));
      const contract = { ...settingVariables, ...instanceVariables, ...ownVariables };
      assert.deepEqual(names.sort(), Object.keys(contract).sort());
    });

    it("hold each value as it is, whatever the shell would make of it", () => {
      const odd = `it's "$HOME" \`id\` \\ $(id) %H`;
      const { made } = booted({ args: { environment: { ...bootArgs.environment, SHOP_URL: odd } } });
      assert.ok(lines(made).includes(`SHOP_URL=${odd}`), lines(made).join("\n"));
      const broken = () => machine({ args: { environment: { ...bootArgs.environment, SHOP_URL: "a\nPORT=1" } } });
      assert.throws(broken, /SHOP_URL has more than one line/);
    });

    it("name no password file where there is no password", () => {
      const [database] = bootArgs.tokens;
      const { made } = booted({ args: { tokens: database === undefined ? [] : [database] } });
      assert.ok(lines(made).includes("CACHE_PASSWORD_FILE="), "memcached knows no users");
      assert.ok(lines(made).includes("DATABASE_PASSWORD_FILE=/run/commerce/database-token"), "no file is named");
    });

    it("can be read by those only who need them", () => {
      const { made } = usual();
      const mode = (name: string) => (statSync(made.path(name)).mode & 0o777).toString(8);
      assert.equal(mode("etc/commerce/environment"), "600");
      assert.equal(mode("etc/commerce/tls.key"), "600");
      assert.equal(mode("etc/commerce/database-ca.pem"), "444");
      assert.equal(mode("root/.docker/config.json"), "600");
      for (const script of [drain, "usr/local/sbin/commerce-tokens"]) assert.equal(mode(script), "755");
    });

    it("have a certificate that outlives the instance, of a key of its own", () => {
      const certificates = [usual(), booted({})].map(
        ({ made }) => new X509Certificate(made.read("etc/commerce/tls.crt")),
      );
      for (const { validTo, publicKey } of certificates) {
        assert.ok(Date.parse(validTo) - Date.now() > 31 * 86_400_000, validTo);
        assert.equal(publicKey.asymmetricKeyType, "ec");
      }
      assert.equal(new Set(certificates.map(({ fingerprint256 }) => fingerprint256)).size, 2);
    });

    it("ship messages, sign-ins and the audit trail of the system, each to a stream of this instance", () => {
      const config = JSON.parse(usual().made.read("opt/aws/amazon-cloudwatch-agent/etc/commerce.json")) as {
        logs: { logs_collected: { files: { collect_list: Record<string, string>[] } } };
      };
      const shipped = config.logs.logs_collected.files.collect_list;
      const paths = shipped.map(({ file_path }) => file_path);
      for (const path of ["/var/log/messages", "/var/log/secure", "/var/log/audit/audit.log"]) {
        assert.ok(paths.includes(path), path);
      }
      for (const { log_group_name, log_stream_name } of shipped) {
        assert.equal(log_group_name, bootArgs.logGroup);
        assert.match(log_stream_name ?? "", /^\{instance_id\}\/\w+$/);
      }
      const { made } = usual();
      assert.match(made.read("etc/systemd/system/commerce.service"), /awslogs-stream=\$\{INSTANCE_ID\}\/app /);
    });

    it("run the container without rights, never as root, and start it again whenever it ends", () => {
      const unit = booted({ args: { user: 10_001 } }).made.read("etc/systemd/system/commerce.service");
      for (const option of [
        "--user 10001:10001",
        "--read-only",
        "--cap-drop ALL",
        "--security-opt no-new-privileges",
        "--volume /run/commerce:/run/commerce:ro",
        "--stop-timeout 60",
      ]) {
        assert.ok(unit.includes(` ${option} `), option);
      }
      assert.match(unit, /^Restart=always$/m);
      assert.match(unit, /^StartLimitIntervalSec=0$/m);
      assert.ok(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]) > 60, "systemd would cut the container's drain");
      assert.match(usual().made.read("etc/systemd/system/nginx.service.d/commerce.conf"), /^Restart=always$/m);
    });
  });

  describe("end of the instance", () => {
    const end = { futures: ["InService", "InService", "Terminated"], states: ["Terminating", "Terminating:Wait"] };

    it("stops the shop when the balancer has let go, and answers the hook after that", () => {
      const { status, calls, answers } = draining(end);
      assert.equal(status, 0);
      assert.deepEqual(answers, ["drain CONTINUE"]);
      const stop = calls.indexOf("systemctl stop nginx commerce");
      const asked = calls.findLastIndex((call) => call.includes("LifecycleState"));
      const said = calls.findIndex((call) => call.includes("complete-lifecycle-action"));
      assert.ok(asked < stop && stop < said, calls.join("\n"));
      assert.equal(calls.filter((call) => call.includes("LifecycleState")).length, 2);
      assert.equal(calls.filter((call) => call.includes("target-lifecycle-state")).length, 3);
    });

    it("goes on watching when the metadata service fails to answer", () => {
      const flaky = `case "$*" in
  *token) echo token ;;
  *instance-id) echo i-0123456789abcdef0 ;;
  *target*) [[ $(grep -c target "$(dirname "$0")/../calls") -ge 3 ]] && echo Terminated ;;
esac`;
      const { status, answers } = draining({ ...end, commands: { curl: flaky } });
      assert.equal(status, 0);
      assert.deepEqual(answers, ["drain CONTINUE"]);
    });

    it("fails, and so is tried again, when the answer is not taken", () => {
      const refused = `case "$*" in
  *complete-lifecycle-action*) exit 254 ;;
  *LifecycleState*) echo Terminating:Wait ;;
  *) echo app-us-east-2-0a1b2c3 ;;
esac`;
      assert.notEqual(draining({ ...end, commands: { aws: refused } }).status, 0);
      const { made } = usual();
      assert.match(made.read("etc/systemd/system/commerce-drain.service"), /^Restart=on-failure$/m);
    });
  });
});
