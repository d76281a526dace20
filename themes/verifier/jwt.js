/** Compact JWS: the three parts, and the rules of the header that need no key. */
import { fromBase64, utf8 } from "./encoding.js";
import { BadgeError, LimitError } from "./errors.js";
import { loads } from "./strict_json.js";

export const MAX_TOKEN = 1_500_000;
const MAX_HEADER = 64_000;

/** Signed text without the white space around it. @param {Bytes} data */
export function tokenIn(data) {
  // Others than those of ASCII are white space for some programs, and for some they are not.
  if (data.some((byte) => byte > 127))
    throw new BadgeError("This signed text holds characters that cannot stand in one.", "Copy the whole text again.");
  return new TextDecoder().decode(data).trim();
}

/** Nothing here verifies a signature. @param {string} token @returns {Jws} */
export function split(token) {
  if (token.length > MAX_TOKEN) throw new LimitError("This signed text is too long to be read.");
  if (token.split(/\s+/)[1]?.startsWith("eyJ"))
    throw new BadgeError("This is not one signed text on one line.", "Bring one badge at a time, without line breaks in it.");
  if (token.includes("~"))
    throw new BadgeError("This is a credential with selective disclosure (SD-JWT), which cannot be read yet.");
  const parts = token.split(".");
  if (parts.length === 5) throw new BadgeError("This text is encrypted, so only its receiver can read it.");
  if (parts.length !== 3) throw new BadgeError("This signed text does not have three parts.");
  const [head, payload, signature] = parts.map(decode);
  const header = loads(head, MAX_HEADER);
  if (typeof header.alg !== "string" || typeof (header.kid ?? "") !== "string" || header.kid === null)
    throw new BadgeError("The header of this signed text does not name its algorithm or key.");
  if (!payload.length) throw new BadgeError("This signed text has a signature but no content.");
  return { header, payload, signingInput: utf8(`${parts[0]}.${parts[1]}`), signature };
}

/** Base64url without padding; bits that mean nothing must be zero. @param {string} part */
function decode(part) {
  const rest = part.slice(part.length & ~3);
  if (!/^[\w-]*$/.test(part) || !/^(|.[AQgw]|..[AEIMQUYcgkosw048])$/.test(rest))
    throw new BadgeError("A part of this signed text is damaged or missing.", "Copy the whole text again.");
  return fromBase64(part.replaceAll("-", "+").replaceAll("_", "/"));
}
