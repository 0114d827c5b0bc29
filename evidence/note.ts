/** What stands at the head of every document. */
export const note: readonly string[] = [
  "This is what the code of the infrastructure shows for the requirements of PCI DSS 4.0.1: for each control the rules that are evidence for it, the resources that they judged, and the properties and values that they read.",
  "It is no assessment and no attestation. Whether a requirement is met is an assessor's word; code shows a part of each, and what remains with you stands beside it.",
  "It says what a plan would register, or what a written state holds. What runs is shown by a refresh on the day, and by the cloud's own records.",
  "Titles and reasons are our own words; the text of the standard is the council's.",
];
