/** Shapes of credentials that their issuers give them, so that scanners can find them. */
const shapes: readonly (readonly [kind: string, shape: RegExp])[] = [
  [
    "a key of an account",
    /\b(?:Account|SharedAccess|Shared|Primary|Secondary)_?Key\s*[=:]\s*["']?[A-Za-z\d+/]{40,}={0,2}/i,
  ],
  ["a signed address", /[?&]sig=[A-Za-z\d%+/]{30,}/],
  ["a secret of an application in the directory", /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/],
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ["an access key of AWS", /\b(?:AKIA|ASIA)[\dA-Z]{16}\b/],
  ["a token of GitHub", /\bgh[oprsu]_[A-Za-z\d]{36}\b|\bgithub_pat_\w{22,}/],
  ["a token of Slack", /\bxox[abprs]-[\w-]{10,}/],
  ["a key of Stripe", /\b[rs]k_live_[A-Za-z\d]{16,}/],
  ["a signed token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ["a password in an address", /\b[a-z][a-z\d+.-]*:\/\/[^\s:/@"'${}<>]+:[^\s:/@"'${}<>]{3,}@[\w.-]+/i],
];

const nouns =
  "pass(?:word|wd|phrase)|pwd|secret|token|api_?key|private_?key|access_?key|account_?key|credentials?|auth_?key|client_?secret";
const aside =
  /(?:^|[_.\-/]|(?<=[a-z]))(?:ids?|names?|files?|paths?|ur[il]s?|endpoints?|hosts?|headers?|versions?|types?|length|policy|days|ref|reference|authentication|enabled)$/i;

/** `DATABASE_PASSWORD='…'`, `--password …`, `;Password=…;` and the like, with a value that stands there itself. */
const assigned = new RegExp(
  `(?:^|[\\s"'{,;(?&-])([\\w.-]*(?:${nouns}))["']?\\s*(?:=|:)\\s*(["']?)([^\\s"',;$\`(){}<>|&@[\\]]{6,})`,
  "gim",
);

const telling = new RegExp(`(?:^|[_.\\-/: ]|(?<=[a-z]))(?:${nouns})$`, "i");

/** Not a credential itself: where one is, or how to come by it, or a word. */
const reference =
  /^(@Microsoft\.|@|\$|\{|https?:\/\/|[./~]|secretref:|\/|keyvault|managed|true$|false$|none$|null$|yes$|no$|required$|optional$|enabled$|disabled$|string$|securestring$|\d{1,5}$|\*+$|x+$)/i;

/** What kind of credential a text holds, if any. Texts in base64 inside it are opened too. */
export function credentialIn(text: string): string | undefined {
  if (text.length < 8) return undefined;
  const plain = inPlain(text);
  if (plain !== undefined) return plain;
  for (const [packed] of text.matchAll(/[A-Za-z\d+/]{40,}={0,2}/g)) {
    const opened = openedFrom(packed);
    const found = opened === undefined ? undefined : inPlain(opened);
    if (found !== undefined) return `${found}, in base64`;
  }
  return undefined;
}

function openedFrom(packed: string): string | undefined {
  const opened = Buffer.from(packed, "base64").toString("utf8");
  return /[\u0000-\u0008\ufffd]/.test(opened) ? undefined : opened;
}

function inPlain(text: string): string | undefined {
  const shape = shapes.find(([, pattern]) => pattern.test(text));
  if (shape !== undefined) return shape[0];
  for (const [, name = "", , value = ""] of text.matchAll(assigned)) {
    if (isTelling(name, value)) return `a value of ${name}`;
  }
  return undefined;
}

/** True where a name says that the value is a credential, and the value is none of the usual references to one. */
export function isTelling(name: string, value: string): boolean {
  return !aside.test(name) && telling.test(name) && value.length >= 6 && !reference.test(value);
}
