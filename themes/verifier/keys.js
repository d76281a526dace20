/** Public keys as badges and issuers write them: Multikey and `did:key`. */
import { base58btcEncode, multibaseDecode } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";

export const DID_KEY = "did:key:";

/** Name, multicodec, and length in bytes (0 where it varies). */
export const KeyKind = Object.freeze({
  ED25519: { title: "Ed25519", codec: 0xed, length: 32 },
  P256: { title: "ECDSA P-256", codec: 0x1200, length: 33 },
  P384: { title: "ECDSA P-384", codec: 0x1201, length: 49 },
  RSA: { title: "RSA", codec: 0x1205, length: 0 },
});

/** A public key; whether it is usable is for `algorithmFor` to find out. */
export class PublicKey {
  /** @param {Kind} kind @param {Bytes} raw as a Multikey holds it */
  constructor(kind, raw) {
    this.kind = kind;
    this.raw = raw;
  }

  get multibase() {
    const { codec } = this.kind;
    return "z" + base58btcEncode(Uint8Array.of((codec & 0x7f) | 0x80, codec >> 7, ...this.raw));
  }

  get did() {
    return DID_KEY + this.multibase;
  }
}

/** The number at the start of `data`, in its shortest form, and what follows.
 * @param {Bytes} data @returns {[number, Bytes]} */
export function varintDecode(data) {
  let number = 0;
  for (let at = 0; at < Math.min(data.length, 9); at++) {
    number += (data[at] & 0x7f) * 128 ** at;
    if (at && !data[at]) break; // a shorter form exists
    if (data[at] < 0x80) return [number, data.subarray(at + 1)];
  }
  throw new ProofError("The kind of a key cannot be read.");
}

/** @param {string} text @returns {PublicKey} */
export function fromMultibase(text) {
  const [codec, raw] = varintDecode(multibaseDecode(text));
  const kind = Object.values(KeyKind).find((known) => known.codec === codec);
  if (!kind) throw new Unreachable(`Keys of kind 0x${codec.toString(16)} are not supported yet.`);
  if (kind.length && raw.length !== kind.length)
    throw new ProofError(`This ${kind.title} key has a wrong length.`);
  return new PublicKey(kind, raw);
}

/** @param {string} did @returns {PublicKey} */
export function fromDidKey(did) {
  const key = did.startsWith(DID_KEY) && fromMultibase(did.slice(DID_KEY.length));
  if (!key || key.did !== did) throw new ProofError("A did:key must be written in base58btc.");
  return key;
}
