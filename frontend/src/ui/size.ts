/** A file's size as people say it: ‘812 bytes’, ‘1.4 kB’, ‘3,120 kB’. */
export function sizeOf(bytes: number, language: string): string {
  const small = bytes < 1000;
  return new Intl.NumberFormat(language, { style: "unit", unit: small ? "byte" : "kilobyte", unitDisplay: small ? "long" : "short", maximumFractionDigits: bytes < 10_000 ? 1 : 0 }).format(small ? bytes : bytes / 1000);
}
