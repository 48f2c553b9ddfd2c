import { useTranslation } from "react-i18next";
import type { HouseStyle } from "../api/types";

/** What the editors want translators to know, beside the text it is about. */
export function StylePanel({ style }: { style: HouseStyle | undefined }) {
  const { t } = useTranslation("segments");
  if (!style || style.guide.trim() === "") return null;
  return (
    <section className="panel-part" aria-labelledby="panel-style">
      <details>
        <summary>
          <h2 id="panel-style" className="panel-title panel-summary">
            {t("style.title")}
          </h2>
        </summary>
        <p className="small style-guide">{style.guide}</p>
      </details>
    </section>
  );
}
