/** Puts the caret into a field that a key has just called up. */
export function focusNow(field: HTMLInputElement | null): void {
  field?.focus();
}
