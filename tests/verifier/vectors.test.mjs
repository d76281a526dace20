// Published vectors of embedded proofs: every step on the way to a signature equals what others
// computed. W3C's vocabulary of examples is not frozen, since no badge may use it; of those
// documents the canonical form is taken as given, and everything after it is computed.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { algorithmFor } from "../../themes/verifier/algorithms.js";
import { canonicalize, inputs, message, proofsOf, unsecured } from "../../themes/verifier/data_integrity.js";
import { digest, multibaseDecode, toHex, utf8 } from "../../themes/verifier/encoding.js";
import { jcs } from "../../themes/verifier/jcs.js";
import { fromMultibase } from "../../themes/verifier/keys.js";
import { loads } from "../../themes/verifier/strict_json.js";
import { checkKey, hashFor, suiteOf } from "../../themes/verifier/suites.js";
import { checkTree } from "../../themes/verifier/tree.js";

const CORPUS = process.env.PORTFOLIO_GEN_CORPUS ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const there = existsSync(`${CORPUS}/MANIFEST.tsv`);
const skip = !there && process.env.CI !== "true" && "other people's badges are not on this machine";
const V2 = "https://www.w3.org/ns/credentials/v2";

/** Folder of every suite of W3C, and how its files end. */
const SUITES = {
  "w3c-vc-di-eddsa/eddsa-rdfc-2022": "DataInt",
  "w3c-vc-di-eddsa/eddsa-rdfc-2022/employ": "DataInt",
  "w3c-vc-di-eddsa/eddsa-jcs-2022": "JCS",
  "w3c-vc-di-eddsa/Ed25519Signature2020": "EdSig",
  "w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p256": "ECDSAP256",
  "w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p256/employ": "ECDSAP256",
  "w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p384": "ECDSAP384",
  "w3c-vc-di-ecdsa/ecdsa-rdfc-2019-p384/employ": "ECDSAP384",
  "w3c-vc-di-ecdsa/ecdsa-jcs-2019-p256": "JCSECDSAP256",
  "w3c-vc-di-ecdsa/ecdsa-jcs-2019-p384": "JCSECDSAP384",
};

const bytes = (path) => new Uint8Array(readFileSync(`${CORPUS}/${path}`));
const text = (path) => readFileSync(`${CORPUS}/${path}`, "utf8");

/** The signature fits, and over other bytes it does not. */
async function fits(proof, signed) {
  const key = fromMultibase(proof.verificationMethod.split("#")[1]);
  checkKey(suiteOf(proof), key);
  const algorithm = await algorithmFor(key);
  const signature = multibaseDecode(proof.proofValue);
  assert.equal(await algorithm.verify(signature, signed), true);
  assert.equal(await algorithm.verify(signature, signed.slice().reverse()), false);
  return { hash: hashFor(key.kind), signature };
}

for (const [folder, end] of Object.entries(SUITES))
  test(`every step of ${folder}`, { skip }, async () => {
    const read = (name) => text(`${folder}/${name}${end}.txt`);
    const document = loads(bytes(`${folder}/signed${end}.json`));
    const { proof } = document;
    const suite = suiteOf(proof);
    const found = inputs(document, proof, suite);
    assert.deepEqual(found.options, loads(bytes(`${folder}/proofConfig${end}.json`)));
    const forms = [read("proofCanon"), read("canonDoc")];
    const hash = end.endsWith("384") ? "sha384" : "sha256";
    if (suite.text) assert.deepEqual([jcs(found.options), jcs(found.document)], forms);
    else if (proof.type === "DataIntegrityProof")
      assert.equal((await canonicalize({ ...found.options, "@context": [V2] }, hash)).nquads, forms[0]);
    assert.equal(toHex(await digest(hash, utf8(forms[0]))), read("proofHash"));
    assert.equal(toHex(await digest(hash, utf8(forms[1]))), read("docHash"));
    const signed = await message(forms[0], forms[1], hash);
    assert.equal(toHex(signed), read("combinedHash"));
    const made = await fits(proof, signed);
    assert.equal(made.hash, hash);
    assert.equal(toHex(made.signature), read("sigHex"));
  });

for (const folder of ["obv3p0", "clrv2p0"])
  test(`every step of 1EdTech's ${folder}`, { skip }, async () => {
    const place = `1edtech-spec/test-vectors/${folder}`;
    const document = loads(bytes(`${place}/signed.json`));
    const hashes = loads(bytes(`${place}/hashes.json`));
    const [proof] = proofsOf(document);
    checkTree(document);
    const { options } = inputs(document, proof, suiteOf(proof));
    const forms = [await canonicalize(options), await canonicalize(unsecured(document))];
    assert.deepEqual(
      forms.map(({ nquads }) => nquads),
      [text(`${place}/proof-canon.txt`), text(`${place}/document-canon.txt`)],
    );
    const signed = await message(forms[0].nquads, forms[1].nquads, "sha256");
    assert.equal(toHex(signed), hashes.data);
    assert.equal(toHex((await fits(proof, signed)).signature), hashes.signature);
  });
