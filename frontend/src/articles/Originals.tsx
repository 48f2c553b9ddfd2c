import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { articlesOriginalsOf } from "../api/generated/sdk.gen";
import { address } from "../api/http";
import { keys } from "../api/queries";
import { buttonClass } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { sizeOf } from "../ui/size";
import { When } from "../ui/When";

/** The files that the article was made of, to be had back as they came. */
export function Originals({ articleId, mayCorrect }: { articleId: number; mayCorrect: boolean }) {
  const { t, i18n } = useTranslation("articles");
  const files = useQuery({
    queryKey: [...keys.article(articleId), "originals"] as const,
    queryFn: ({ signal }) => articlesOriginalsOf({ path: { article_id: articleId }, signal }),
  });
  return (
    <section className="section" aria-labelledby="originals">
      <h2 id="originals">{t("originals.title")}</h2>
      <ErrorNote error={files.error} onRetry={() => void files.refetch()} />
      {files.data?.length === 0 ? <p className="soft">{t("originals.none")}</p> : null}
      <ul className="reviews">
        {files.data?.map(({ id, name, side, size, sha256, given_by: by, given_at: at }) => (
          <li key={id} className="review">
            <a href={address(`/articles/${articleId}/originals/${id}`)} download={name} title={`SHA-256 ${sha256}`}>
              {name}
            </a>
            <span className="small soft">
              {t(`originals.${side}`)} · {sizeOf(size, i18n.language)}
              {by ? ` · ${by}` : ""}
              {" · "}
              <When at={at} />
            </span>
          </li>
        ))}
      </ul>
      {mayCorrect ? (
        <p>
          <Link className={buttonClass()} to="/articles/$articleId/correction" params={{ articleId }}>
            {t("correction.open")}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
