/** Public keys as badges and issuers write them: Multikey and `did:key`. */
import { base58btcEncode, multibaseDecode } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";

/** @typedef {import("./encoding.js").Bytes} Bytes */
/** @typedef {{title: string, codec: number, length: number}} Kind */

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
    return "z" + base58btcEncode(new Uint8Array([(codec & 0x7f) | 0x80, codec >> 7, ...this.raw]));
  }

  get did() {
    return DID_KEY + this.multibase;
  }
}

/** @param {string} text @returns {PublicKey} */
export function fromMultibase(text) {
  throw new Unreachable("to come");
}

/** @param {string} did @returns {PublicKey} */
export function fromDidKey(did) {
  throw new Unreachable("to come");
}
