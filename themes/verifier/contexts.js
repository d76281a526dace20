/** Made by tools/make_terms.py from portfolio_gen/crypto/contexts; do not edit. */

/** Addresses of the vocabularies that are known; two for credentials first. */
export const CONTEXTS = [
  "https://www.w3.org/ns/credentials/v2",
  "https://www.w3.org/2018/credentials/v1",
  "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
  "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
  "https://w3id.org/security/data-integrity/v1",
  "https://w3id.org/security/data-integrity/v2",
  "https://w3id.org/security/multikey/v1",
  "https://w3id.org/security/suites/ed25519-2020/v1",
  "https://www.w3.org/ns/credentials/status/v1",
  "https://w3id.org/vc/status-list/2021/v1",
];
