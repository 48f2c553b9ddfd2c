/*
 * What stands beside the rows and is not theirs: comments, suggestions, and who
 * has which row open. Told by the server; the editor works without it.
 */

export interface Beside {
  /** Threads of comments, and those of them that are open. */
  readonly threads: number;
  readonly open: number;
  /** Suggestions that nobody has decided on. */
  readonly suggestions: number;
  /** How often the server has told of comments or suggestions here: an answer changes no number. */
  readonly told: number;
  /** The names of the others who have the row open. */
  readonly people: readonly string[];
}

export interface Present {
  readonly tab: string;
  readonly name: string;
  readonly segment_id: number | null;
}

const NOTHING_BESIDE: Beside = { threads: 0, open: 0, suggestions: 0, told: 0, people: [] };

type Listener = () => void;

export class Besides {
  private readonly bySegment = new Map<number, Beside>();
  private readonly listeners = new Map<number | "all", Set<Listener>>();
  private inRows = new Set<number>();
  /** Everybody else who has the article open. */
  present: readonly Present[] = [];

  constructor(private readonly tab: string) {}

  of(segmentId: number): Beside {
    return this.bySegment.get(segmentId) ?? NOTHING_BESIDE;
  }

  /** The segments for which something holds. */
  where(test: (beside: Beside) => boolean): ReadonlySet<number> {
    return new Set([...this.bySegment].filter(([, beside]) => test(beside)).map(([segmentId]) => segmentId));
  }

  commented(segmentId: number, threads: number, open: number): void {
    this.set(segmentId, { threads, open, told: this.of(segmentId).told + 1 });
  }

  suggested(segmentId: number, suggestions: number): void {
    this.set(segmentId, { suggestions, told: this.of(segmentId).told + 1 });
  }

  /** Everybody who has the article open, this tab too. */
  meet(all: readonly Present[]): void {
    this.present = all.filter(({ tab }) => tab !== this.tab);
    const people = new Map<number, string[]>();
    for (const { name, segment_id: segmentId } of this.present) {
      if (segmentId === null) continue;
      const there = people.get(segmentId) ?? [];
      if (!there.includes(name)) people.set(segmentId, [...there, name]);
    }
    for (const segmentId of new Set([...this.inRows, ...people.keys()])) {
      const now = people.get(segmentId) ?? [];
      if (now.join("\n") !== this.of(segmentId).people.join("\n")) this.set(segmentId, { people: now });
    }
    this.inRows = new Set(people.keys());
    this.tell("all");
  }

  subscribe(what: number | "all", listener: Listener): () => void {
    const all = this.listeners.get(what) ?? new Set();
    this.listeners.set(what, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(what);
    };
  }

  private set(segmentId: number, change: Partial<Beside>): void {
    this.bySegment.set(segmentId, { ...this.of(segmentId), ...change });
    this.tell(segmentId);
    this.tell("all");
  }

  private tell(what: number | "all"): void {
    for (const listener of this.listeners.get(what) ?? []) listener();
  }
}

/** 'Wu Xin' is WX, 吴昕 is 昕: what fits beside a number. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  if (words.length === 1) {
    const letters = [...(words[0] ?? "")];
    return /\p{Script=Han}/u.test(letters.at(-1) ?? "") ? (letters.at(-1) ?? "") : letters.slice(0, 2).join("").toUpperCase();
  }
  return [words[0], words.at(-1)].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}
