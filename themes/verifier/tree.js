/** What a document may look like before anybody processes it: bounded, and without tricks. */

/** @typedef {{[name: string]: any}} Json */
/** @typedef {{way: string[], value: any}} Place */

/** "credentialSubject.achievement" @param {Place} place */
export const placeName = (place) => place.way.map((name) => name.slice(0, 80)).join(".") || "the document";

/** @param {any} text */
export const isIri = (text) => typeof text === "string" && /^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\\x7f]*$/.test(text);

/** @param {Json} value @returns {any[]} */
export const typesOf = (value) => [value.type ?? []].flat();

/** The document and every value in it. @param {Json} document @returns {Generator<Place>} */
export function* walk(document) {}

/** @param {Json} document */
export function checkTree(document) {}

/** Addresses of the vocabularies, in order. @param {Json} document @returns {string[]} */
export function contextsOf(document) {
  return document["@context"];
}

/** Credentials inside that name vocabularies of their own. @param {Json} document @returns {Place[]} */
export function embeddedCredentials(document) {
  return [];
}
