import type { Row } from "./row";

/** Data and keys. */
export const dataAndKeys: readonly Row[] = [
  ["lifecycle-defined", "3.2.1", "advisory", "low", "Data ends", "Stores of data say how long they keep it."],
  [
    "encryption-at-rest",
    "3.5.1",
    "mandatory",
    "critical",
    "Encryption at rest",
    "Every store and disk is encrypted at rest.",
  ],
  [
    "customer-keys",
    "3.6.1,3.6.1.2",
    "mandatory",
    "high",
    "Customer keys",
    "Stores are encrypted under a customer's key wherever the service takes one; keys stand in hardware.",
  ],
  [
    "field-encryption-key",
    "3.5.1.2",
    "advisory",
    "high",
    "A key for fields",
    "The application has a key of its own for fields, since encryption of disks alone is not enough.",
  ],
  [
    "key-policy-least",
    "3.6.1,3.6.1.3",
    "mandatory",
    "critical",
    "Few may use a key",
    "No key is open to everybody, and no application may administer one.",
  ],
  [
    "key-rotation",
    "3.7.4",
    "mandatory",
    "medium",
    "Keys are rotated",
    "Keys are rotated by the service at least once a year.",
  ],
  [
    "key-deletion-guard",
    "3.7.5",
    "mandatory",
    "high",
    "Keys are not lost at once",
    "A deleted key can be brought back for two weeks or more.",
  ],
  [
    "keys-apart-by-purpose",
    "3.6.1",
    "mandatory",
    "high",
    "Keys are apart by purpose",
    "No key of data is also the key of logs.",
  ],
];
