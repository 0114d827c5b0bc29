/**
 * "app-us-east-2" → "app" and "us-east-2": names of this program end in their region. Endings of both clouds: a compass
 * point and a number, or a word of geography with one, as in "eastus2" and "centralus".
 */
const ending =
  /^(.+?)-((?:[a-z]{2}-)(?:gov-)?[a-z]+-\d|[a-z]*(?:us|europe|asia|uk|india|japan|australia|brazil|canada|france|germany|korea|norway|sweden|switzerland|uae|africa|qatar|poland|italy|israel|spain|mexico)[a-z]*\d?)$/;

export function byPlace(name: string): { readonly own: string; readonly place: string } {
  const [, own = name, place = ""] = ending.exec(name) ?? [];
  return { own, place };
}
