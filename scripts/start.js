// @ts-check
// `npm start`: sets the checkout up and opens a hall with simulated devices. Further arguments go to `tidehall serve`.
import { root } from "./setup.js";

process.chdir(root);
process.argv.splice(2, 0, "serve", "--demo", "--config", "config/hall.json", "--data", "data/demo");
await import("./tidehall.js");
