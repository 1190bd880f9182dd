/** Tests reach nothing outside this machine: whatever tries is told so, instead of passing on a lucky day. */
const net = require("node:net");

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1", "[::1]"]);
const GUARDED = Symbol.for("postmortem.no-network");

const hostOf = (args) => {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) return first.path ? "localhost" : first.host;
  if (typeof first === "string" && Number.isNaN(Number(first))) return "localhost";
  return typeof second === "string" ? second : undefined;
};

if (!net.Socket.prototype[GUARDED]) {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(...args) {
    const host = hostOf(args) ?? "localhost";
    if (LOOPBACK.has(host)) return connect.apply(this, args);
    throw new Error(`A test tried to reach ${host}. Tests run on the local site only.`);
  };
  net.Socket.prototype[GUARDED] = true;
}

const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const url = new URL(typeof input === "object" && "url" in input ? input.url : String(input));
  if (realFetch && LOOPBACK.has(url.hostname)) return realFetch(input, init);
  throw new Error(`A test tried to fetch ${url.origin}. Tests run on the local site only.`);
};
