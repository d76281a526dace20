// Which modules the small verifier loads to answer for one badge. Input (standard input): {"badge":
// base64, "documents": {address: text}, "now": ...}; output: {"verdict": ..., "modules": [...]}.
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";

const { port1, port2 } = new MessageChannel();
const hooks = `
let port;
export const initialize = (data) => { ({ port } = data); };
export async function load(url, context, next) {
  port.postMessage(url);
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, { data: { port: port2 }, transferList: [port2] });

const { badge, documents, now } = JSON.parse(readFileSync(0, "utf8"));
const { quickly } = await import("../../themes/verifier/quick/quick.js");
const { Unreachable } = await import("../../themes/verifier/errors.js");
const fetcher = {
  async fetch(url) {
    if (!Object.hasOwn(documents, url)) throw new Unreachable("Not asked.");
    return { url, status: 200, body: new TextEncoder().encode(documents[url]), at: new Date(now) };
  },
};
const context = { now: new Date(now), issuers: [], recipient: [], fetcher };
const found = await quickly(new Uint8Array(Buffer.from(badge, "base64")), context);
const modules = [];
for (let sent; (sent = receiveMessageOnPort(port1)); ) modules.push(sent.message);
port1.close();
process.stdout.write(JSON.stringify({ verdict: found?.verdict ?? "", modules }));
