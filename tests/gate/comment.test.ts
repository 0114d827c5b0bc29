import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Shell } from "./shell";

const sha = "0123456789abcdef0123456789abcdef01234567";
const marker = "<!-- the gate of this repository -->";

interface Given {
  readonly number?: string;
  readonly report?: string | Buffer;
  /** What GitHub says is the pull request's newest commit. */
  readonly head?: string;
  /** Ids of the comments that carry the mark. */
  readonly comments?: string;
}

/** Runs the script over an artifact; `gh` writes down how it was called and what it was to send. */
function comment({ number = "17\n", report = "all is well\n", head = sha, comments = "" }: Given) {
  const shell = new Shell();
  const artifact = join(shell.home, "gate");
  mkdirSync(artifact);
  writeFileSync(join(artifact, "number"), number);
  writeFileSync(join(artifact, "report.txt"), report);
  shell.command(
    "gh",
    `printf '%s\\n' "$*" >> "$HOME/calls"
    case "$*" in
      *--input*) cp "\${@: -1}" "$HOME/sent.json" ;;
      *comments*) printf '%s' "$COMMENTS" ;;
      *pulls/*) printf '%s\\n' "$HEAD" ;;
    esac`,
  );
  const given = { HEAD: head, COMMENTS: comments };
  const run = {
    GITHUB_REPOSITORY: "owner/shop",
    HEAD_SHA: sha,
    CONCLUSION: "failure",
    RUN_URL: "https://github.com/owner/shop/actions/runs/1",
  };
  const ran = shell.run("comment.sh", [artifact], { ...given, ...run });
  const read = (name: string) =>
    existsSync(join(shell.home, name)) ? readFileSync(join(shell.home, name), "utf8") : "";
  const sent = read("sent.json");
  return {
    ...ran,
    calls: read("calls")
      .split("\n")
      .filter((line) => line !== ""),
    body: sent === "" ? undefined : (JSON.parse(sent) as { body: string }).body,
    shell,
    artifact,
  };
}

describe("comment.sh", () => {
  it("makes one comment", () => {
    const { status, stderr, calls, body } = comment({});
    assert.equal(status, 0, stderr);
    assert.match(calls.at(-1) ?? "", /^api --silent --method POST repos\/owner\/shop\/issues\/17\/comments --input /);
    assert.ok(
      body?.startsWith(`${marker}\n**Gate: failure** ([run](https://github.com/owner/shop/actions/runs/1)).`),
      body,
    );
    assert.match(body ?? "", /```text\nall is well\n/);
  });

  it("changes the one that is there", () => {
    const { status, calls } = comment({ comments: "901\n902\n" });
    assert.equal(status, 0);
    assert.match(calls.at(-1) ?? "", /^api --silent --method PATCH repos\/owner\/shop\/issues\/comments\/901 --input /);
  });

  it("looks for its own comments alone", () => {
    const { calls } = comment({});
    const listing = calls.join("\n");
    assert.ok(listing.includes('select(.user.login == "github-actions[bot]"'), listing);
    assert.ok(listing.includes(`startswith("${marker}")`), listing);
  });

  for (const number of ["", "0", "-1", "1e3", "17; id", "$(id)", "../../9", "17\n18\n", "12345678901", "１７"]) {
    it(`refuses ${JSON.stringify(number)} as a number, before it asks GitHub anything`, () => {
      const { status, calls, stderr } = comment({ number });
      assert.equal(status, 1);
      assert.match(stderr, /names no pull request/);
      assert.deepEqual(calls, []);
    });
  }

  it("says nothing where the pull request is at another commit", () => {
    const { status, body, calls, stdout } = comment({ head: "f".repeat(40) });
    assert.equal(status, 0);
    assert.equal(body, undefined);
    assert.equal(calls.length, 1);
    assert.match(stdout, /not at the commit of this run/);
  });

  it("shows the report as text, whatever stands in it", () => {
    const report =
      '$(touch HOME) `id` @team\n```\n</details> ![x](http://e.vil) \u001b[31m \u0000 "quoted" \\n ${{ github.token }}\n';
    const { status, body = "", shell } = comment({ report });
    assert.equal(status, 0);
    const [, inside = "", rest = ""] = /```text\n([^]*?)```([^]*)$/.exec(body) ?? [];
    assert.ok(inside.includes("$(touch HOME) 'id' @team\n'''\n</details>"), body);
    assert.ok(inside.includes('"quoted" \\n ${{ github.token }}'), body);
    assert.equal(rest, "\n", "the block ends before the report does");
    assert.doesNotMatch(body, /[\u0000\u001b]/);
    assert.ok(!existsSync(join(shell.home, "HOME")), "the report was run");
  });

  it("cuts a long report, and no character in half", () => {
    const { status, body = "" } = comment({ report: `${"x".repeat(59_999)}ä${"y".repeat(100_000)}` });
    assert.equal(status, 0);
    assert.ok(body.length < 65_536, String(body.length));
    assert.match(body, /x\n… \(cut\)\n/);
  });

  it("takes bytes that are no text", () => {
    const { status, body = "" } = comment({ report: Buffer.from([0x61, 0xff, 0xfe, 0x62]) });
    assert.equal(status, 0);
    assert.match(body, /```text\nab/);
  });

  it("follows no link out of the artifact", () => {
    const { shell, artifact } = comment({});
    const secret = shell.file("secret", "hidden");
    const linked = join(shell.home, "linked");
    mkdirSync(linked);
    writeFileSync(join(linked, "number"), readFileSync(join(artifact, "number")));
    symlinkSync(secret, join(linked, "report.txt"));
    const { status, stderr } = shell.run("comment.sh", [linked], {});
    assert.equal(status, 1);
    assert.match(stderr, /no file "report.txt"/);
  });
});
