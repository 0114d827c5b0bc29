import type { Shop } from "../shop";

/** How a scenario loses a region, writes orders, and does by machine what the steps of a recovery ask of a person. */
export interface RecoveryHands {
  lose(shop: Shop, region: string): void;
  regain(shop: Shop, region: string): void;
  /** One order is written where the shop writes now. Throws the cloud's refusal where nothing takes it. */
  order(shop: Shop, region: string, number: number): void;
  /** Orders that the database of a region holds. */
  orders(shop: Shop, region: string): number;
  /** Regions whose database takes writes, fenced ones left out. */
  writers(shop: Shop): readonly string[];
  /** Region that a shopper's request reaches, or why it reaches none. */
  answers(shop: Shop): string;
  /** What people do after the first `up`, as its list says. */
  people(shop: Shop): void;
  /** What the cloud does by itself as time goes by. */
  later(shop: Shop): void;
  /** Names of resources to look up again before an `up`, as the steps say. */
  beforeUp(region: string): readonly string[];
  /** Does what a step says of an `up` that is refused; false where it says nothing of this refusal. */
  mend(shop: Shop, output: string): boolean;
  /** A step's call of the cloud; gives what later steps name. */
  call(shop: Shop, call: string, args: Readonly<Record<string, string>>): string | undefined;
}
