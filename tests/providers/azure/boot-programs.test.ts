import assert from "node:assert/strict";
import type { ExecFileException } from "node:child_process";
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificateScript } from "../../../providers/azure/app-tier/boot/certificate";
import { drainScript } from "../../../providers/azure/app-tier/boot/drain";
import { tokenScript } from "../../../providers/azure/app-tier/boot/tokens";
import { bootArgs } from "../../support/ubuntu";

const client = bootArgs.identity.clientId;

/** The machine's host, and a vault, as far as the programs see them. */
interface Host {
  healthy: boolean;
  events: object[];
  secret: { readonly value: string; readonly contentType?: string };
  readonly posted: unknown[];
  count: number;
}

describe("programs of an instance on Azure", function () {
  let server: Server;
  let folder = "";
  let host: Host;

  before(async function () {
    if (spawnSync("python3", ["--version"]).error !== undefined) this.skip();
    server = createServer((request, response) => {
      const url = new URL(request.url ?? "", "http://host");
      const reply = (status: number, body: unknown) =>
        response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
      const own = url.pathname.startsWith("/metadata");
      if (!host.healthy) return void reply(500, "");
      if (own && request.headers["metadata"] !== "true") return void reply(400, "");
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        const query = url.searchParams;
        host.count += 1;
        if (url.pathname === "/metadata/identity/oauth2/token" && query.get("client_id") === client) {
          return void reply(200, { access_token: `${query.get("resource") ?? ""} ${host.count}` });
        }
        if (url.pathname === "/metadata/instance/compute/name") return void reply(200, "shop_0");
        if (url.pathname === "/metadata/scheduledevents" && request.method === "POST") {
          host.posted.push(JSON.parse(body));
          return void reply(200, "");
        }
        if (url.pathname === "/metadata/scheduledevents") {
          const events = host.events.length > 1 ? host.events.shift() : host.events[0];
          return void reply(200, { DocumentIncarnation: 1, Events: events });
        }
        if (url.pathname === "/secrets/shop") {
          const allowed = request.headers.authorization?.startsWith("Bearer https://vault.azure.net ");
          return void reply(allowed === true ? 200 : 401, host.secret);
        }
        reply(404, "");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => server.close());
  beforeEach(() => {
    host = { healthy: true, events: [], secret: { value: "" }, posted: [], count: 0 };
    folder = mkdtempSync(join(tmpdir(), "programs-"));
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin/systemctl"), `#!/bin/bash\necho "$*" >>"${folder}/calls"\n`, { mode: 0o755 });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Exit code and output of one run. */
  function run(script: string, settings: object): Promise<{ readonly status: number; readonly stdout: string }> {
    writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
    writeFileSync(join(folder, "program.py"), script);
    const env = {
      PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`,
      AZURE_POD_IDENTITY_AUTHORITY_HOST: origin(),
      PYTHONDONTWRITEBYTECODE: "1",
    };
    return new Promise((resolve) => {
      const done = (error: ExecFileException | null, stdout: string) =>
        resolve({ status: error === null ? 0 : Number(error.code ?? -1), stdout });
      execFile("python3", [join(folder, "program.py"), join(folder, "settings.json")], { env }, done);
    });
  }
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const calls = () => (existsSync(join(folder, "calls")) ? read("calls").trimEnd().split("\n") : []);

  describe("passwords", () => {
    const refresh = (tokens: readonly object[] = bootArgs.tokens) =>
      run(tokenScript, { folder: join(folder, "run"), group: process.getgid?.() ?? 0, client, tokens });

    it("are tokens of the identity, each for its own service", async () => {
      assert.equal((await refresh()).status, 0);
      assert.match(read("run/database-token"), /^https:\/\/database\.windows\.net\/ \d+$/);
      assert.match(read("run/cache-token"), /^https:\/\/redis\.azure\.com\/ \d+$/);
    });

    it("are there for the container's group alone, and nothing beside them", async () => {
      assert.equal((await refresh()).status, 0);
      assert.deepEqual(readdirSync(join(folder, "run")).sort(), ["cache-token", "database-token"]);
      for (const { file } of bootArgs.tokens) assert.equal(statSync(join(folder, "run", file)).mode & 0o777, 0o440);
      assert.equal(statSync(join(folder, "run")).mode & 0o777, 0o750);
    });

    it("are replaced whole: who reads the old one reads it to its end", async () => {
      assert.equal((await refresh()).status, 0);
      const old = read("run/database-token");
      const reader = openSync(join(folder, "run/database-token"), "r");
      assert.equal((await refresh()).status, 0);
      assert.notEqual(read("run/database-token"), old);
      assert.equal(readFileSync(reader, "utf8"), old);
    });

    it("stay as they are when the host does not answer, and the run fails", async () => {
      assert.equal((await refresh()).status, 0);
      const old = read("run/cache-token");
      host.healthy = false;
      assert.notEqual((await refresh()).status, 0);
      assert.equal(read("run/cache-token"), old);
    });

    it("are written all or none", async () => {
      const [database] = bootArgs.tokens;
      assert.notEqual((await refresh([{ ...database }, { file: "cache-token" }])).status, 0);
      assert.ok(!existsSync(join(folder, "run/database-token")), "the first was written although the second failed");
    });
  });

  describe("certificate", () => {
    /** A root, two authorities below it, and a certificate of the lower. */
    function issued(days = 60) {
      const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
      const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"];
      openssl("req", "-x509", ...key, "-subj", "/CN=root", "-days", "90", "-keyout", "root.key", "-out", "root.crt");
      for (const [name, above] of [
        ["upper", "root"],
        ["middle", "upper"],
        ["own", "middle"],
      ] as const) {
        openssl("req", ...key, "-subj", `/CN=${name}`, "-keyout", `${name}.key`, "-out", `${name}.csr`);
        const signer = ["-CA", `${above}.crt`, "-CAkey", `${above}.key`, "-CAcreateserial"];
        openssl("x509", "-req", "-in", `${name}.csr`, ...signer, "-days", String(days), "-out", `${name}.crt`);
      }
      return openssl;
    }
    const fetch = () =>
      run(certificateScript, { folder: join(folder, "etc"), client, url: `${origin()}/secrets/shop` });
    const subjects = () =>
      (read("etc/tls.crt").match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map(
        (each) => new X509Certificate(each).subject,
      );
    beforeEach(() => mkdirSync(join(folder, "etc")));

    for (const [what, more] of [
      ["of today", []],
      ["of old", ["-legacy"]],
    ] as const) {
      it(`is unpacked from PKCS #12 in the algorithms ${what}, in the order in which it is served, without the root`, async () => {
        const openssl = issued();
        writeFileSync(join(folder, "others.pem"), read("root.crt") + read("upper.crt") + read("middle.crt"));
        const files = ["-inkey", "own.key", "-in", "own.crt", "-certfile", "others.pem"];
        const packed = openssl("pkcs12", "-export", ...files, "-passout", "pass:", ...more);
        host.secret = { value: packed.toString("base64"), contentType: "application/x-pkcs12" };
        assert.deepEqual(await fetch(), { status: 0, stdout: "" });
        assert.deepEqual(subjects(), ["CN=own", "CN=middle", "CN=upper"]);
        assert.match(read("etc/tls.key"), /^-----BEGIN PRIVATE KEY-----/);
      });
    }

    it("is taken from PEM likewise, whatever stands first", async () => {
      issued();
      const value = read("root.crt") + read("upper.crt") + read("middle.crt") + read("own.key") + read("own.crt");
      host.secret = { value, contentType: "application/x-pem-file" };
      assert.equal((await fetch()).status, 0);
      assert.deepEqual(subjects(), ["CN=own", "CN=middle", "CN=upper"]);
      assert.equal(statSync(join(folder, "etc/tls.key")).mode & 0o777, 0o600);
    });

    it("is served anew when it was renewed, and only then", async () => {
      issued();
      const secret = () => ({ value: read("own.key") + read("own.crt") + read("middle.crt") });
      host.secret = secret();
      await fetch();
      await fetch();
      assert.deepEqual(calls(), ["try-reload-or-restart nginx"]);
      issued();
      host.secret = secret();
      await fetch();
      assert.equal(calls().length, 2);
    });

    it("is told about when it ends soon", async () => {
      issued(7);
      host.secret = { value: read("own.key") + read("own.crt") + read("middle.crt") };
      assert.match((await fetch()).stdout, /The certificate ends within 14 days/);
    });

    it("stays when the vault does not answer, or answers something else", async () => {
      issued();
      host.secret = { value: read("own.key") + read("own.crt") };
      await fetch();
      const old = read("etc/tls.crt");
      host.secret = { value: read("middle.key") + read("own.crt") };
      assert.notEqual((await fetch()).status, 0, "a key that is not the certificate's was taken");
      host.healthy = false;
      assert.notEqual((await fetch()).status, 0);
      assert.equal(read("etc/tls.crt"), old);
    });
  });

  describe("end of the instance", () => {
    const event = (
      EventId: string,
      Resources: readonly string[],
      EventType = "Terminate",
      EventStatus = "Scheduled",
    ) => ({
      EventId,
      EventType,
      EventStatus,
      Resources,
    });
    const drain = () => run(drainScript, { pause: 0, probes: 0, draining: join(folder, "draining") });

    it("tells the balancer, stops the shop, and then lets the platform go on", async () => {
      host.events = [[], [event("e-1", ["shop_0"])]];
      assert.equal((await drain()).status, 0);
      assert.ok(existsSync(join(folder, "draining")), "the balancer was not told");
      assert.deepEqual(calls(), ["stop nginx", "stop commerce"]);
      assert.deepEqual(host.posted, [{ StartRequests: [{ EventId: "e-1" }] }]);
    });

    it("approves the end of this instance, and nothing else", async () => {
      const others = [event("e-2", ["shop_1"]), event("e-3", ["shop_0"], "Reboot"), event("e-4", ["shop_0"], "Freeze")];
      const started = event("e-5", ["shop_0"], "Terminate", "Started");
      host.events = [others, [...others, started], [...others, event("e-1", ["shop_0"])]];
      assert.equal((await drain()).status, 0);
      assert.deepEqual(host.posted, [{ StartRequests: [{ EventId: "e-1" }] }]);
    });

    it("goes on watching when the host fails to answer", async () => {
      host.events = [[event("e-1", ["shop_0"])]];
      host.healthy = false;
      setTimeout(() => (host.healthy = true), 300);
      assert.equal((await drain()).status, 0);
      assert.equal(host.posted.length, 1);
    });

    it("approves nothing when the shop could not be stopped", async () => {
      writeFileSync(join(folder, "bin/systemctl"), "#!/bin/bash\nexit 1\n", { mode: 0o755 });
      host.events = [[event("e-1", ["shop_0"])]];
      assert.notEqual((await drain()).status, 0);
      assert.deepEqual(host.posted, []);
    });
  });
});
