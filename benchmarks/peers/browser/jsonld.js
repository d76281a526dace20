/** jsonld.js and rdf-canonize with the browser's own cryptography: the least that checks a signature
 * over statements. No dates, no withdrawal, no members that are not signed. */
import jsonld from "jsonld";
import { canonize } from "rdf-canonize";
import { start } from "./common.js";
import contexts from "./contexts.json";

const documentLoader = async (url) => {
  if (!(url in contexts)) throw new Error(`not here: ${url}`);
  return { contextUrl: null, documentUrl: url, document: contexts[url] };
};
const DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
function base58(text) {
  let number = 0n;
  for (const digit of text) number = number * 58n + BigInt(DIGITS.indexOf(digit));
  let hex = number.toString(16);
  hex = hex.length % 2 ? `0${hex}` : hex;
  return Uint8Array.from(hex.match(/../g), (byte) => parseInt(byte, 16));
}
async function digest(document) {
  const dataset = await jsonld.toRDF(document, { documentLoader, safe: true });
  const lines = await canonize(dataset, { algorithm: "RDFC-1.0" });
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines)));
}

start(async (text) => {
  const { proof, ...document } = JSON.parse(text);
  const [{ proofValue, ...options }] = [proof].flat();
  const signed = new Uint8Array(64);
  signed.set(await digest({ "@context": document["@context"], ...options }));
  signed.set(await digest(document), 32);
  const raw = base58(options.verificationMethod.split("#")[1].slice(1)).slice(2);
  const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, base58(proofValue.slice(1)), signed);
});
