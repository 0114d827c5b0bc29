/** A table; nothing at all for one without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Text in a cell or a sentence, so that nothing in it is taken for a mark. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\|<>*_`[\]]/g, "\\$&");
}

/** A value, letter by letter. */
export function code(text: string): string {
  if (text === "") return "";
  const flat = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
  return flat.includes("`") ? `\`\` ${flat} \`\`` : `\`${flat}\``;
}

/** A place to jump to, whatever the heading says. */
export function anchor(...parts: readonly string[]): string {
  return `<a id="${id(parts)}"></a>`;
}

export function link(text: string, ...parts: readonly string[]): string {
  return `[${plain(text)}](#${id(parts)})`;
}

function id(parts: readonly string[]): string {
  return parts
    .join("-")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
}

/** The first few, and how many more. */
export function few(texts: readonly string[], most = 4): string {
  if (texts.length <= most + 1) return texts.join(", ");
  return `${texts.slice(0, most).join(", ")} and ${texts.length - most} more`;
}

export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
