"use strict";
// What a program on both clouds pays before its first line.
require("@pulumi/pulumi");
require("@pulumi/aws");
require("@pulumi/azure-native");
