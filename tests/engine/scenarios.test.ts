import { planned } from "../support/plan";
import { Engine } from "./engine";
import { printFigures } from "./figures";
import { awsHands } from "./hands/aws";
import { azureHands } from "./hands/azure";
import { scenarios } from "./scenarios";
import type { Figure } from "./scenarios/scenario";
import { Shop } from "./shop";
import type { Saved } from "./shop";

/** "all" runs every scenario on each cloud, and more of each kind; else each runs once, on one of them. */
const whole = process.env["COMMERCE_ENGINE"] === "all";
/** One cloud alone: the two can run side by side. */
const only = process.env["COMMERCE_CLOUD"];

for (const hands of [awsHands, azureHands]) {
  if (only !== undefined && only !== hands.cloud) continue;
  const mine = scenarios
    .filter(({ clouds }) => clouds === undefined || clouds.includes(hands.cloud))
    .filter(({ clouds }, index) => whole || clouds?.length === 1 || (index % 2 === 0) === (hands.cloud === "aws"));

  for (const size of ["dev", "prod"] as const) {
    const stack = `${size}-${hands.cloud}`;
    const own = mine.filter((scenario) => scenario.stack === size);
    if (own.length === 0) continue;

    describe(`${stack} when something goes wrong`, function () {
      this.timeout(900_000);
      const figures: [string, Figure][] = [];
      const starts = new Map<string, Saved>();
      let shop: Shop | undefined;
      let count = 0;

      before(async function () {
        if (Engine.version() === undefined) this.skip();
        shop = await Shop.open({ stack });
        starts.set("empty", shop.save());
        const { resources } = await planned({ stack, now: new Date().toISOString() });
        count = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:")).length;
        if (own.every(({ start }) => start === "empty")) return;
        await shop.stand();
        starts.set("standing", shop.save());
      });

      after(() => {
        shop?.dispose();
        if (figures.length > 0) console.log(printFigures(figures));
      });

      for (const { title, start, run } of own) {
        it(title, async () => {
          const saved = starts.get(start);
          if (shop === undefined || saved === undefined) throw new Error("the stack was not opened");
          shop.load(saved);
          figures.push([title, await run({ shop, hands, whole, planned: count })]);
        });
      }
    });
  }
}
