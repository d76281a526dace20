/** The verifier on its own address. Whom it knows was built into it by whoever put it there. */
import { start } from "../ui/tool.js";
import { policyOf, told } from "./told.js";

const data = told();
start({ issuers: data.issuers, trust: policyOf(data) });
