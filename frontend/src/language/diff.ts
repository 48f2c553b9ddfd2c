/*
 * Differences between two versions of a translation, in words.
 *
 * The comparison is E. W. Myers, 'An O(ND) Difference Algorithm and Its
 * Variations' (1986), on tokens: English by the word, Chinese by the character.
 */

export type Change = "same" | "removed" | "added";

export interface Piece {
  readonly change: Change;
  readonly text: string;
}

// A figure before Chinese, as in 18亿元, is a token of its own: Chinese has no spaces to end it.
const HAN = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const LETTER = `(?![${HAN}])[\\p{L}\\p{M}\\p{N}]`;
const TOKEN = new RegExp(`[${HAN}]|(?:${LETTER})+(?:['’.,-](?!\\p{M})(?:${LETTER})+)*|\\n|[^\\S\\n]+|.`, "gsu");

/** Beyond this many differing tokens the middle is shown as replaced: nobody reads such a diff. */
const MOST_EDITS = 400;

/** Text cut into what a reader sees as one unit of change. Joined again it is the text. */
export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** What has to be removed and added to turn `before` into `after`. */
export function wordDiff(before: string, after: string): Piece[] {
  const old = tokens(before);
  const now = tokens(after);
  const pieces: Piece[] = [];
  for (const hunk of hunks(old, now)) {
    if (hunk.same) {
      pieces.push({ change: "same", text: old.slice(hunk.oldStart, hunk.oldEnd).join("") });
      continue;
    }
    push(pieces, "removed", old.slice(hunk.oldStart, hunk.oldEnd).join(""));
    push(pieces, "added", now.slice(hunk.newStart, hunk.newEnd).join(""));
  }
  return readable(pieces);
}

export interface Hunk {
  readonly same: boolean;
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** The two lists as alternating equal and differing stretches, covering both. */
export function hunks(old: readonly string[], now: readonly string[]): Hunk[] {
  const found: Hunk[] = [];
  let oldAt = 0;
  let newAt = 0;
  const add = (same: boolean, oldEnd: number, newEnd: number): void => {
    if (oldEnd === oldAt && newEnd === newAt) return;
    found.push({ same, oldStart: oldAt, oldEnd, newStart: newAt, newEnd });
    oldAt = oldEnd;
    newAt = newEnd;
  };
  for (const run of slid(equalRuns(old, now), old, now)) {
    add(false, run.oldStart, run.newStart);
    add(true, run.oldStart + run.length, run.newStart + run.length);
  }
  add(false, old.length, now.length);
  return found;
}

interface Run {
  oldStart: number;
  newStart: number;
  length: number;
}

function equalRuns(old: readonly string[], now: readonly string[]): Run[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  const longestTail = Math.min(old.length, now.length) - head;
  while (tail < longestTail && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;

  const runs: Run[] = [];
  const add = (oldStart: number, newStart: number, length: number): void => {
    if (length === 0) return;
    const last = runs.at(-1);
    if (last && last.oldStart + last.length === oldStart && last.newStart + last.length === newStart) {
      last.length += length;
    } else {
      runs.push({ oldStart, newStart, length });
    }
  };
  add(0, 0, head);
  const middle = shortestEdit(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  for (const [oldAt, newAt] of middle) add(head + oldAt, head + newAt, 1);
  add(old.length - tail, now.length - tail, tail);
  return runs;
}

/**
 * A stretch that was only added, or only removed, can often stand one token
 * further right with the same result. Further right is where it is understood:
 * 'end.[+ More.+]' and not 'end[+. More+].'
 */
function slid(runs: Run[], old: readonly string[], now: readonly string[]): Run[] {
  return runs.flatMap((run, index) => {
    const before = runs[index - 1];
    if (before === undefined) return [run];
    while (run.length > 0 && movesOn(before, run, old, now)) {
      before.length += 1;
      run.oldStart += 1;
      run.newStart += 1;
      run.length -= 1;
    }
    return run.length > 0 ? [run] : [];
  });
}

function movesOn(before: Run, run: Run, old: readonly string[], now: readonly string[]): boolean {
  const oldEnd = before.oldStart + before.length;
  const newEnd = before.newStart + before.length;
  if (oldEnd === run.oldStart) return now[newEnd] === now[run.newStart];
  return newEnd === run.newStart && old[oldEnd] === old[run.oldStart];
}

/** Index pairs of the tokens that stay, in order. */
function shortestEdit(old: readonly string[], now: readonly string[]): [number, number][] {
  const most = Math.min(old.length + now.length, MOST_EDITS);
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepDown(furthest, diagonal, edits)
        ? (furthest.get(diagonal + 1) ?? 0)
        : (furthest.get(diagonal - 1) ?? 0) + 1;
      let y = x - diagonal;
      while (x < old.length && y < now.length && old[x] === now[y]) {
        x += 1;
        y += 1;
      }
      furthest.set(diagonal, x);
      if (x >= old.length && y >= now.length) return walkBack(trace, old.length, now.length);
    }
  }
  return [];
}

function stepDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1);
}

function walkBack(trace: ReadonlyMap<number, number>[], oldEnd: number, newEnd: number): [number, number][] {
  const kept: [number, number][] = [];
  let x = oldEnd;
  let y = newEnd;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] as ReadonlyMap<number, number>;
    const diagonal = x - y;
    const before = stepDown(furthest, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : (furthest.get(before) ?? 0);
    const fromY = edits === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      kept.push([x, y]);
    }
    x = fromX;
    y = fromY;
  }
  return kept.reverse();
}

/**
 * A lone space between two changed words is taken into the change, so that one
 * reads 'the old name' → 'a new title' and not three changes of a word each.
 */
function readable(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    push(result, "removed", removed);
    push(result, "added", added);
    removed = "";
    added = "";
  };
  pieces.forEach((piece, index) => {
    if (piece.change === "removed") removed += piece.text;
    else if (piece.change === "added") added += piece.text;
    else if (isBridge(piece, removed !== "" && added !== "", pieces[index + 1])) {
      removed += piece.text;
      added += piece.text;
    } else {
      flush();
      push(result, "same", piece.text);
    }
  });
  flush();
  return result;
}

function isBridge(piece: Piece, afterReplacement: boolean, next: Piece | undefined): boolean {
  return afterReplacement && next !== undefined && /^[^\S\n]+$/u.test(piece.text);
}

function push(pieces: Piece[], change: Change, text: string): void {
  if (text !== "") pieces.push({ change, text });
}
