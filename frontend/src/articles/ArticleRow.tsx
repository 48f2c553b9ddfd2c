import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Article } from "../api/types";
import { Badge } from "../ui/Badge";
import { Menu, MenuItem } from "../ui/Menu";
import { day, When } from "../ui/When";
import { ArticleProgress } from "./ArticleProgress";
import { finished } from "./filters";

interface Props {
  article: Article;
  mayChange: boolean;
  onPutAway: (() => void) | undefined;
}

export function ArticleRow({ article, mayChange, onPutAway }: Props) {
  const { t, i18n } = useTranslation("articles");
  const params = { articleId: article.id };
  const name = article.title || article.original_title || t("untitled");
  const from = [article.outlet, article.author, article.source_date ? day(article.source_date, i18n.language) : ""].filter(Boolean).join(" · ");
  return (
    <li className="article">
      <div className="article-titles">
        <h2>
          <Link to="/articles/$articleId" params={params} lang={article.title ? "en" : article.original_title ? "zh-Hans" : undefined}>
            {name}
          </Link>
        </h2>
        {article.title && article.original_title ? (
          <p className="article-original" lang="zh-Hans">
            {article.original_title}
          </p>
        ) : null}
        {from ? <p className="small soft">{from}</p> : null}
      </div>
      <ArticleProgress progress={article.progress} />
      <div className="article-when small soft">
        {finished(article.progress) ? (
          <Badge form="check" tone="good">
            {t("finished")}
          </Badge>
        ) : null}
        <span>
          {t("changed")} <When at={article.changed_at} />
        </span>
      </div>
      <Menu className="no-print" align="end" label={t("list.more", { title: name })} button={<span aria-hidden="true">⋯</span>}>
        <Link role="menuitem" tabIndex={-1} className="menu-item" to="/articles/$articleId" params={params}>
          {t("open")}
        </Link>
        <Link role="menuitem" tabIndex={-1} className="menu-item" to="/articles/$articleId/export" params={params}>
          {t("export.title")}
        </Link>
        {mayChange ? (
          <Link role="menuitem" tabIndex={-1} className="menu-item" to="/articles/$articleId/details" params={params}>
            {t("details.title")}
          </Link>
        ) : null}
        {onPutAway ? <MenuItem onChoose={onPutAway}>{t(article.archived ? "list.restore" : "list.archive")}</MenuItem> : null}
      </Menu>
    </li>
  );
}
