// Peers of Node that read numbers, entities and places: prints a row each.
// node benchmarks/extract_peers.cjs LINES.jsonl FOLDER_WITH_node_modules
const fs = require("fs");
const path = require("path");
const { createRequire } = require("module");

const [lines, folder] = process.argv.slice(2);
const need = createRequire(path.resolve(folder, "x.cjs"));
const texts = fs.readFileSync(lines, "utf8").trim().split("\n").map((l) => JSON.parse(l).text);
const size = texts.reduce((n, t) => n + Buffer.byteLength(t), 0) / 1e6;

function measure(name, call) {
  call(texts[0]);
  const started = process.cpuUsage();
  texts.forEach(call);
  const used = process.cpuUsage(started);
  const speed = size / ((used.user + used.system) / 1e6);
  console.log(`peer: ${name.padEnd(38)} ${speed.toFixed(2).padStart(9)}`);
}

const compromise = need("compromise");
measure("compromise (numbers, places)", (t) => {
  const doc = compromise(t);
  return [doc.numbers().out("array"), doc.places().out("array")];
});
const wink = need("wink-nlp")(need("wink-eng-lite-web-model"));
measure("wink-nlp (entities)", (t) => wink.readDoc(t).entities().out());
