/** Who vouches for an issuer. A list of issuers does; any other policy is given with the context. */
import { pass, skip } from "./case.js";
import { Unreachable } from "./errors.js";

/** @param {Context} ctx @returns {Policy | null} */
const policyOf = ({ trust, issuers }) =>
  trust ?? (issuers.some((known) => known.trusted) ? { voucher: (id) => onList(id, issuers) } : null);

/** Whose list the issuer is on; entries that are not trusted only pin documents.
 * @param {string} id @param {KnownIssuer[]} issuers @returns {Voucher | null} */
export const onList = (id, issuers) =>
  issuers.find((known) => known.trusted && known.id === id) ?? null;

/** Who vouches for an issuer, if anybody does. @param {string} id @param {Context} ctx */
export const vouched = (id, ctx) => policyOf(ctx)?.voucher(id) ?? null;

/** Tell whether whoever runs this check knows the issuer. @param {Case} box @param {Context} ctx */
export function checkIssuerKnown(box, ctx) {
  if (!policyOf(ctx)) return skip("Nobody gave a list of issuers they know.");
  const found = vouched(box.badge.issuer.id, ctx);
  if (!found) throw new Unreachable("The issuer is on no list of whoever runs this check.");
  return pass(`Known as ${found.name}.`, found.says);
}
