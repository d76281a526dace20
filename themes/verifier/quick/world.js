/** The closed world. */

/** @param {Bytes | string} data @returns {Obj} */
export const read = (data) => JSON.parse(String(data));

/** @param {any} value @param {string} kind */
export const fits = (value, kind) => value === kind;

/** @param {any} text */
export const isAddress = (text) => text === "";

/** @param {string} text */
export const moment = (text) => Date.parse(text);
