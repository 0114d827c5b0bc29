"use strict";
// The usual listing, and the runner's own counts as one line in a file: `N passed, N failed, N skipped`.
const { writeFileSync } = require("node:fs");
const { reporters, Runner } = require("mocha");

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = options.reporterOptions?.counts ?? options.reporterOption?.counts;
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      if (file) writeFileSync(file, `${passes} passed, ${failures} failed, ${pending} skipped\n`);
    });
  }
};
