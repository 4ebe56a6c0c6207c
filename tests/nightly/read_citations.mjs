// Reads bibliographies as citation-js does and prints them as one object of CSL-JSON items, by the file's name.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, ...files] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");

const read = (file) => new Cite(readFileSync(file, "utf8"), { generateGraph: false }).data;
process.stdout.write(JSON.stringify(Object.fromEntries(files.map((file) => [file, read(file)]))));
