// Runs Azurite for the local runtime.
//
//   node azurite-host.mjs <folder> <blobPort> <queuePort> <tablePort>
//
// Port 0 means any free one. The process that is called only starts a second one in a session of its own, so that
// Azurite outlives a killed app and keeps what was acknowledged. In <folder>:
//   endpoint.json  {pid, blobPort, queuePort, tablePort}: there while Azurite answers
//   host.pid       the process that owns the data, from before it starts until it has written everything
//   users/<pid>-*  one file per user; when no such process has been alive for a while, Azurite stops by itself
//   stop           asks Azurite to stop
//   failed         says that it ended before it listened
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { createRequire, Module } from "node:module";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

const [folder, ...ports] = process.argv.slice(2);
const file = (name) => path.join(folder, name);
const lingerMs = Number(process.env.REVOPS_AZURITE_LINGER_SECONDS ?? 60) * 1000;
const saveEveryMs = Number(process.env.REVOPS_AZURITE_SAVE_MS ?? 500);

let announced = false;

if (process.env.REVOPS_AZURITE_DETACHED === "1") {
  run();
} else {
  detach();
}

function detach() {
  fs.mkdirSync(file("users"), { recursive: true });
  const log = fs.openSync(file("azurite.log"), "a");
  if (isOwned()) {
    fs.writeSync(log, "Another Azurite works on this folder.\n");
    fs.writeFileSync(file("failed"), "");
    return;
  }
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), folder, ...ports], {
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, REVOPS_AZURITE_DETACHED: "1" },
  });
  // Before this process ends: whoever looks next must see that the folder is taken.
  fs.writeFileSync(file("host.pid"), String(child.pid));
  child.unref();
}

function run() {
  fs.rmSync(file("stop"), { force: true });
  process.on("exit", () => {
    if (!announced) {
      fs.writeFileSync(file("failed"), "");
    }
    remove("endpoint.json");
    remove("host.pid");
  });
  const require = createRequire(import.meta.url);
  leaveOutTelemetry(require);
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

// Telemetry is off; loading what it would need takes most of the time that Azurite takes to start.
function leaveOutTelemetry(require) {
  const id = require.resolve("applicationinsights");
  const stub = new Module(id);
  stub.loaded = true;
  require.cache[id] = stub;
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
  for (const user of users()) {
    if (isAlive(Number.parseInt(user, 10))) {
      any = true;
    } else {
      remove(path.join("users", user));
    }
  }
  return any;
}

function users() {
  try {
    return fs.readdirSync(file("users"));
  } catch {
    return []; // The folder was deleted with everything in it.
  }
}

function isOwned() {
  const pid = Number.parseInt(readOr("host.pid", ""), 10);
  return pid > 0 && isAlive(pid) && isAzurite(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  try {
    // A process that ended but was not collected by its parent still has a number.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return !"ZX".includes(stat[stat.lastIndexOf(")") + 2]);
  } catch {
    return process.platform !== "linux";
  }
}

// A number may have been given to another process since.
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
