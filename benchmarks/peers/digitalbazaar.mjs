/** @digitalbazaar/vc, with vocabularies from disk and did:key worked out here; nothing is fetched. */
import { readFileSync } from 'node:fs';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import jsigs from 'jsonld-signatures';
import { run } from './common.mjs';

const folder = new URL('../../portfolio_gen/crypto/contexts/', import.meta.url);
const rows = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));
const contexts = new Map(
  rows.map(({ url, file }) => [url, JSON.parse(readFileSync(new URL(file, folder), 'utf8'))]),
);

function keyDocument(url) {
  const [did, fragment] = url.split('#');
  const multibase = did.slice('did:key:'.length);
  const method = {
    id: `${did}#${multibase}`, type: 'Multikey', controller: did, publicKeyMultibase: multibase,
  };
  const context = 'https://w3id.org/security/multikey/v1';
  if (fragment) return { '@context': context, ...method };
  return {
    '@context': ['https://www.w3.org/ns/did/v1', context],
    id: did, verificationMethod: [method], assertionMethod: [method.id],
  };
}

const documentLoader = jsigs.extendContextLoader(async (url) => {
  const document = contexts.get(url) ?? (url.startsWith('did:key:') ? keyDocument(url) : null);
  if (!document) throw new Error(`not here: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
});

await run(async (credential) => {
  const suite = new DataIntegrityProof({ cryptosuite });
  const found = await vc.verifyCredential({
    credential, suite, documentLoader, checkStatus: async () => ({ verified: true }),
  });
  const errors = found.error?.errors ?? [found.error];
  const reason = found.verified ? '' : errors.map((e) => e?.message).join(' ').slice(0, 200);
  return { verified: found.verified, reason };
});
