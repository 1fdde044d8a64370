// Reads Bicep files and says what is declared in them, as JSON, for BicepTests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const language = await Language.load(createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
const parser = new Parser();
parser.setLanguage(language);

const of = (node, type) => node.namedChildren.filter(c => c.type === type);
const first = (node, type) => of(node, type)[0];
const text = node => node?.text.replace(/^'|'$/g, '') ?? null;
const key = property => text(property.namedChildren[0]);

/** The object of a declaration, also behind a condition or a loop. */
function body(node) {
  const direct = first(node, 'object');
  return direct ?? node.namedChildren.map(body).find(Boolean) ?? null;
}

function property(object, name) {
  return object && of(object, 'object_property').find(p => key(p) === name)?.namedChildren[1];
}

function faults(node, found = []) {
  if (node.isError || node.isMissing) found.push(`${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
  node.children.forEach(c => faults(c, found));
  return found;
}

function read(path) {
  const root = parser.parse(readFileSync(path, 'utf8')).rootNode;
  return {
    path,
    faults: faults(root),
    parameters: of(root, 'parameter_declaration').map(p => ({ name: text(first(p, 'identifier')), isOptional: p.namedChildren.length > 2 })),
    variables: of(root, 'variable_declaration').map(v => ({ name: text(first(v, 'identifier')), keys: first(v, 'object') ? of(first(v, 'object'), 'object_property').map(key) : [], text: v.text })),
    resources: of(root, 'resource_declaration').map(r => ({ name: text(first(r, 'identifier')), type: text(first(r, 'string')), text: r.text })),
    modules: of(root, 'module_declaration').map(m => {
      const given = property(body(m), 'params');
      return { name: text(first(m, 'identifier')), path: text(first(m, 'string')), parameters: given ? of(given, 'object_property').map(key) : [], text: m.text };
    }),
    outputs: of(root, 'output_declaration').map(o => text(first(o, 'identifier'))),
    text: root.text,
  };
}

console.log(JSON.stringify(process.argv.slice(2).map(read)));
