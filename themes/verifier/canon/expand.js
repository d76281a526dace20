/** From a document straight to its statements, without the expanded form between. Whatever would
 * drop out of the statements on the way is refused, because it would be shown but not signed. */
import { ProofError } from "../errors.js";
import { jcs } from "../jcs.js";
import { isObject, typesOf } from "../tree.js";
import { empty } from "./active.js";

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const LANGUAGE = /^[a-z]{1,8}(-[a-z\d]{1,8})*$/i;
const MARKS = new Map([["\t", "\\t"], ["\n", "\\n"], ["\r", "\\r"], ['"', '\\"'], ["\\", "\\\\"]]);

/** A text as N-Quads write it. @param {string} text @param {string} [datatype] */
export const quoted = (text, datatype = "") =>
  `"${text.replace(/[\t\n\r"\\]/g, (mark) => MARKS.get(mark) ?? "")}"` +
  (datatype && datatype !== XSD + "string" ? `^^<${datatype}>` : "");

export class Statements {
  /** Each once. @type {Map<string, Quad>} */
  quads = new Map();
  count = 0;

  /** @param {Obj} document */
  constructor(document) {
    this.root = this.node(document, empty(), "");
  }

  /** What one object says; returns its name.
   * @param {Obj} element @param {Active} active @param {string} graph
   * @returns {string} */
  node(element, active, graph) {
    if (Object.hasOwn(element, "@context")) active = active.after(element["@context"]);
    const types = typesOf(element);
    if (types.some((type) => typeof type !== "string"))
      throw new ProofError("A type is not written as a text.");
    const inner = active.typed(types);
    const subject = Object.hasOwn(element, "id") ? inner.address(element.id) : this.nameless();
    for (const type of types) this.add(subject, `<${RDF}type>`, active.name(type), graph);
    for (const [name, value] of Object.entries(element)) {
      if (name === "@context") continue;
      const way = inner.way(name);
      if (way.predicate) this.member(subject, way, value, graph);
    }
    return subject;
  }

  /** @param {string} subject @param {Way} way @param {any} value @param {string} graph */
  member(subject, way, value, graph) {
    const { predicate, kind, container } = way;
    if (kind === "@json") return this.add(subject, predicate, quoted(jcs(value), RDF + "JSON"), graph);
    if (value === null) return;
    const values = Array.isArray(value) ? value : [value];
    if (container === "l") return this.add(subject, predicate, this.list(values, way, graph), graph);
    for (const item of values.flat(Infinity)) {
      if (item === null) continue;
      const graphs = container === "g";
      this.add(subject, predicate, graphs ? this.graph(item, way) : this.object(item, way, graph), graph);
    }
  }

  /** An object whose statements stand in a graph of their own, as proofs do; returns the graph.
   * @param {any} item @param {Way} way */
  graph(item, way) {
    const graph = this.nameless();
    const before = this.quads.size;
    const plain = !isObject(item) || Object.hasOwn(item, "@value");
    if (!plain) this.node(item, way.inside, graph);
    if (plain || (Object.hasOwn(item, "id") && this.quads.size === before))
      throw new ProofError("A text or an address stands where only an object is signed.");
    return graph;
  }

  /** @param {any} item @param {Way} way @param {string} graph @returns {string} */
  object(item, way, graph) {
    const { kind, here } = way;
    if (isObject(item)) {
      if (Object.hasOwn(item, "@value")) return text(item);
      const alone = Object.keys(item).length === 1 && Object.hasOwn(item, "id");
      return alone ? here.address(item.id) : this.node(item, way.inside, graph);
    }
    const datatype = kind[0] === "@" ? "" : kind;
    if (typeof item !== "string") return number(item, datatype);
    if (kind === "@id") return here.address(item);
    return kind === "@vocab" ? here.name(item) : quoted(item, datatype);
  }

  /** An ordered list; returns its first node.
   * @param {any[]} values @param {Way} way @param {string} graph @returns {string} */
  list(values, way, graph) {
    return values
      .filter((item) => item !== null)
      .reduceRight((rest, item) => {
        const node = this.nameless();
        const first = Array.isArray(item) ? this.list(item, way, graph) : this.object(item, way, graph);
        this.add(node, `<${RDF}first>`, first, graph);
        this.add(node, `<${RDF}rest>`, rest, graph);
        return node;
      }, `<${RDF}nil>`);
  }

  /** @param {Quad} quad */
  add(...quad) {
    this.quads.set(quad.join(" "), quad);
  }

  nameless() {
    return `_:b${this.count++}`;
  }
}

/** A text with its language. @param {Obj} item */
function text({ "@value": value, "@language": language = null, ...rest }) {
  if (typeof value !== "string" || Object.keys(rest).length)
    throw new ProofError(
      "The document says in which direction a text is written, which no signature of this " +
        "kind covers; it could have been added after signing.",
    );
  if (language === null) return quoted(value);
  if (typeof language === "string" && LANGUAGE.test(language))
    return `${quoted(value)}@${language.toLowerCase()}`;
  throw new ProofError(`“${String(language).slice(0, 80)}” is not the code of a language.`);
}

/** A number or truth value. @param {number | boolean} item @param {string} datatype */
function number(item, datatype) {
  if (typeof item === "boolean") return quoted(String(item), datatype || XSD + "boolean");
  if (Number.isInteger(item) && Math.abs(item) < 1e21)
    return quoted(String(BigInt(item)), datatype || XSD + "integer");
  const [whole, fraction, exponent] = item.toExponential(15).split(/[.e]/);
  const digits = fraction.replace(/0+$/, "") || "0";
  return quoted(`${whole}.${digits}E${Number(exponent)}`, datatype || XSD + "double");
}
