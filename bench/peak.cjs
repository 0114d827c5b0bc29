"use strict";
// Loaded into a measured process: tells its peak memory (KiB) to the file that the bench named.
const { writeFileSync } = require("node:fs");
process.on("exit", () => writeFileSync(process.env.BENCH_PEAK_FILE, String(process.resourceUsage().maxRSS)));
