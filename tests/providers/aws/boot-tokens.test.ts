import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Token } from "../../../providers/aws/app-tier/boot/tokens";
import { tokenScript } from "../../../providers/aws/app-tier/boot/tokens";
import { bootArgs, region } from "../../support/instance";

const role = {
  AccessKeyId: "ASIAEXAMPLE",
  SecretAccessKey: "wJalr/XUtn+EXAMPLE",
  Token: "session//token+with=signs==",
};

/** The signature as Signature Version 4 describes it, from what the token itself says. */
function expected(token: string, service: string): string {
  const host = token.slice(0, token.indexOf("/?"));
  const pairs = token.slice(token.indexOf("/?") + 2).split("&");
  const query = pairs.filter((pair) => !pair.startsWith("X-Amz-Signature="));
  const value = (name: string) =>
    decodeURIComponent(query.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "");
  const stamp = value("X-Amz-Date");
  const scope = `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`;
  assert.equal(value("X-Amz-Credential"), `${role.AccessKeyId}/${scope}`);
  assert.deepEqual(query, [...query].sort(), "the query is signed in the order of names");
  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
  const request = ["GET", "/", query.join("&"), `host:${host}`, "", "host", sha("")].join("\n");
  const text = ["AWS4-HMAC-SHA256", stamp, scope, sha(request)].join("\n");
  const hmac = (key: Buffer, part: string) => createHmac("sha256", key).update(part).digest();
  const key = scope.split("/").reduce(hmac, Buffer.from(`AWS4${role.SecretAccessKey}`));
  return `${host}/?${query.join("&")}&X-Amz-Signature=${hmac(key, text).toString("hex")}`;
}

describe("passwords of the container", function () {
  let server: Server | undefined;
  let healthy = true;
  let folder = "";

  before(async function () {
    if (spawnSync("python3", ["--version"]).error !== undefined) this.skip();
    server = createServer((request, response) => {
      const answers: Readonly<Record<string, string>> = {
        "PUT /latest/api/token": "imds-token",
        "GET /latest/meta-data/iam/security-credentials/": "app-role",
        "GET /latest/meta-data/iam/security-credentials/app-role": JSON.stringify(role),
      };
      const answer = answers[`${request.method ?? ""} ${request.url ?? ""}`];
      const allowed =
        request.method === "PUT"
          ? request.headers["x-aws-ec2-metadata-token-ttl-seconds"] !== undefined
          : request.headers["x-aws-ec2-metadata-token"] === "imds-token";
      response.writeHead(!healthy ? 500 : answer === undefined ? 404 : allowed ? 200 : 401).end(answer);
    });
    const listening = server;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  });
  after(() => server?.close());
  beforeEach(() => {
    healthy = true;
    folder = mkdtempSync(join(tmpdir(), "tokens-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Exit code of one run. */
  function refresh(tokens: readonly object[] = bootArgs.tokens): Promise<number> {
    const settings = { region, folder: join(folder, "run"), group: process.getgid?.() ?? 0, tokens };
    writeFileSync(join(folder, "tokens.json"), JSON.stringify(settings));
    writeFileSync(join(folder, "script.py"), tokenScript);
    const { port } = server?.address() as AddressInfo;
    const env = {
      PATH: process.env["PATH"] ?? "",
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}`,
      PYTHONDONTWRITEBYTECODE: "1",
    };
    return new Promise((resolve) => {
      const child = execFile("python3", [join(folder, "script.py"), join(folder, "tokens.json")], { env }, () =>
        resolve(child.exitCode ?? -1),
      );
    });
  }
  const file = (name: Token["file"]) => join(folder, "run", name);
  const read = (name: Token["file"]) => readFileSync(file(name), "utf8");

  it("are requests that the role has signed, good for 15 minutes", async () => {
    assert.equal(await refresh(), 0);
    for (const { file: name, service, host } of bootArgs.tokens) {
      const token = read(name);
      assert.ok(token.startsWith(`${host}/?Action=connect&`), token);
      assert.equal(token, expected(token, service));
      assert.match(token, /&X-Amz-Expires=900&/);
      assert.ok(!token.includes(role.SecretAccessKey), "the key itself is never shown");
    }
    assert.match(read("database-token"), /&DBUser=it%27s&/);
    assert.match(read("cache-token"), /&User=shop-app&/);
  });

  it("are there for the container's group alone, and nothing beside them", async () => {
    assert.equal(await refresh(), 0);
    assert.deepEqual(readdirSync(join(folder, "run")).sort(), ["cache-token", "database-token"]);
    for (const { file: name } of bootArgs.tokens) {
      assert.equal(statSync(file(name)).mode & 0o777, 0o440);
      assert.equal(statSync(file(name)).gid, process.getgid?.());
    }
    assert.equal(statSync(join(folder, "run")).mode & 0o777, 0o750);
  });

  it("are replaced whole: who reads the old one reads it to its end", async () => {
    assert.equal(await refresh(), 0);
    const old = read("database-token");
    const reader = openSync(file("database-token"), "r");
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    assert.equal(await refresh(), 0);
    assert.notEqual(read("database-token"), old, "a second later the signature is another");
    assert.equal(readFileSync(reader, "utf8"), old);
  });

  it("stay as they are when the role can't be had, and the run fails", async () => {
    assert.equal(await refresh(), 0);
    const old = bootArgs.tokens.map(({ file: name }) => read(name));
    healthy = false;
    assert.notEqual(await refresh(), 0);
    assert.deepEqual(
      bootArgs.tokens.map(({ file: name }) => read(name)),
      old,
    );
  });

  it("are written all or none", async () => {
    const [database] = bootArgs.tokens;
    assert.notEqual(await refresh([{ ...database }, { file: "cache-token", service: "elasticache" }]), 0);
    assert.ok(!existsSync(file("database-token")), "the first was written although the second can't be made");
  });
});
