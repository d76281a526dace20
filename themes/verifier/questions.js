/** Of every check: what it asks, what a reader loses if the answer is no, and where
 * the standards ask for it. Loaded when a table of checks is shown.
 * Made by tools/make_browser_rules.py.
 * @type {{[check: string]: [string, string, string]}} */
export const QUESTIONS = {
  "container": ["Can the file be read?", "", "OB 3.0 section 5.3"],
  "format": ["Is it a kind of badge we know?", "What is not known cannot be confirmed.", "OB 3.0 section B.1.1"],
  "contexts": ["Is it written in known words?", "A badge that brings its own words can mean something else than it shows.", "VCDM 2.0 section 4.3"],
  "nothing-unsigned": ["Is everything in it signed?", "What is not signed could have been added by anybody.", "VC Data Integrity 1.0 section 2.4.1"],
  "signed-facts": ["Are issuer and dates the signed ones?", "A hidden date can make an expired badge look current.", "VCDM 2.0 sections 4.7, 4.9, 4.10"],
  "structure": ["Is it complete?", "A badge without this is not a badge by the standard.", "OB 3.0 appendix B"],
  "signature": ["Is it unchanged since it was signed?", "Only an unchanged badge says what its issuer said.", "VC Data Integrity 1.0 section 4.4"],
  "key": ["Did the named issuer sign it?", "Anybody can sign a badge and write another name on it.", "VC Controlled Identifiers 1.0 section 3.3"],
  "issuer-known": ["Does anybody vouch for the issuer?", "A signature tells that somebody signed, not who that is.", ""],
  "valid-from": ["Is it valid already?", "", "VCDM 2.0 section 4.9"],
  "valid-until": ["Is it still valid?", "", "VCDM 2.0 section 4.9"],
  "withdrawal": ["Was it withdrawn?", "A withdrawn badge looks like any other.", "VCDM 2.0 section 4.10"],
  "suspension": ["Was it suspended?", "A suspended badge looks like any other.", "Bitstring Status List 1.0 section 2.1"],
  "recipient": ["Does it belong to this person?", "A badge of somebody else says nothing about this person.", "OB 3.0 section 8.3"],
  "links": ["Are its addresses safe to follow?", "An address can be a program.", ""],
  "picture": ["Is its picture signed?", "", "OB 3.0 section B.1.8"],
};

/** A finding with its question. @param {Finding} finding @returns {Finding} */
export function explained(finding) {
  const [title, why, spec] = QUESTIONS[finding.check] ?? [finding.check, "", ""];
  const bad = finding.outcome === "fail" || finding.outcome === "unknown";
  return { ...finding, title, why: bad && !finding.advice ? why : "", spec };
}
