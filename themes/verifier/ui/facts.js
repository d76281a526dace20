/** What a badge says, in a few words, so that a reader sees which badge was checked. */
import { day, parseTime } from "../moments.js";

const LONGEST = 300;

/** @param {Badge} badge @param {DOMStringMap} words for recipients that are not named */
export function factsOf({ achievement, issuer, recipient, validFrom, validUntil, name }, { hidden = "", unnamed = "" }) {
  const plain = recipient.identities.filter((identity) => !identity.hashed).map(({ identity }) => identity);
  const named = [recipient.id, ...plain].filter(Boolean).join(", ");
  return {
    name: short(achievement.name || name),
    about: short(achievement.description),
    issuer: short([issuer.name, issuer.id].filter(Boolean).join(" · ")),
    recipient: short(named) || (recipient.identities.length ? hidden : unnamed),
    from: date(validFrom),
    until: date(validUntil),
  };
}

/** @param {string} text */
const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** @param {string} text */
function date(text) {
  const moment = text ? parseTime(text) : null;
  return moment === null ? short(text) : day(moment);
}
