// Takes the description from the running app as other people's tools do: validates it, lints it, generates clients from it, type-checks them, and calls
// the app with them. Arguments: address of the app, key.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import SwaggerParser from "@apidevtools/swagger-parser";
import { BaseResolver, createConfig, lintDocument, makeDocumentFromString } from "@redocly/openapi-core";
import { build } from "esbuild";
import openapiTS, { astToString } from "openapi-typescript";
import { generateApi } from "swagger-typescript-api";

const [base, key] = process.argv.slice(2);
const here = import.meta.dirname;
const work = mkdtempSync(join(here, "run-"));
const documents = { openapi: "openapi.json", swagger: "swagger.json", connector: "swagger.json?for=power-automate" };

async function lint(name, text, file) {
  const config = await createConfig({ extends: ["recommended"], rules: {
    // Nobody is licensed to anything by a description.
    "info-license": "off",
    // /contacts/suggestions beside /contacts/{id}: ids of contacts are no words.
    "no-ambiguous-paths": "off",
    // What is open to all and takes nothing refuses nobody.
    "operation-4xx-response": "off",
  } });
  const faults = await lintDocument({ document: makeDocumentFromString(text, file), config, externalRefResolver: new BaseResolver() });
  for (const fault of faults) console.error(`${name}: ${fault.ruleId} ${fault.location[0]?.pointer ?? ""} ${fault.message}`);
  if (faults.length > 0) process.exitCode = 1;
  return faults.length;
}

try {
  for (const [name, path] of Object.entries(documents)) {
    const text = await (await fetch(`${base}/api/${path}`)).text();
    const file = join(work, `${name}.json`);
    writeFileSync(file, text);
    const { paths } = await SwaggerParser.validate(file);
    console.log(`${name}: valid, ${Object.keys(paths).length} paths, ${await lint(name, text, file)} remarks of the linter`);
  }

  mkdirSync(join(work, "generated"));
  writeFileSync(join(work, "generated", "schema.ts"), astToString(await openapiTS(pathToFileURL(join(work, "openapi.json")))));
  await generateApi({ input: join(work, "swagger.json"), output: join(work, "generated"), fileName: "swagger.ts", silent: true });
  const uses = ["use-openapi", "use-swagger"];
  for (const name of uses) copyFileSync(join(here, `${name}.ts`), join(work, `${name}.ts`));
  const compiler = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");
  const options = ["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--strict", "--skipLibCheck", "--noEmit", "--types", "node", "--lib", "es2022,dom,dom.iterable"];
  execFileSync(process.execPath, [compiler, ...options, ...uses.map((name) => `${name}.ts`)], { cwd: work, stdio: "inherit" });
  for (const name of uses) {
    await build({ entryPoints: [join(work, `${name}.ts`)], outfile: join(work, `${name}.mjs`), bundle: true, platform: "node", format: "esm", logLevel: "error" });
    console.log(`${name}: ${execFileSync(process.execPath, [join(work, `${name}.mjs`), base, key], { encoding: "utf8" }).trim()}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
