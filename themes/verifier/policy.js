/** By what an issuer counts as known beside a plain list: hosts, registries, and combinations. A
 * policy that could vouch for anybody by being empty cannot be made: that is a `TypeError`. */
import { isOpenHost, isPersonal } from "./hosts.js";
import { hostOf } from "./documents.js";
import { loads } from "./strict_json.js";
import { isObject } from "./tree.js";
import { onList } from "./trust.js";

/** @param {unknown} condition @param {string} words */
function must(condition, words) {
  if (!condition) throw new TypeError(words);
}

/** A list of issuers that somebody knows. @param {KnownIssuer[]} issuers @returns {Policy} */
export function pinned(issuers) {
  must(issuers.some((known) => known.trusted), "A list with nobody on it vouches for nobody.");
  return { voucher: (id) => onList(id, issuers) };
}

/** Everybody who publishes at one host, or under it.
 * @param {string} host @param {string} says who knows it @returns {Policy} */
export function domain(host, says) {
  must(host && hostOf(`https://${host}/`) === host, `${host} is not the name of a host.`);
  must(!isOpenHost(host), `Anybody can get an address under ${host}.`);
  return {
    voucher(id) {
      const name = hostOf(id);
      return (name === host || name.endsWith("." + host)) && !isPersonal(id) ? { name, says } : null;
    },
  };
}

/** @param {Map<string, string>} names by identifier @param {string} says @returns {Policy} */
export function registry(names, says) {
  must(names.size, "A registry with nobody in it vouches for nobody.");
  return {
    voucher(id) {
      const name = names.get(id);
      return name === undefined ? null : { name, says };
    },
  };
}

/** Every one of several policies must vouch. @param {Policy[]} policies @returns {Policy} */
export function allOf(policies) {
  must(policies.length, "A rule that combines nothing vouches for nobody.");
  return {
    voucher(id) {
      const found = policies.map((policy) => policy.voucher(id)).filter((v) => v !== null);
      if (found.length < policies.length) return null;
      return { name: found[0].name, says: found.map((v) => v.says).join(" and ") };
    },
  };
}

/** The first of several policies that vouches is named. @param {Policy[]} policies @returns {Policy} */
export function anyOf(policies) {
  must(policies.length, "A rule that combines nothing vouches for nobody.");
  return {
    voucher(id) {
      for (const policy of policies) {
        const found = policy.voucher(id);
        if (found) return found;
      }
      return null;
    },
  };
}

/** A registry in the format of the Digital Credentials Consortium.
 * @param {Bytes} data @param {string} source name of the file */
export function readRegistry(data, source) {
  const { registry: entries, meta } = loads(data, 5_000_000);
  must(isObject(entries), `${source} is not a registry of issuers: it has no “registry”.`);
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const [id, entry] of Object.entries(entries)) {
    must(isObject(entry) && typeof entry.name === "string", `${source} has an issuer without a name.`);
    names.set(id, entry.name);
  }
  const of = typeof meta?.updated === "string" ? ` of ${meta.updated.slice(0, 10)}` : "";
  return registry(names, `the registry ${source}${of}`);
}

/** A list of issuers vouches, and where it does not, `policy`.
 * @param {Policy} policy @param {KnownIssuer[]} issuers */
export const beside = (policy, issuers) =>
  issuers.some((known) => known.trusted) ? anyOf([pinned(issuers), policy]) : policy;
