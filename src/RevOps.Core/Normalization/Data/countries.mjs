// Makes countries.tsv from the npm package i18n-iso-countries (MIT): alpha-2, alpha-3, numeric, then names in many languages.
// Run: npm i i18n-iso-countries && node countries.mjs > countries.tsv
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const countries = require('i18n-iso-countries');
const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'da', 'no', 'fi', 'pl', 'cs', 'sk', 'sl', 'hr', 'sr', 'hu', 'ro', 'bg',
  'el', 'ru', 'uk', 'tr', 'ar', 'he', 'fa', 'hi', 'th', 'vi', 'id', 'ms', 'ja', 'ko', 'zh', 'et', 'lv', 'lt', 'ca'];
const names = languages.map(l => require(`i18n-iso-countries/langs/${l}.json`).countries);
const rows = Object.keys(countries.getAlpha2Codes()).sort().map(a2 => {
  const all = names.flatMap(n => n[a2] ?? []).map(n => n.replace(/[\t\n]/g, ' '));
  return [a2, countries.alpha2ToAlpha3(a2), countries.alpha2ToNumeric(a2), ...new Set(all)].join('\t');
});
process.stdout.write(rows.join('\n') + '\n');
