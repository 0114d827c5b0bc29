import type { Cloud } from "../cloud";
import type { Fields } from "../thing";
import { givenAccount, regionsOf } from "./given-account";
import { givenShop } from "./given-shop";

/** What stands in an account before the first run: what it is born with, and what people must bring. `config` as in a stack file, its keys without the namespace. */
export function awsGiven(cloud: Cloud, config: Fields): void {
  givenAccount(cloud, String(config["account"]), regionsOf());
  givenShop(cloud, config);
}
