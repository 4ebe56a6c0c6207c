/* Which pages answer a search, and in which order. Pagefind knows every word of every page; titles, and the other words
 * by which readers call things, decide what stands first. Fetched when a reader first searches. */
const FOLDER = new URL("../pagefind/", import.meta.url); // this file stands in assets/
const OWN_SHAPE = { ı: "i", ə: "e", ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe" }; // letters without a mark to take off
const NUMBER = /^(?:\p{L}{2,}\s+)?#?(\p{L}+)\s*(\d+)$/u; // of a claim, as readers type it
const BEGINNING = 3; // by so many letters words are shared out on files
const SMALL = 0.1; // the weight of a word that stands everywhere
const SAME_STEM = 0.55; // how like each other two words are that differ in their ends
const OF_TITLE = 2;
const OF_TEXT = 0.5;
const OF_KIND = [0.45, 1, 0.4, 0.3, 0.2, -2, -3]; // people; questions, topics, articles; claims; documents; others; places; comments
const DOCUMENT = 3; // its rank
const ENOUGH = 0.6; // of the best page's share of what is sought
const SUGGESTIONS = 2;
let loaded;

/** Write a text as every keyboard can: without capitals, marks, apostrophes and commas in numbers. */
function fold(text) {
  const plain = text.toLowerCase().normalize("NFD").replaceAll(/[\p{M}'’ʼ`]|(?<=\d),(?=\d{3})/gu, "");
  return plain.replaceAll(/[ıəøłđßæœ]/g, (letter) => OWN_SHAPE[letter]).normalize("NFC");
}

const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

/** Count the letters with which two words begin alike. */
function shared(one, other) {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}

/** Tell how well a word answers the one that is sought: itself, one that begins with it, one of its stem. */
function likeness(sought, word) {
  if (sought === word) return 1;
  const same = shared(sought, word);
  const rest = Math.max(sought.length, word.length) - same;
  if (same < 3 || /\d/.test(sought)) return 0;
  if (same === sought.length || same === word.length) return rest < 3 ? 0.9 : same === sought.length ? 0.6 : 0;
  return same > 3 && rest < 4 ? SAME_STEM : 0;
}

/** Tell whether Pagefind found a word for its own sake, and not for a shorter one with which it begins. */
function isMeant(sought, word) {
  const same = shared(sought, word);
  if (/\d/.test(sought)) return same === sought.length;
  return same > 2 && (same * 3 >= sought.length * 2 || (sought.length - same < 4 && word.length - same < 4));
}

/** Fetch a file of titles, synonyms and other words. */
const fetched = (name) => fetch(new URL(`titles/${name}.json`, FOLDER)).then((answer) => answer.json());

async function load() {
  const [pagefind, { files, pages, small }] = await Promise.all([import(new URL("pagefind.js", FOLDER).href), fetched("index")]);
  await pagefind.options({ noWorker: true }); // the same program once more, for an index that is read in no time
  return { pagefind, files, count: pages, small: new Set(small.split(" ").map(fold)), kept: new Map(), known: new Map(), synonyms: new Map() };
}

/** Fetch what is needed to search, once. */
function ready() {
  loaded ??= load().catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Give the number of the file of the words that begin as this one, as the build reckons it. */
function fileOf(word, files) {
  return [...word].slice(0, BEGINNING).reduce((number, letter) => (number * 31 + letter.codePointAt()) % files, 0);
}

/** Know from now on what is called by one of these words, or by one that begins as it. */
async function learn(words, { files, kept, known, synonyms }) {
  await Promise.all([...new Set(words.map((word) => fileOf(word, files)))].map((number) => {
    if (!kept.has(number)) kept.set(number, fetched(number).then((file) => {
      for (const [order, id, rank, name, own = 0, phrases = [], title, kind, says] of file.pages) {
        known.set(id, { order, id, rank, name, title, kind, says, own, phrases });
      }
      for (const pair of file.synonyms) {
        const [[first]] = pair;
        synonyms.set(first, [...(synonyms.get(first) ?? []), pair].sort(([one], [other]) => other.length - one.length));
      }
    }, (error) => {
      kept.delete(number);
      throw error;
    }));
    return kept.get(number);
  }));
}

/** Give all values by which results can be narrowed. */
export async function filters() {
  const { pagefind } = await ready();
  return pagefind.filters();
}

/** Say what is sought in the words that the pages use. */
function inOurWords(sought, synonyms) {
  const said = [];
  for (let at = 0; at < sought.length;) {
    const known = synonyms.get(sought[at])?.find(([words]) => words.every((word, next) => word === sought[at + next]));
    const [form, ours] = known ?? [[sought[at]], [sought[at]]];
    said.push(...ours);
    at += form.length;
  }
  return [...new Set(said)];
}

/** Find the titles and other words that are like what is sought: for each of its words, how like each other word is. */
function likeWords(sought, pages) {
  const vocabulary = new Set(pages.flatMap(({ phrases }) => phrases.flat()));
  return sought.map((word) => new Map([...vocabulary].map((other) => [other, likeness(word, other)]).filter(([, how]) => how)));
}

/** Say how well a phrase answers: how much of what is sought it holds, and how much of itself that is. */
function byPhrase(phrase, like, share, small) {
  const found = like.map((words) => Math.max(0, ...phrase.map((word) => words.get(word) ?? 0)));
  const covered = sum(found.map((how, at) => how * share[at]));
  const telling = phrase.filter((word) => !small.has(word));
  const own = telling.length ? telling : phrase;
  const tight = own.filter((word) => like.some((words) => words.has(word))).length / own.length;
  return { found, score: covered * (0.5 + 0.5 * tight), isWhole: covered > 0.85 && tight === 1 };
}

/**
 * Give every page that the filters leave and whose text has a word, with how well: from 0 to 1. A short word is never the
 * beginning of another.
 */
async function byText(word, pagefind, chosen) {
  if (!word) return new Map();
  const { results } = await pagefind.search(word.length < 3 ? `"${word}"` : word, { filters: chosen });
  const most = Math.max(...results.map(({ score }) => score));
  return new Map(results.map((page) => [page.id, { page, how: page.score / most }]));
}

/** Give a page of which nothing but its text was asked for; its name says its rank. */
function unknown(id) {
  return { id, rank: Number(id.split("_").at(-1)[0]), name: "", own: 0, phrases: [] };
}

/** Give a page that Pagefind did not find, as it keeps it: it would fetch its whole index to give all pages. */
async function kept(id) {
  const { body } = await fetch(new URL(`fragment/${id}.pf_fragment`, FOLDER));
  const text = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
  const page = JSON.parse(text.replace(/^pagefind_dcd/, ""));
  return { ...page, raw_url: page.url, sub_results: [] };
}

/** Tell whether the text of any page has a word, or one that begins with it. */
async function isWritten(word, pagefind) {
  const exact = await pagefind.search(`"${word}"`);
  if (exact.results.length || word.length < 3) return exact.results.length > 0;
  const [first] = (await pagefind.search(word)).results;
  if (!first) return false;
  const { excerpt } = await first.data();
  return [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].some(([, mark]) => wordsOf(mark).some((other) => isMeant(word, other)));
}

/** Put the pages that have most of what is sought in order: titles count most, then the kind of page, then its text. */
function ranked(sought, like, texts, open, pages, { count, small }) {
  const weights = sought.map((word, at) => {
    if (small.has(word)) return SMALL;
    const titled = pages.filter(({ phrases }) => phrases.some((phrase) => phrase.some((other) => like[at].has(other))));
    return Math.log(1 + count / (1 + Math.max(titled.length, texts[at].size)));
  });
  const share = weights.map((weight) => weight / sum(weights));
  const found = open.map((page) => {
    const phrases = page.phrases.map((phrase) => byPhrase(phrase, like, share, small));
    const text = texts.map((having) => having.get(page.id)?.how ?? 0);
    const covered = sum(share.map((part, at) => part * Math.max(Number(text[at] > 0), ...phrases.map((phrase) => phrase.found[at]))));
    // what is called so; who wrote a document or printed it has other pages
    const isCalled = phrases.some(({ isWhole }, at) => isWhole && (at < page.own || page.rank < DOCUMENT));
    const title = Math.max(0, ...phrases.map(({ score }) => score)) + Number(isCalled);
    const written = title > 1 ? 0 : sum(share.map((part, at) => part * text[at])); // who is called so need not say so often
    const score = OF_TITLE * title + OF_TEXT * written + OF_KIND[page.rank] * covered;
    return { page, covered, title, score };
  });
  const most = Math.max(...found.map(({ covered }) => covered));
  // words that stand everywhere find only what is called so
  const isCalledSo = sought.every((word) => small.has(word));
  const enough = found.filter(({ covered, title }) => (isCalledSo ? title > 1 : covered && covered >= ENOUGH * most));
  return enough.sort((one, other) => other.score - one.score).map(({ page }) => page);
}

/**
 * Find what answers a query among the pages that the filters leave.
 * Gives the pages, best first; the words that stand nowhere; whether the query was the number of a page.
 */
export async function find(query, chosen) {
  const state = await ready();
  const { pagefind, small, known, synonyms } = state;
  if (!query) return { results: (await pagefind.search(null, { filters: chosen })).results, missing: [], isNumber: false };
  const isNarrowed = Object.keys(chosen).length > 0;
  const number = fold(query).replace(NUMBER, "$1$2");
  const typed = wordsOf(query);
  await learn([number, ...typed], state);
  const exact = !isNarrowed && [...known.values()].find((page) => page.name === number && !page.phrases.length);
  if (exact) return { results: [{ data: () => kept(exact.id) }], missing: [], isNumber: true };

  const ours = inOurWords(typed, synonyms);
  await learn(ours, state);
  const pages = [...known.values()].sort((one, other) => one.order - other.order); // of equals the first stands first
  const tells = (word) => !small.has(word) && (word.length > 1 || /\d/.test(word));
  const like = likeWords(ours, pages);
  const written = await Promise.all(ours.map((word) => tells(word) && isWritten(word, pagefind)));
  const isThere = ours.map((word, at) => !tells(word) || written[at] || [...like[at].values()].some((how) => how > SAME_STEM));
  const texts = await Promise.all(ours.map((word, at) => byText(written[at] ? word : "", pagefind, chosen)));
  const together = await byText(ours.filter((_, at) => written[at]).join(" "), pagefind, chosen);
  const there = (_, at) => isThere[at];
  const others = [...new Set(texts.flatMap((found) => [...found.keys()]))].filter((id) => !known.has(id));
  const open = [...pages, ...others.map(unknown)].filter(({ id }) => !isNarrowed || texts.some((found) => found.has(id)));
  const results = ranked(ours.filter(there), like.filter(there), texts.filter(there), open, pages, state).map((page) => {
    const found = [together, ...texts].find((having) => having.has(page.id)); // which shows the words around what it found
    return found?.get(page.id).page ?? (page.kind ? page : { data: () => kept(page.id) });
  });
  return { results, missing: ours.filter((_, at) => !isThere[at]), isNumber: false };
}

/** Count the changes that make one word of another: a letter left out, put in, taken for another or for its neighbour. */
function distance(one, other, most) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const differs = Number(one[row - 1] !== other[column - 1]);
      now[column] = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + differs);
      const crossed = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (crossed) now[column] = Math.min(now[column], before[column - 2] + 1);
    }
    if (Math.min(...now) > most) return Infinity;
    [before, last] = [last, now];
  }
  return last[other.length];
}

/** Give the words of the site that are nearest to one; what they are like stands before each, the commonest first. */
function meant(word, listed) {
  const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  const near = [];
  for (const [place, [other, written]] of listed.entries()) {
    if (Math.abs(other.length - word.length) > most) continue;
    const far = distance(word, other, most);
    if (far <= most) near.push({ far, order: Number(other[0] !== word[0]) + place / listed.length, written });
  }
  const least = Math.min(...near.map(({ far }) => far));
  const nearest = near.filter(({ far }) => far === least).sort((one, other) => one.order - other.order);
  return [...new Set(nearest.map(({ written }) => written))].slice(0, SUGGESTIONS);
}

/** Give a query with words of the site in the place of those that stand nowhere, in one or more ways. */
export async function instead(query, missing) {
  const lists = ["words.txt", "forms.json"].map((name) => fetch(new URL(name, FOLDER)).catch(() => ({ ok: false })));
  const [written, named] = await Promise.all(lists);
  const words = written.ok ? (await written.text()).split("\n") : [];
  const forms = named.ok ? await named.json() : [];
  // of a form that is never shown, ours is
  const listed = [...words.map((word) => [fold(word), word]), ...forms.map(([form, ours]) => [fold(form), ours])];
  const others = new Map(missing.map((word) => [word, meant(word, listed)]));
  const ways = Math.max(...[...others.values()].map(({ length }) => length));
  const other = (part, way) => wordsOf(part).map((word) => others.get(word)).find((words) => words?.length)?.at(way);
  const inWay = (way) => query.split(/\s+/).map((part) => other(part, way) ?? other(part, 0) ?? part).join(" ");
  return [...new Set(Array.from({ length: ways }, (_, way) => inWay(way)))];
}
