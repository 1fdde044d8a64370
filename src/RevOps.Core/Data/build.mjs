// Run by RevOps.Core.csproj: node build.mjs <folder>. Installs the packages into that folder and makes the data files in it.
// Two builds at once are fine: one works, the other waits for it and finds everything done.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.mjs';

const source = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const packages = join(folder, 'npm');
const lock = join(folder, 'lock');
const stamp = join(folder, 'stamp');

mkdirSync(packages, { recursive: true });
await takeLock();
try {
  const inputs = hashOf(['package.json', 'build.mjs', 'generate.mjs']);
  const [known, ...made] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : [];
  if (known === inputs && made.every(name => existsSync(join(folder, name)))) {
    made.forEach(touch);
  } else {
    install();
    const files = await generate(join(packages, 'node_modules'));
    Object.entries(files).forEach(([name, content]) => write(name, content));
    write('stamp', [inputs, ...Object.keys(files)].join('\n'));
  }
} finally {
  rmSync(lock, { recursive: true, force: true });
}

function hashOf(names) {
  const hash = createHash('sha256');
  names.forEach(name => hash.update(readFileSync(join(source, name))));
  return hash.digest('hex');
}

function install() {
  copyFileSync(join(source, 'package.json'), join(packages, 'package.json'));
  // Only data files are read, so no package needs to run anything; free-email-domains would fetch a list from elsewhere.
  const run = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'],
    { cwd: packages, encoding: 'utf8', shell: process.platform === 'win32' });
  if (run.error || run.status !== 0) {
    throw new Error(`npm install failed in ${packages}: ${run.error?.message ?? run.stderr + run.stdout}`);
  }
}

/** Readers see the old file or the new one, never half of it. */
function write(name, content) {
  const target = join(folder, name);
  writeFileSync(`${target}.new`, content);
  renameSync(`${target}.new`, target);
}

function touch(name) {
  const now = new Date();
  utimesSync(join(folder, name), now, now);
}

async function takeLock() {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (e) {
      if (e.code !== 'EEXIST') {
        throw e;
      }
    }

    // A build that was killed leaves its lock behind.
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > 5 * 60_000) {
      rmSync(lock, { recursive: true, force: true });
    }

    await new Promise(resolve => setTimeout(resolve, 200));
  }
}
