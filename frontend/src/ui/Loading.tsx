import { useTranslation } from "react-i18next";
import "./states.css";

export function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation("ui");
  return (
    <div className="loading" role="status" aria-label={t("loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="loading-line" />
      ))}
    </div>
  );
}
