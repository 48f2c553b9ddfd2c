/*
 * What is being done to one segment on this computer, and what the server knows of it.
 *
 * Every function takes a `Work` and what happened and returns the new `Work`:
 * no clock, network or storage here, so that each way of losing a sentence can
 * be written down as a test. The rules are four:
 *
 * - one request per segment at a time; what is typed meanwhile follows it;
 * - a request that was not answered is repeated, under the same operation id;
 * - somebody else's newer text never replaces an edit: the two stand side by
 *   side in `others` and `edit` until a person has chosen;
 * - a text leaves this computer's memory only when the server has acknowledged it.
 */

export type State = "untranslated" | "draft" | "translated" | "reviewed";
/** `none`, `typed`, `memory`, `memory_edited`, `import`, `machine`, `machine_edited`. */
export type Origin = string;

export interface Text {
  readonly target: string;
  readonly state: State;
  /** Where it came from, if that is not what editing makes of the text before. */
  readonly origin?: Origin;
}

/** A text as the server has it. */
export interface Saved extends Text {
  readonly version: number;
  readonly origin: Origin;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
}

/** A text given to the server, to be saved over `version`. */
export interface Operation extends Text {
  readonly id: string;
  readonly version: number;
}

export interface Work {
  /** The newest text of the server that the edit builds on: the common ancestor in a conflict. */
  readonly saved: Saved;
  /** Typed here and not yet given to the server. */
  readonly edit: Text | null;
  /** Given to the server and not yet acknowledged. */
  readonly sending: Operation | null;
  /** Newer text of somebody else that has not been taken over. */
  readonly others: Saved | null;
  /** Why the server will not take the edit, in its own words. */
  readonly refusal: string | null;
}

export function untouched(saved: Saved): Work {
  return { saved, edit: null, sending: null, others: null, refusal: null };
}

/** What the translator sees in the row. */
export function shown(work: Work): Text {
  return work.edit ?? work.sending ?? work.saved;
}

/** Whether something of this segment exists on this computer only. */
export function isUnsent(work: Work): boolean {
  return work.edit !== null || work.sending !== null;
}

/** Two texts want the same place, and a person has to choose. */
export function inConflict(work: Work): boolean {
  return work.others !== null && work.edit !== null && work.sending === null;
}

/** Whether the next request may go out: there is an edit, and nothing stands in its way. */
export function isDue(work: Work): boolean {
  return work.edit !== null && work.sending === null && work.others === null && work.refusal === null;
}

export function sameText(one: Text, other: Text): boolean {
  return one.target === other.target && one.state === other.state;
}

/**
 * The state of a text that was just typed: a change un-confirms, an empty text
 * is untranslated, and typing a confirmed text back as it was restores it.
 */
export function typed(work: Work, target: string, from?: Origin): Work {
  if (target === shown(work).target) return work;
  if (work.sending === null && target === work.saved.target) return withEdit(work, work.saved);
  const state = target === "" ? "untranslated" : "draft";
  return withEdit(work, { target, state, origin: from ?? editedOrigin(originOf(work)) });
}

export function marked(work: Work, state: State): Work {
  const { target, origin } = shown(work);
  return withEdit(work, origin === undefined ? { target, state } : { target, state, origin });
}

/** What the origin of a text is once somebody has changed it. */
function editedOrigin(origin: Origin): Origin {
  const lent = ["memory", "machine"].find((name) => origin.startsWith(name));
  return lent === undefined ? "typed" : `${lent}_edited`;
}

/** Where the text that is shown came from. */
export function originOf(work: Work): Origin {
  const text = shown(work);
  if (text.target === "") return "none";
  return text.origin ?? (text.target === work.saved.target ? work.saved.origin : editedOrigin(work.saved.origin));
}

/** Text and state at once: what was replaced is put back as it was. */
export function written(work: Work, text: Text): Work {
  return withEdit(work, text);
}

function withEdit(work: Work, text: Text): Work {
  const base = work.sending ?? work.saved;
  const edit = sameText(text, base) ? null : bare(text, work);
  return { ...work, edit, refusal: null };
}

/** Without the origin where the server finds the same one by itself. */
function bare({ target, state, origin }: Text, { sending, saved }: Work): Text {
  const derived = sending === null && (target === saved.target ? saved.origin : editedOrigin(saved.origin));
  return origin === undefined || origin === "none" || origin === derived ? { target, state } : { target, state, origin };
}

/** The edit goes to the server under a fresh operation id. */
export function started(work: Work, id: string): Work {
  if (!isDue(work) || work.edit === null) return work;
  return { ...work, sending: { ...work.edit, id, version: work.saved.version }, edit: null };
}

/** The server has the text of operation `id` on disk. `held`: the row is open in the editor. */
export function acknowledged(work: Work, id: string, answer: Saved, held: boolean): Work {
  if (work.sending?.id !== id) return heard(work, answer, held);
  const newest = [work.saved, work.others].reduce<Saved>((best, text) => newer(text, best), answer);
  const others = newest.version > answer.version ? newest : null;
  const edit = work.edit !== null && sameText(work.edit, answer) ? null : work.edit;
  return settled({ ...work, saved: answer, sending: null, edit, others, refusal: null }, held);
}

/** The server holds another text than the one operation `id` was based on (412). */
export function outrun(work: Work, id: string, current: Saved, held: boolean): Work {
  if (work.sending?.id !== id) return heard(work, current, held);
  return settled({ ...takenBack(work), others: newer(work.others, current) }, held);
}

/** The server will never take operation `id` as it is (403, 404, 422): the text stays here. */
export function refused(work: Work, id: string, reason: string): Work {
  if (work.sending?.id !== id) return work;
  return { ...takenBack(work), refusal: reason };
}

/** A person asks to try a refused text again. */
export function retried(work: Work): Work {
  return { ...work, refusal: null };
}

function takenBack(work: Work): Work {
  const { sending } = work;
  if (sending === null) return work;
  const { target, state, origin } = sending;
  return { ...work, edit: work.edit ?? (origin === undefined ? { target, state } : { target, state, origin }), sending: null };
}

/** News of the segment, or a page that was loaded again. */
export function heard(work: Work, remote: Saved, held: boolean): Work {
  if (remote.version <= work.saved.version) return work;
  if (work.others !== null && remote.version <= work.others.version) return work;
  return settled({ ...work, others: remote }, held);
}

/** A change of structure that was made here: its text is the one to go on from. */
export function taken(work: Work, saved: Saved): Work {
  return isUnsent(work) ? heard(work, saved, false) : untouched(newer(work.others ?? work.saved, saved));
}

/** The row was left: what nobody here was changing may be shown as it is now. */
export function released(work: Work): Work {
  return settled(work, false);
}

/**
 * Somebody else's text is taken over where it meets no edit and no open row,
 * and where both happen to have written the same. A request on its way has to
 * be answered first: the news may be our own.
 */
function settled(work: Work, held: boolean): Work {
  const { others, edit } = work;
  if (others === null || work.sending !== null) return work;
  if (edit !== null) {
    if (edit.target !== others.target) return work;
    const further = progressOf(edit.state) > progressOf(others.state) ? edit : null;
    return { ...work, saved: others, edit: further, others: null };
  }
  if (held && others.target !== work.saved.target) return work;
  return { ...work, saved: others, others: null };
}

/** A person has read both texts and decided on this one, to be saved over the other. */
export function decided(work: Work, text: Text): Work {
  if (work.others === null) return work;
  const decided: Work = { ...work, saved: work.others, others: null, edit: null };
  return withEdit(decided, text);
}

/** What is kept on this computer until the server has it. */
export interface Draft {
  /** The text that the edit was made from. */
  readonly saved: Saved;
  readonly edit: Text | null;
  readonly sending: Operation | null;
}

export function draftOf(work: Work): Draft | null {
  return isUnsent(work) ? { saved: work.saved, edit: work.edit, sending: work.sending } : null;
}

/** Whether what is kept for one is what would be kept for the other. */
export function sameDraft(before: Work | undefined, now: Work): boolean {
  if (before === undefined || !isUnsent(before)) return !isUnsent(now);
  return isUnsent(now) && before.edit === now.edit && before.sending === now.sending && before.saved === now.saved;
}

/**
 * A draft found when the page was opened, brought together with what the
 * server has now. A request whose answer was lost is simply repeated: whether
 * the newer version on the server is our own is known only to the server.
 */
export function restored(loaded: Saved, draft: Draft): Work {
  const { sending, edit } = draft;
  if (sending !== null) return { ...untouched(loaded), sending, edit };
  if (edit === null) return untouched(loaded);
  if (loaded.version <= draft.saved.version) return withEdit(untouched(loaded), edit);
  return settled({ ...untouched(draft.saved), edit, others: loaded }, false);
}

function newer<T extends Saved | null>(one: T, other: Saved): Saved {
  return one !== null && one.version > other.version ? one : other;
}

function progressOf(state: State): number {
  return ["untranslated", "draft", "translated", "reviewed"].indexOf(state);
}
