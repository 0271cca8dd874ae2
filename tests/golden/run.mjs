// Runs a WebAssembly program in Node with the current folder as its files.
// Example: node tests/golden/run.mjs build/golden/wasm32/golden SCENARIO
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [file, ...words] = process.argv.slice(2);
const wasi = new WASI({
  version: "preview1",
  args: ["golden", ...words],
  preopens: { ".": "." },
  returnOnExit: true,
});
const { instance } = await WebAssembly.instantiate(await readFile(file), wasi.getImportObject());
process.exitCode = wasi.start(instance);
