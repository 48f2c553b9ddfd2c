import { useState } from "react";
import { useTranslation } from "react-i18next";
import { agoFormat, dateFormat } from "./dates";

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["minute", 60],
  ["hour", 3600],
  ["day", 86400],
];

/** ‘3 hours ago’ for the last week, a date before that. */
export function ago(at: Date, now: Date, language: string): string {
  const seconds = (now.getTime() - at.getTime()) / 1000;
  const format = agoFormat(language);
  // Of what has been done nobody says 现在, as the library does.
  if (seconds < 45) return language.startsWith("zh") ? "刚刚" : format.format(0, "second");
  if (seconds < 7 * 86400) {
    const [unit, size] = UNITS.findLast(([, length]) => seconds >= length) ?? ["minute", 60];
    return format.format(-Math.max(1, Math.round(seconds / size)), unit);
  }
  return dateFormat(language, { dateStyle: "medium" }).format(at);
}

/** A time as people say it; the exact one on hover and for machines. */
export function When({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const [now] = useState(() => new Date());
  const date = new Date(at);
  const exact = dateFormat(i18n.language, { dateStyle: "full", timeStyle: "short" }).format(date);
  return (
    <time dateTime={at} title={exact} className="nowrap">
      {ago(date, now, i18n.language)}
    </time>
  );
}

/** ‘2020-05-18’ as a date of the reader's language; anything else stays as it was written. */
export function day(iso: string, language: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso;
  return dateFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}
