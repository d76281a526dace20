/** verifier-core of the Digital Credentials Consortium: its checks must be valid and free of errors. */
import { verifyCredential } from '@digitalcredentials/verifier-core';
import { run } from './common.mjs';

await run(async (credential) => {
  const found = await verifyCredential({ credential, knownDIDRegistries: [] });
  if (found.errors?.length) return { verified: false, reason: found.errors[0].message ?? 'error' };
  const log = found.log ?? [];
  const failed = log.filter((step) => !step.valid && step.id !== 'registered_issuer');
  return { verified: failed.length === 0 && log.length > 0, reason: failed.map((s) => s.id).join(' ') };
});
