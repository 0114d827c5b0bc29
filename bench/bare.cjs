"use strict";
// What any Pulumi program on AWS pays before its first line: the yardstick of the bench.
require("@pulumi/pulumi");
require("@pulumi/aws");
