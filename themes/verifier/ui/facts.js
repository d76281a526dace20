/** What a badge says, in a few words, so that a reader sees which badge was checked. */
import { day, parseTime } from "../moments.js";

const LONGEST = 300;

/** @param {Badge} badge @param {DOMStringMap} words for recipients that are not named */
export function factsOf({ achievement, issuer, recipient, validFrom, validUntil, name }, { hidden = "", unnamed = "" }) {
  const plain = recipient.identities.filter((identity) => !identity.hashed).map(({ identity }) => identity);
  const named = [recipient.id, ...plain].filter(Boolean).map(plainly).join(", ");
  return {
    name: short(achievement.name || name),
    about: short(achievement.description),
    issuer: short([issuer.name, plainly(issuer.id)].filter(Boolean).join(" · ")),
    recipient: short(named) || (recipient.identities.length ? hidden : unnamed),
    from: date(validFrom),
    until: date(validUntil),
  };
}

/** A name that programs give, for people: where it is on the web, or that it is a key. @param {string} id */
function plainly(id) {
  const [, web] = /^did:web:(.+)$/.exec(id) ?? [];
  if (web) return web.replaceAll(":", "/").replace(/%3a/i, ":");
  const [, key] = /^did:(?:key|jwk):(.+)$/s.exec(id) ?? [];
  return key ? `a key that ends in ${key.slice(-8)}` : id.replace(/^mailto:/, "");
}

/** Signs that turn the direction of what follows, so that an address could read like another one. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** @param {string} text */
function short(text) {
  const plain = text.replace(TURNING, "");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** @param {string} text */
function date(text) {
  const moment = text ? parseTime(text) : null;
  return moment === null ? short(text) : day(moment);
}
