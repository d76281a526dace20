/** Why a file cannot be used as a badge. Each says what the file is, and what to do. */
import { BadgeError } from "./errors.js";

const AGAIN = "Download the badge again from where it was issued, and use that file as it is.";
const ONE = "Each badge has to be a file by itself.";

/** What a file is; what to do, if it is not to download the badge again.
 * @type {{[name: string]: [string] | [string, string]}} */
const REFUSALS = {
  EMPTY: ["This file is empty."],
  PNG: ["This PNG image has no badge inside it: editing an image, saving it again or taking a screenshot removes the badge."],
  SVG: ["This SVG image has no badge inside it: editing a drawing or saving it again removes the badge."],
  PHOTO: ["This is a photo or picture that cannot hold a badge: converting an image removes it."],
  HTML: ["This is a web page about a badge, not the badge itself."],
  PDF: ["This is a PDF document; a certificate to print does not hold the signed badge."],
  ZIP: ["This is a ZIP archive; it may hold several badges.", "Unpack it and choose one badge."],
  COMPRESSED: ["This file is compressed (gzip).", "Unpack it and use the file inside."],
  UTF16: ["This text is saved as UTF-16, so it is no longer the file that was issued."],
  ADDRESS: ["This file holds only an address, not the badge itself.", "Open it and download the badge."],
  BAKED_ADDRESS: ["This picture is an old kind of badge that holds only an address."],
  UNKNOWN: ["This is not a badge file: JSON, signed text, or a picture with a badge inside."],
  BAKED_UNKNOWN: ["What is inside this picture is neither a badge nor an address of one."],
  XML: ["This is an XML file, but not an SVG image with a badge inside."],
  NOT_A_BADGE: ["This JSON is not a badge: nothing in it says that somebody earned one."],
  SEVERAL: ["This is a list of credentials, and each badge has to be a file by itself.", ONE],
  CLR2: ["This is a learner record: one signature over many achievements.", ONE],
  PRESENTATION: ["This is a presentation made by a wallet; it wraps credentials.", ONE],
  ENVELOPE: ["This file wraps a signed credential in another document.", ONE],
  ENDORSEMENT: ["This is an endorsement: somebody recommends a badge or an issuer, but it is no badge."],
  BADGE_CLASS: ["This describes a badge that can be earned, but not that anybody earned it."],
  ISSUER: ["This describes an issuer of badges, but is no badge."],
  COMPONENT: ["This is a part that badges refer to, but is no badge."],
  KEY_DOCUMENT: ["This describes an issuer's keys, but is no badge."],
  STATUS_LIST: ["This is an issuer's list of withdrawn badges, but is no badge."],
  JWS_JSON: ["This is signed text written as JSON (JWS JSON serialization); badges do not use that."],
  OTHER: ["This is a verifiable credential of another kind, not an Open Badge."],
};

/** @param {string} name one of the names above */
export const refusal = (name) => new BadgeError(REFUSALS[name][0], REFUSALS[name][1] ?? AGAIN);
