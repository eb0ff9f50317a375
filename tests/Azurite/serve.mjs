// Azurite's table service alone, on a free port of the loopback, in memory or in the file that the argument names. The process prints the
// address and ends with its standard input, so that nothing stays behind when a test run is killed. Only Azurite's own command line starts
// telemetry, its server does not.
import { createRequire } from "node:module";
import { join } from "node:path";
import { tmpdir } from "node:os";

const require = createRequire(import.meta.url);
const { default: TableConfiguration } = require("azurite/dist/src/table/TableConfiguration");
const { default: TableServer } = require("azurite/dist/src/table/TableServer");

const file = process.argv[2];
const inMemory = file === undefined;
const configuration = new TableConfiguration(
  "127.0.0.1",
  0,
  undefined, // keep-alive
  file ?? join(tmpdir(), "azurite-unused.json"),
  false, // debug log
  false, // access log
  undefined,
  undefined,
  false, // loose
  false, // skip the check of x-ms-version
  undefined, // certificate
  undefined, // key
  undefined, // password
  undefined, // OAuth
  false, // product-style addresses
  inMemory,
);

const server = new TableServer(configuration);
await server.start();
console.log(server.getHttpServerAddress());

process.stdin.on("end", async () => {
  // Writes the file.
  await server.close();
  process.exit(0);
});
process.stdin.resume();
