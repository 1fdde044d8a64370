// Makes numbers from a seed and says what google-libphonenumber and libphonenumber-js make of each: node numbers.mjs <modules> <seed> <file>.
// Lines of input, default country, then for each of the two: E.164, valid (1 or 0), country, type (empty where it is no number
// at all); then what distinguishes the number's country: "drift" where the two packages have different patterns for it, because they were
// made on different days, and "no-mobiles" where it has fixed lines and no mobiles.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'x.js'));
const google = require('google-libphonenumber');
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');
const metadata = require('libphonenumber-js/metadata.max.json');
const util = google.PhoneNumberUtil.getInstance();
const typeNames = Object.fromEntries(Object.entries(google.PhoneNumberType).map(([name, value]) => [value, name]));

const googlePlans = google.metadata.countryToMetadata;

// Where general pattern and the ten types are: in the one package's metadata, and in the other's list of types.
const googleFields = [2, 3, 5, 4, 6, 8, 7, 21, 25, 28];
const jsTypes = [0, 1, 3, 2, 9, 8, 4, 7, 6, 5];

const random = mulberry32(Number(process.argv[3]));
const pick = list => list[Math.floor(random() * list.length)];
const chance = share => random() < share;
const digit = () => String(Math.floor(random() * 10));

const lines = [];
const countries = Object.keys(metadata.countries);
for (const country of countries) {
  const types = (metadata.countries[country][11] ?? []).flatMap((t, i) => (t?.[0] ? [{ pattern: t[0], i }] : []));
  for (let n = 0; n < 36; n++) {
    const type = n % 3 === 0 ? pick(types) : types.find(t => t.i === n % 2) ?? pick(types);
    const national = chance(0.15) ? mutated(sample(type.pattern)) : sample(type.pattern);
    lines.push(spelled(country, national));
  }
}

for (const [code, plan] of Object.entries(metadata.nonGeographic)) {
  const types = plan[11].filter(t => t?.[0]);
  for (let n = 0; n < 8; n++) {
    const national = sample(pick(types)[0]);
    lines.push([`+${code} ${separated(chance(0.2) ? mutated(national) : national)}`, pick(['', 'US', 'DE'])]);
  }
}

writeFileSync(
  process.argv[4],
  lines.map(([input, country]) => {
    const verdicts = [...byGoogle(input, country), ...byJs(input, country)];
    return [input, country, ...verdicts, peculiarity(verdicts[6] || verdicts[2])].join('\t') + '\n';
  }).join(''));

function peculiarity(country) {
  if (!country) {
    return '';
  }

  const [ours, theirs] = [metadata.countries[country], googlePlans[country]];
  const isSame = ours[2] === theirs[1][2]
    && jsTypes.every((type, i) => (ours[11]?.[type]?.[0] || '') === (theirs[googleFields[i]]?.[2] || ''));
  return isSame ? (ours[11][1]?.[0] ? '' : 'no-mobiles') : 'drift';
}

function byGoogle(input, country) {
  try {
    const number = util.parse(input, country || undefined);
    const valid = util.isValidNumber(number);
    return [
      util.format(number, google.PhoneNumberFormat.E164), valid ? 1 : 0, valid ? util.getRegionCodeForNumber(number).replace('001', '') : '',
      valid ? typeNames[util.getNumberType(number)] : '',
    ];
  } catch {
    return ['', 0, '', ''];
  }
}

function byJs(input, country) {
  const number = parsePhoneNumberFromString(input, country || undefined);
  const valid = number?.isValid() ?? false;
  return number ? [number.number, valid ? 1 : 0, valid ? number.country ?? '' : '', valid ? number.getType() : ''] : ['', 0, '', ''];
}

/** A number as somebody in that country or elsewhere writes it, and the country that its reader assumes. */
function spelled(country, national) {
  const [code, idd, , , , prefix] = metadata.countries[country];
  const trunk = prefix && chance(0.8) ? prefix : '';
  const foreign = pick(countries);
  const foreignIdd = metadata.countries[foreign][1];
  switch (Math.floor(random() * 10)) {
    case 0: case 1: return [`+${code}${pick(['', ' ', '-'])}${separated(national)}`, pick(['', country, foreign])];
    case 2: return [`+${code} (${prefix || '0'}) ${separated(national)}`, pick(['', country])];
    case 3: return [`${/^\d+$/.test(foreignIdd) ? foreignIdd : '00'} ${code} ${separated(national)}`, foreign];
    case 4: return [`${code}${national}`, country];
    case 5: return [`${/^\d+$/.test(idd) ? idd : '00'}${code}${separated(national)}`, country];
    case 6: return [`${trunk}${separated(national)} ext. ${digit()}${digit()}`, country];
    case 7: return [`+${code}${trunk}${national}`, ''];
    default: return [separated(trunk + national), country];
  }
}

function separated(digits) {
  const between = pick(['', ' ', '-', '.', '/', ' - ', '\u00a0', '\u2011']);
  let at = 1 + Math.floor(random() * 4);
  let text = digits.slice(0, at);
  while (at < digits.length) {
    const length = 2 + Math.floor(random() * 3);
    text += between + digits.slice(at, at + length);
    at += length;
  }

  return chance(0.1) ? [...text].map(c => (/\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('') : text;
}

/** A digit too many or too few, a wrong one, or a wrong beginning. */
function mutated(digits) {
  const at = Math.floor(random() * digits.length);
  switch (Math.floor(random() * 5)) {
    case 0: return digits.slice(0, at) + digits.slice(at + 1);
    case 1: return digits.slice(0, at) + digit() + digits.slice(at);
    case 2: return digits.slice(0, at) + digit() + digits.slice(at + 1);
    case 3: return digit() + digit() + digits.slice(2);
    default: return digits + digit() + digit();
  }
}

/** A random text that a pattern of the metadata matches: groups, classes, alternatives, counts. */
function sample(pattern) {
  let at = 0;
  const alternatives = () => {
    const all = [sequence()];
    while (pattern[at] === '|') {
      at++;
      all.push(sequence());
    }

    return () => pick(all)();
  };
  const sequence = () => {
    const parts = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      parts.push(counted(atom()));
    }

    return () => parts.map(p => p()).join('');
  };
  const atom = () => {
    if (pattern.startsWith('(?:', at) || pattern[at] === '(') {
      at += pattern.startsWith('(?:', at) ? 3 : 1;
      const inner = alternatives();
      at++;
      return inner;
    }

    if (pattern.startsWith('\\d', at)) {
      at += 2;
      return digit;
    }

    if (pattern[at] === '[') {
      const end = pattern.indexOf(']', at);
      const allowed = new RegExp(pattern.slice(at, end + 1));
      const choices = [...'0123456789'].filter(d => allowed.test(d));
      at = end + 1;
      return () => pick(choices);
    }

    const literal = pattern[at++];
    return () => literal;
  };
  const counted = part => {
    const count = /^(?:\{(\d+)(?:,(\d+))?\}|(\?))/.exec(pattern.slice(at));
    if (!count) {
      return part;
    }

    at += count[0].length;
    const [min, max] = count[3] ? [0, 1] : [Number(count[1]), Number(count[2] ?? count[1])];
    return () => Array.from({ length: min + Math.floor(random() * (max - min + 1)) }, part).join('');
  };
  return alternatives()();
}

function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
