/** Whether a finding only says that nothing is translated yet, which the segment's state says already. */
export function isOfEmptyTarget({ check, code }: { readonly check: string; readonly code: string }): boolean {
  return check === "untranslated" && code === "empty";
}
