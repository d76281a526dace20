/** verifier-core of the Digital Credentials Consortium; its checks must be valid and free of errors. */
import { verifyCredential } from "@digitalcredentials/verifier-core";
import { start } from "./common.js";

start(async (text) => {
  const found = await verifyCredential({ credential: JSON.parse(text), knownDIDRegistries: [] });
  const failed = (found.log ?? []).filter((step) => !step.valid && step.id !== "registered_issuer");
  const good = !found.errors?.length && found.log?.length > 0 && !failed.length;
  if (!good) console.error(JSON.stringify(found).slice(0, 600));
  return good;
});
