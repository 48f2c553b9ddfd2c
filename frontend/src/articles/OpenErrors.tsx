import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "../api/types";
import { Button } from "../ui/Button";
import { FindingSentence, SeverityMark } from "../ui/FindingSentence";

const FIRST = 20;

interface Props {
  articleId: number;
  errors: readonly Finding[];
  refused: boolean;
}

/** The errors that nobody has mended or ignored, each one click from its segment. */
export function OpenErrors({ articleId, errors, refused }: Props) {
  const { t } = useTranslation("articles");
  const [all, setAll] = useState(false);
  return (
    <section className="missing" aria-label={t("openErrors.title")}>
      <h2 className="missing-title">{t("openErrors.count", { count: errors.length })}</h2>
      <p className="small soft">{refused ? t("openErrors.refused") : t("openErrors.draft")}</p>
      <ul>
        {(all ? errors : errors.slice(0, FIRST)).map((error) => (
          <li key={error.id + error.segment_id}>
            <Link to="/articles/$articleId" params={{ articleId }} search={{ segment: error.number }}>
              <SeverityMark severity={error.severity} />
              <span className="numbers small soft">{error.number}</span>
              <FindingSentence {...error} />
            </Link>
          </li>
        ))}
      </ul>
      {errors.length > FIRST && !all ? (
        <Button weight="quiet" onClick={() => setAll(true)}>
          {t("openErrors.all", { count: errors.length })}
        </Button>
      ) : null}
    </section>
  );
}
