// Files made to break whoever reads them: each is refused, and none takes the program down.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { BadgeError, LimitError } from "../../themes/verifier/errors.js";
import { readCredential } from "../../themes/verifier/read.js";

const MANY = 1_000_000;

const FILES = {
  "comments without end": "<svg>" + "<!--".repeat(MANY),
  "a million comments": "<!---->".repeat(MANY) + "<svg/>",
  "the same attribute over and over": "<svg " + "a='b' ".repeat(MANY) + "/>",
  "elements inside one another": "<svg>" + "<g>".repeat(199_000),
  "names declared on every level": "<svg>" + "<g xmlns:a='b'>".repeat(199_000),
  "a thousand names, and many levels":
    `<svg ${Array.from({ length: 1000 }, (_, i) => `xmlns:a${i}='b'`).join(" ")}>` + "<g>".repeat(199_000),
  "marks that begin nothing": "<svg>" + "&".repeat(MANY) + "</svg>",
  "an entity that grows": '<!DOCTYPE svg [<!ENTITY a "aa">]><svg>&a;</svg>',
  "a name of an entity that nobody defined": "<svg>&a;</svg>",
  "a character that there is not": "<svg>&#x110000;</svg>",
  "a character that XML does not have": "<svg>&#8;</svg>",
  "half of a pair of characters": "<svg>&#xd800;</svg>",
  "a number of a character in capitals": "<svg>&#X41;</svg>",
  "a space that only some programs know": "<svg\u00a0a='b'/>",
  "text around the drawing": "<svg/>\u00a0",
  "a declaration without a version": '<?xml encoding="utf-8"?><svg/>',
  "a declaration in capitals": "<?XML version='1.0'?><svg/>",
  "a prefix that nobody may use": "<svg><xmlns:a/></svg>",
  "a prefix that nobody may declare": "<svg xmlns:xmlns='a'/>",
  "the prefix of XML for something else": "<svg xmlns:xml='a'/>",
  "another prefix for XML": "<svg xmlns:a='http://www.w3.org/XML/1998/namespace'/>",
  "a document from elsewhere": '<!DOCTYPE svg SYSTEM "file:///etc/passwd" [ ]><svg/>',
  "a prefix that nobody declared": "<svg><a:b/></svg>",
  "blanks after a bracket": "[" + " ".repeat(MANY),
  "a JWS of dots": "eyJ" + ".".repeat(MANY),
  "brackets": "{" + "[".repeat(900_000),
  "marks of quotes": "{" + '"'.repeat(900_000),
};
for (const [name, text] of Object.entries(FILES))
  test(`${name}: refused`, () =>
    assert.rejects(readCredential(new TextEncoder().encode(text), "x"), BadgeError));

const LONG = {
  "attributes": "<svg " + Array.from({ length: 10_001 }, (_, i) => `a${i}='b'`).join(" ") + "/>",
  "elements": "<svg>" + "<g/>".repeat(200_000) + "</svg>",
};
for (const [name, text] of Object.entries(LONG))
  test(`${name} beyond the bound: refused as too many`, () =>
    assert.rejects(readCredential(new TextEncoder().encode(text), "x"), LimitError));

/** A part of a PNG file. */
function chunk(kind, body) {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(kind, 4, "latin1");
  return Buffer.concat([head, body, Buffer.alloc(4)]);
}
const png = (...chunks) => new Uint8Array(Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks]));
const packed = (data) => chunk("zTXt", Buffer.concat([Buffer.from("openbadges\0\0"), data]));
const END = chunk("IEND", Buffer.alloc(0));

test("a picture whose text unpacks to a hundred megabytes is not unpacked", () =>
  assert.rejects(readCredential(png(packed(deflateSync(Buffer.alloc(1e8))), END), "x"), LimitError));

test("a picture of more parts than any has", () =>
  assert.rejects(readCredential(png(...Array(20_001).fill(chunk("tEXt", Buffer.alloc(0))), END), "x"), LimitError));

test("a text that is not packed as it says", () =>
  assert.rejects(readCredential(png(packed(Buffer.from("nothing")), END), "x"), BadgeError));

test("a part that is longer than the file", () =>
  assert.rejects(readCredential(png(Buffer.from("ffffffff7a545874", "hex")), "x"), BadgeError));

for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"])
  test(`a member called ${name} changes nothing`, async () => {
    const text =
      `{"type": ["VerifiableCredential", "OpenBadgeCredential"], "issuer": {"id": "did:x:y", "${name}": {"name": "n"}},` +
      ` "${name}": {"credentialStatus": {"type": "x"}, "validUntil": "2020-01-01T00:00:00Z"}}`;
    const badge = await readCredential(new TextEncoder().encode(text), "x");
    assert.deepEqual([badge.issuer.name, badge.status, badge.validUntil], ["", [], ""]);
    assert.equal({}.validUntil, undefined);
  });
