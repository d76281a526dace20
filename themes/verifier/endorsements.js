/** Who endorses an award or an achievement, by the endorsements inside it; all unverified. */
import { credentialOf } from "./claims.js";
import { BadgeError } from "./errors.js";
import { Fields } from "./fields.js";
import { MAX_TOKEN, split } from "./jwt.js";
import { loads } from "./strict_json.js";

/** Names, or identifiers where there is no name. @param {Fields} holder */
export const endorsers = (holder) =>
  [
    ...holder.linked("endorsement").map(issuer),
    ...holder.texts("endorsementJwt", MAX_TOKEN).map(signer),
  ].filter(Boolean);

/** @param {Fields} endorsement */
function issuer(endorsement) {
  const [found] = endorsement.linked("issuer");
  return found ? found.text("name") || found.text("id") : "";
}

/** Empty if it cannot be read. @param {string} token */
function signer(token) {
  let found;
  try {
    found = credentialOf(loads(split(token).payload));
  } catch (error) {
    if (error instanceof BadgeError) return "";
    throw error;
  }
  return issuer(new Fields(found));
}
