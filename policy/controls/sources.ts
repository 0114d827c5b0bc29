/**
 * Where the content of the requirements was read. The council's own document asks for a licence and was not read; the
 * first of these holds its text, number by number, as taken from the PDF of v4.0.1.
 */
const text = "github.com/juancarlosmunera/pci-dss-tool, prisma/data/pci-dss-v4.0.1-seed.ts at cf38822 (v4.0.1)";
const read = "read 2026-11-24";

/** Read in the text of v4.0.1 alone. */
export const inText = `${text}; ${read}`;

/** Read in the text of v4.0.1 and on a page of its own. */
export function alsoAt(page: string): string {
  return `${page} and ${text}; ${read}`;
}

/** Read on a page alone, where the text lacks the number. */
export function onlyAt(page: string): string {
  return `${page}; ${read}`;
}
