/** Signatures that stand in the badge. */

/** @param {Obj} document with sorted members @returns {Promise<Secured>} */
export async function opened({ proof, ...credential }) {
  const [{ proofValue, ...options }, ...others] = [proof].flat();
  const { "@context": own, type, cryptosuite, created, verificationMethod: method, proofPurpose, ...more } = options;
  const plain = type === "DataIntegrityProof" && proofPurpose === "assertionMethod" && typeof proofValue === "string";
  const alone = !others.length && !Object.keys(more).length && ["eddsa-jcs-2022", "eddsa-rdfc-2022"].includes(cryptosuite);
  if (!plain || !alone || (own !== undefined && JSON.stringify(own) !== JSON.stringify(credential["@context"]))) throw new Error();
  const forms =
    cryptosuite === "eddsa-jcs-2022"
      ? [options, credential].map((sorted) => JSON.stringify(sorted))
      : await (await import("./rdfc.js")).forms(options, credential);
  const fits = async (/** @type {Obj} */ key) => {
    const { bytesIn, keyIn, verify } = await import("./ed25519.js");
    const hashes = forms.map((form) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(form)));
    const message = Promise.all(hashes).then((all) => Uint8Array.from(all.flatMap((hash) => [...new Uint8Array(hash)])));
    return verify(keyIn(key), bytesIn(proofValue, 64), message);
  };
  return { credential, created, method, fits };
}
