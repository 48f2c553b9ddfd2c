/** Puts the caret into a field that a key has just called up. */
export function focusNow(field: HTMLInputElement | HTMLTextAreaElement | null): void {
  field?.focus();
}
