/**
 * Fills the parts of a hand-written page that stand between `<!-- generated: name -->` and `<!-- /generated: name -->`.
 * Throws for a section that the page doesn't have.
 */
export function fillSections(page: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((text, [name, body]) => {
    const [open, close] = [`<!-- generated: ${name} -->`, `<!-- /generated: ${name} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`the page has no section ${open} … ${close}`);
    return `${text.slice(0, start + open.length)}\n\n${body.trim()}\n\n${text.slice(end)}`;
  }, page);
}
