/** Shapes of credentials that their issuers give them, so that scanners can find them. */
const shapes: readonly (readonly [kind: string, shape: RegExp])[] = [
  ["an access key of AWS", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a secret access key", /secret_?access_?key\W{1,5}[A-Za-z0-9/+=]{40}\b/i],
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ["a token of GitHub", /\bgh[oprsu]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{22,}/],
  ["a token of Slack", /\bxox[abprs]-[\w-]{10,}/],
  ["a key of Stripe", /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ["a key of Google", /\bAIza[\w-]{35}\b/],
  ["a signed token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ["a password in an address", /\b[a-z][a-z\d+.-]*:\/\/[^\s:/@"'${}<>]+:[^\s:/@"'${}<>]{3,}@[\w.-]+/i],
];

const nouns =
  "pass(?:word|wd|phrase)|pwd|secret|token|api_?key|private_?key|access_?key|credentials?|auth_?key|connection_?string";
const aside =
  "arns?|ids?|names?|files?|paths?|urls?|uris?|endpoints?|ttl|hosts?|headers?|versions?|regions?|types?|length|policy|days|seconds|rotation|alias|enabled|key_?ids?";

/** `DATABASE_PASSWORD='…'`, `--password …` and the like, with a value that stands there itself. */
const assigned = new RegExp(
  `(?:^|[\\s"'{,;(-])[\\w.-]*(?:${nouns})["']?\\s*(?:=|:|\\s=>)\\s*(["']?)([^\\s"',;$\`(){}<>|&]{6,})\\1`,
  "gim",
);

const telling = new RegExp(`(?:^|[_.\\-/]|(?<=[a-z]))(?:${nouns})$`, "i");

/** Not a credential itself: where one is, or how to come by it. */
function isReference(value: string): boolean {
  return (
    /^(arn:|\$|\{\{|resolve:|https?:\/\/[^@]*$|s3:\/\/|\/[\w./-]*$|\.\.?\/|ssm:|secretsmanager:|vault:|projects\/)/i.test(
      value,
    ) ||
    /^(true|false|none|null|undefined|yes|no|required|optional|enabled|disabled|iam|text|string|\d{1,5}|\*+|x+|scram-sha-256|aws:kms|changeme)$/i.test(
      value,
    )
  );
}

/** What kind of credential a text holds, if any. Texts in base64 inside it are opened too. */
export function credentialIn(text: string): string | undefined {
  if (text.length < 8) return undefined;
  const plain = inPlain(text);
  if (plain !== undefined) return plain;
  for (const [packed] of text.matchAll(/[A-Za-z\d+/]{40,}={0,2}/g)) {
    const opened = Buffer.from(packed, "base64").toString("utf8");
    if (/[\u0000-\u0008\ufffd]/.test(opened)) continue;
    const found = inPlain(opened);
    if (found !== undefined) return `${found}, in base64`;
  }
  return undefined;
}

function inPlain(text: string): string | undefined {
  const shape = shapes.find(([, pattern]) => pattern.test(text));
  if (shape !== undefined) return shape[0];
  for (const [whole, quote, value = ""] of text.matchAll(assigned)) {
    const [, name = "", quoted = "", before = "", sign = "", after = ""] =
      /([\w.-]+)(["']?)(\s*)(=>?|:)(\s*)/.exec(whole) ?? [];
    // Without quotes these are names of variables in a program, not values: {"token": given}, token = given.
    const variable = quote === "" && (quoted !== "" || (sign === "=" && before !== "" && after !== ""));
    if (!variable && isTelling(name, value)) return `a value of ${name}`;
  }
  return undefined;
}

/** True where a name says that the value is a credential, and the value is none of the usual references to one. */
export function isTelling(name: string, value: string): boolean {
  if (
    new RegExp(`(?:^|[_.\\-/]|(?<=[a-z]))(?:${aside})$`, "i").test(name) &&
    !/^(aws_)?(secret_)?access_?key(_?id)?$/i.test(name)
  )
    return false;
  return telling.test(name) && value.length >= 6 && !isReference(value);
}
