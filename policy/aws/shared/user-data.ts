const base64 = /^[A-Za-z\d+/\s]+={0,2}\s*$/;

/** A start script in clear, whether it is given so or in base64. What is packed is left as it is. */
export function textOf(value: unknown): string {
  if (typeof value !== "string") return "";
  if (value.length < 16 || !base64.test(value)) return value;
  const decoded = Buffer.from(value, "base64").toString("utf8");
  // What isn't text was no base64, or is packed.
  return /[\u0000-\u0008\ufffd]/.test(decoded) ? value : decoded;
}
