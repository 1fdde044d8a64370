// Runs Azurite for the local runtime.
//
//   node azurite-host.mjs <folder> <blobPort> <queuePort> <tablePort>
//
// Port 0 means any free one. The process that is called only starts a second one in a session of its own, so that
// Azurite outlives a killed app and keeps what was acknowledged. In <folder>:
//   endpoint.json  {pid, blobPort, queuePort, tablePort}: there while Azurite answers
//   host.pid       the process that owns the data, from before it starts until it has written everything
//   users/<pid>    one file per process that uses Azurite; with none alive for a while, Azurite stops by itself
//   stop           asks Azurite to stop
//   failed         says that it ended before it listened
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

const [folder, ...ports] = process.argv.slice(2);
const file = (name) => path.join(folder, name);
const lingerMs = Number(process.env.REVOPS_AZURITE_LINGER_SECONDS ?? 60) * 1000;
const saveEveryMs = Number(process.env.REVOPS_AZURITE_SAVE_MS ?? 500);

let announced = false;

if (process.env.REVOPS_AZURITE_DETACHED === "1") {
  await run();
} else {
  detach();
}

function detach() {
  fs.mkdirSync(file("users"), { recursive: true });
  const log = fs.openSync(file("azurite.log"), "a");
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), folder, ...ports], {
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, REVOPS_AZURITE_DETACHED: "1" },
  });
  child.unref();
}

async function run() {
  await untilPredecessorHasWritten();
  fs.writeFileSync(file("host.pid"), String(process.pid));
  fs.rmSync(file("stop"), { force: true });
  process.on("exit", () => {
    if (!announced) {
      fs.writeFileSync(file("failed"), "");
    }
    remove("endpoint.json");
    remove("host.pid");
  });
  const require = createRequire(import.meta.url);
  saveOften(require("lokijs"));
  announceWhenListening();
  // The app's own process group is gone by then; only our files say when to stop.
  process.on("SIGHUP", () => {});
  watchUsers();
  process.argv.splice(2, process.argv.length,
    "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--location", file("data"),
    "--blobHost", "127.0.0.1", "--blobPort", ports[0],
    "--queueHost", "127.0.0.1", "--queuePort", ports[1],
    "--tableHost", "127.0.0.1", "--tablePort", ports[2]);
  require("azurite/dist/src/azurite.js");
}

// Azurite keeps its indexes in memory and writes them every 5 seconds. Here a write follows a change within half a
// second, but writing takes at most a tenth of the time however large the index has grown.
function saveOften(Loki) {
  Loki.prototype.autosaveEnable = function () {
    this.autosave = true;
    const next = (pause) => {
      this.autosaveHandle = setTimeout(() => {
        if (!this.autosaveDirty()) {
          next(saveEveryMs);
          return;
        }
        const began = performance.now();
        this.saveDatabase((error) => {
          if (error) {
            console.error(`Saving ${this.filename} failed: ${error}`);
          }
          if (this.autosaveHandle) {
            next(Math.max(saveEveryMs, 10 * (performance.now() - began)));
          }
        });
      }, pause);
    };
    next(saveEveryMs);
  };
  Loki.prototype.autosaveDisable = function () {
    clearTimeout(this.autosaveHandle);
    this.autosaveHandle = null;
  };
}

// Only Azurite's own words tell which ports it got.
function announceWhenListening() {
  const listening = /^Azurite (Blob|Queue|Table) service is successfully listening at http:\/\/127\.0\.0\.1:(\d+)/;
  const endpoint = { pid: process.pid };
  const print = console.log;
  console.log = (...args) => {
    print(...args);
    const match = listening.exec(String(args[0]));
    if (match) {
      endpoint[`${match[1].toLowerCase()}Port`] = Number(match[2]);
      if (Object.keys(endpoint).length === 4) {
        fs.writeFileSync(file("endpoint.json.new"), JSON.stringify(endpoint));
        fs.renameSync(file("endpoint.json.new"), file("endpoint.json"));
        announced = true;
      }
    }
  };
}

function watchUsers() {
  let lastUsed = Date.now();
  let ticks = 0;
  const timer = setInterval(() => {
    if (fs.existsSync(file("stop"))) {
      stop(timer);
      return;
    }
    if (++ticks % 5 !== 0) {
      return;
    }
    if (hasLiveUser()) {
      lastUsed = Date.now();
    } else if (Date.now() - lastUsed >= lingerMs) {
      // A new user writes its file before it looks for the endpoint: after this it can't be missed.
      remove("endpoint.json");
      if (!hasLiveUser()) {
        stop(timer);
      }
    }
  }, 200);
}

function stop(timer) {
  clearInterval(timer);
  remove("endpoint.json");
  remove("stop");
  process.kill(process.pid, "SIGTERM");
  // Azurite leaves when its connections are closed; what it knows is written long before this.
  setTimeout(() => process.exit(0), 10_000).unref();
}

function hasLiveUser() {
  let any = false;
  for (const user of fs.readdirSync(file("users"))) {
    if (isAlive(Number.parseInt(user, 10))) {
      any = true;
    } else {
      remove(path.join("users", user));
    }
  }
  return any;
}

async function untilPredecessorHasWritten() {
  for (let i = 0; i < 150; i++) {
    const pid = Number.parseInt(readOr("host.pid", ""), 10);
    if (!pid || pid === process.pid || !isAlive(pid) || !isAzurite(pid)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

// A number may have been given to another process since; where that can't be seen, the wait has an end anyway.
function isAzurite(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("azurite-host");
  } catch {
    return process.platform !== "linux";
  }
}

function readOr(name, otherwise) {
  try {
    return fs.readFileSync(file(name), "utf8");
  } catch {
    return otherwise;
  }
}

function remove(name) {
  try {
    fs.rmSync(file(name), { force: true });
  } catch (error) {
    console.error(`Removing ${name} failed: ${error}`);
  }
}
