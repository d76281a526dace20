// Questions to the browser's cryptography, for comparing its answers with Python's; the same in Node
// and in a page.
import { algorithmFor } from "../../themes/verifier/algorithms.js";
import { canonicalize } from "../../themes/verifier/canon/canon.js";
import { canonicalLines } from "../../themes/verifier/canon/rdfc.js";
import { base64urlDecode, multibaseDecode, toHex } from "../../themes/verifier/encoding.js";
import { BadgeError, LimitError, ProofError, Unreachable } from "../../themes/verifier/errors.js";
import { jcs } from "../../themes/verifier/jcs.js";
import { fromJwk } from "../../themes/verifier/jwk.js";
import { fromDidKey, KeyKind, PublicKey } from "../../themes/verifier/keys.js";
import { loads } from "../../themes/verifier/strict_json.js";
import { checkTree, contextsOf, embeddedCredentials } from "../../themes/verifier/tree.js";
import { fromDigits } from "../../themes/verifier/ui/digits.js";

const hex = (text) => Uint8Array.from(text.match(/../g) ?? [], (one) => parseInt(one, 16));
const ERRORS = [[LimitError, "limit"], [BadgeError, "badge"], [ProofError, "proof"], [Unreachable, "unreachable"]];

const QUESTIONS = {
  canon: (document, hash) => canonicalize(document, hash),
  rdfc: (quads, steps, hash) => canonicalLines(quads, steps, hash),
  verify: async (kind, key, signature, message, name) => {
    const algorithm = await algorithmFor(new PublicKey(KeyKind[kind], hex(key)), name);
    return algorithm.verify(hex(signature), hex(message));
  },
  did: (text) => toHex(fromDidKey(text).raw),
  multibase: (text) => toHex(multibaseDecode(text)),
  base64url: (text) => toHex(base64urlDecode(text)),
  jwk: async (jwk) => {
    const key = await fromJwk(jwk);
    await algorithmFor(key, key.kind === KeyKind.RSA ? "RS256" : "");
    return key.multibase;
  },
  json: (data) => jcs(loads(hex(data))),
  digits: async (text) => toHex(await fromDigits(text)),
  shape: (document) => {
    checkTree(document);
    contextsOf(document);
    return embeddedCredentials(document).length;
  },
};

/** What the module says, or what kind of error it is. */
export async function answer([name, ...given]) {
  try {
    return { is: await QUESTIONS[name](...given) };
  } catch (error) {
    const kind = ERRORS.find(([type]) => error instanceof type);
    if (kind) return { error: kind[1] };
    throw error;
  }
}

/** All answers, one after the other. */
export async function answers(questions) {
  const found = [];
  for (const question of questions) found.push(await answer(question));
  return found;
}
