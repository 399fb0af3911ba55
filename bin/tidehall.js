#!/usr/bin/env node
// The command of an installed package; the program itself reads the arguments.
import "../dist/tidehall.js";
