import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Missing } from "../api/types";
import { Mark } from "../ui/Badge";
import { Button } from "../ui/Button";

const FIRST = 20;

interface Props {
  articleId: number;
  missing: Missing["missing"];
  segments: number;
  refused: boolean;
}

/** The segments that stand between an article and its publication, each one click away. */
export function MissingList({ articleId, missing, segments, refused }: Props) {
  const { t } = useTranslation("articles");
  const [all, setAll] = useState(false);
  return (
    <section className="missing" aria-label={t("missing.title")}>
      <h2 className="missing-title">{t("missing.count", { missing: missing.length, count: segments })}</h2>
      <p className="small soft">{refused ? t("missing.refused") : t("missing.draft")}</p>
      <ul>
        {(all ? missing : missing.slice(0, FIRST)).map(({ segment_id, number, state, source }) => (
          <li key={segment_id}>
            <Link to="/articles/$articleId" params={{ articleId }} search={{ segment: number }}>
              <Mark form={state === "draft" ? "half" : "hollow"} tone={state === "draft" ? "notice" : "soft"} label={t(`state.${state}`)} />
              <span className="numbers small soft">{number}</span>
              <span className="missing-source" lang="zh-Hans">
                {source}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {missing.length > FIRST && !all ? (
        <Button weight="quiet" onClick={() => setAll(true)}>
          {t("missing.all", { count: missing.length })}
        </Button>
      ) : null}
    </section>
  );
}
