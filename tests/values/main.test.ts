import { strict as assert } from "node:assert";
import { main } from "../../values/main";

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: "", err: "" };
  const into = (key: keyof typeof texts) => ({ write: (text: string) => (texts[key] += text) });
  const code = await main(argv, { stdout: into("out"), stderr: into("err"), env: {} });
  return { code, ...texts };
}

describe("npm run check:values", () => {
  it("finds nothing wrong in development, and counts what it looked at", async () => {
    const { code, out } = await run("dev-aws", "dev-azure");
    assert.equal(code, 0, out);
    assert.match(out, /dev-aws\n {2}0 wrong of \d{3,} values/);
    assert.match(out, /aws: \d+ of \d+ properties checked/);
  });

  it("ends with 2 for a stack that there is not", async () => {
    const { code, err } = await run("nowhere");
    assert.equal(code, 2);
    assert.match(err, /there is no stack "nowhere"/);
  });
});
