/** What a browser says about a key, and what it says about itself. */
import assert from "node:assert/strict";
import test from "node:test";

import { algorithmFor } from "../../themes/verifier/algorithms.js";
import { ProofError, Unreachable } from "../../themes/verifier/errors.js";
import { KeyKind } from "../../themes/verifier/keys.js";

const KEY = { kind: KeyKind.ED25519, raw: new Uint8Array(32).fill(9) };

for (const [name, kind, message] of [
  ["DataError", ProofError, "The Ed25519 key is not a key."],
  ["NotSupportedError", Unreachable, "This browser cannot check Ed25519 signatures."],
  ["OperationError", Unreachable, "This browser cannot check Ed25519 signatures."],
  ["TypeError", Unreachable, "This browser cannot check Ed25519 signatures."],
])
  test(`a browser that answers ${name} to a key`, async (context) => {
    const { subtle } = crypto;
    context.after(() => Object.defineProperty(crypto, "subtle", { value: subtle, configurable: true }));
    const value = { importKey: () => Promise.reject(new DOMException("x", name)) };
    Object.defineProperty(crypto, "subtle", { value, configurable: true });
    await assert.rejects(algorithmFor(KEY), (error) => error instanceof kind && error.message === message);
  });
