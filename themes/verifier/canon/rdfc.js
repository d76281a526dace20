/** RDFC-1.0: names for nameless nodes that depend on nothing but the statements. The work is
 * counted: a few nodes that repeat one another can ask for more than a lifetime. */
import { digest, toHex, utf8 } from "../encoding.js";
import { ProofError } from "../errors.js";

/** The canonical N-Quads of a dataset (section 4.4.3).
 * @param {Quad[]} quads each once @param {number} steps @param {string} [hash] */
export async function canonicalLines(quads, steps, hash = "sha256") {
  const issued = await new Run(quads, steps, hash).issue();
  return sorted(quads.map((quad) => line(quad, (node) => issued.get(node) ?? node)));
}

/** @param {Quad} quad @param {(node: string) => string} name */
const line = ([s, p, o, g], name) => `${name(s)} ${p} ${name(o)}${g && ` ${name(g)}`} .\n`;

/** Characters beyond 16 bits come last, where JavaScript puts them before some others.
 * @param {string} text */
const key = (text) =>
  text.replace(/[\ud800-\uffff]/g, (unit) =>
    String.fromCharCode(unit.charCodeAt(0) + (unit < "\ue000" ? 0x2000 : -0x800)),
  );

/** @param {string[]} lines */
const sorted = (lines) => lines.sort((a, b) => (key(a) < key(b) ? -1 : 1)).join("");

/** @param {string} term */
const isNameless = (term) => term[0] === "_";

/** The name of a node, the next one if it has none yet.
 * @param {Issued} issued @param {string} node @param {string} prefix */
function name(issued, node, prefix) {
  const found = issued.get(node) ?? prefix + issued.size;
  issued.set(node, found);
  return found;
}

/** One canonicalization: the state of section 4.3. */
class Run {
  /** @param {Quad[]} quads @param {number} steps @param {string} hash */
  constructor(quads, steps, hash) {
    this.left = steps;
    this.algorithm = hash;
    /** @type {Issued} */
    this.issued = new Map();
    /** @type {Map<string, string>} */
    this.first = new Map();
    /** @type {Map<string, Quad[]>} */
    this.quads = new Map();
    for (const quad of quads)
      for (const node of new Set([quad[0], quad[2], quad[3]].filter(isNameless)))
        this.quads.set(node, [...(this.quads.get(node) ?? []), quad]);
  }

  /** The canonical names of all nameless nodes. */
  async issue() {
    await Promise.all(
      [...this.quads].map(async ([node, quads]) => {
        /** @param {string} term */
        const mark = (term) => (!isNameless(term) ? term : term === node ? "_:a" : "_:z");
        this.first.set(node, await this.hash(sorted(quads.map((quad) => line(quad, mark)))));
      }),
    );
    const alike = [...grouped([...this.quads.keys()], (node) => this.first.get(node) ?? "")].sort();
    for (const [, [node, ...others]] of alike) if (!others.length) this.settle([node]);
    for (const [, nodes] of alike) if (nodes.length > 1) await this.compare(nodes);
    return this.issued;
  }

  /** @param {Iterable<string>} nodes */
  settle(nodes) {
    for (const node of nodes) name(this.issued, node, "_:c14n");
  }

  /** Names nodes that are alike at first sight. @param {string[]} nodes */
  async compare(nodes) {
    const paths = [];
    for (const node of nodes)
      if (!this.named(node)) paths.push(await this.nDegree(node, new Map([[node, "_:b0"]])));
    paths.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    for (const [, temporary] of paths) this.settle(temporary.keys());
  }

  /** The canonical name of a node, if it has one; asking is what counts as a step.
   * @param {string} node */
  named(node) {
    if (--this.left < 0)
      throw new ProofError("The document repeats parts of itself so often that it is unreadable.");
    return this.issued.get(node);
  }

  /** The hash of a node by the paths that lead away from it, and the names given (4.8.3).
   * @param {string} node @param {Issued} issued @returns {Promise<[string, Issued]>} */
  async nDegree(node, issued) {
    let data = "";
    for (const [digest, nodes] of (await this.related(node, issued)).sort()) {
      const [path, names] = await this.shortest(nodes, issued);
      data += digest + path;
      issued = names;
    }
    return [await this.hash(data), issued];
  }

  /** The nameless nodes next to a node, by their hash (4.7.3).
   * @param {string} node @param {Issued} issued @returns {Promise<[string, string[]][]>} */
  async related(node, issued) {
    /** @type {[string, string][]} */
    const found = [];
    for (const [s, p, o, g] of this.quads.get(node) ?? [])
      for (const [position, term] of [["s" + p, s], ["o" + p, o], ["g", g]])
        if (isNameless(term) && term !== node) {
          const known = this.named(term) ?? issued.get(term) ?? this.first.get(term);
          found.push([await this.hash(position + known), term]);
        }
    return [...grouped(found, ([digest]) => digest)].map(([digest, all]) => [digest, all.map(([, term]) => term)]);
  }

  /** The least path through nodes that are alike, in whatever order, and its names (4.8.3, 5.4).
   * @param {string[]} nodes @param {Issued} issued @returns {Promise<[string, Issued]>} */
  async shortest(nodes, issued) {
    /** @type {[string, Issued]} */
    let chosen = ["", issued];
    for (const order of orders(nodes)) {
      const path = await this.path(order, new Map(issued), chosen[0]);
      if (path && (!chosen[0] || path[0] < chosen[0])) chosen = path;
    }
    return chosen;
  }

  /** The path in one order and the names given on it; nothing if it is no better.
   * @param {string[]} order @param {Issued} issued @param {string} chosen
   * @returns {Promise<[string, Issued] | undefined>} */
  async path(order, issued, chosen) {
    let path = "";
    const deeper = [];
    const worse = () => chosen && path.length >= chosen.length && path > chosen;
    for (const node of order) {
      const known = this.named(node);
      if (!known && !issued.has(node)) deeper.push(node);
      path += known ?? name(issued, node, "_:b");
      if (worse()) return undefined;
    }
    for (const node of deeper) {
      const [digest, names] = await this.nDegree(node, issued);
      path += `${name(issued, node, "_:b")}<${digest}>`;
      issued = names;
      if (worse()) return undefined;
    }
    return [path, issued];
  }

  /** @param {string} text */
  async hash(text) {
    return toHex(await digest(this.algorithm, utf8(text)));
  }
}

/** @template T @param {T[]} items @param {(item: T) => string} by @returns {Map<string, T[]>} */
function grouped(items, by) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const item of items) found.set(by(item), [...(found.get(by(item)) ?? []), item]);
  return found;
}

/** Every order of some nodes once; a node may be among them many times.
 * @param {string[]} nodes @returns {Generator<string[]>} */
function* orders(nodes) {
  const order = nodes.sort();
  for (;;) {
    yield [...order];
    const at = order.findLastIndex((node, place) => node < order[place + 1]);
    if (at < 0) return;
    const other = order.findLastIndex((node) => node > order[at]);
    [order[at], order[other]] = [order[other], order[at]];
    order.push(...order.splice(at + 1).reverse());
  }
}
