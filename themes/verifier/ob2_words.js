/** The vocabulary of Open Badges 2.0. */
import { pass } from "./case.js";
import { ProofError, Unreachable } from "./errors.js";
import { isObject, placeName, typesOf, walk } from "./tree.js";

const WORDS = "https://w3id.org/openbadges/v2";

/** Extensions bring vocabularies of their own, which are about nothing else. @param {Obj} document */
export function checkWords(document) {
  for (const place of walk(document)) {
    const { value } = place;
    if (!isObject(value) || !Object.hasOwn(value, "@context")) continue;
    const found = value["@context"];
    const urls = Array.isArray(found) ? found : [found];
    if (!urls.every((url) => typeof url === "string"))
      throw new ProofError(`${placeName(place)} brings a vocabulary of its own, which may hide things.`);
    const unknown = urls.find((url) => url !== WORDS);
    if (unknown !== undefined && !typesOf(value).includes("Extension"))
      throw new Unreachable(`The vocabulary ${unknown.slice(0, 200)} is not known to this program.`);
  }
  if (!Object.hasOwn(document, "@context"))
    throw new ProofError("The document does not say by address which vocabulary it is written in.");
  return pass("The badge is written in the words of Open Badges 2.0.");
}
