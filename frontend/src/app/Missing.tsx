import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";

interface Props {
  what: "article" | "project";
  /** Where the person was before, if anywhere. */
  projectId: number | undefined;
}

/** An article or a publication that is not there, or not for this person: the server does not say which of both. */
export function Missing({ what, projectId }: Props) {
  const { t } = useTranslation("app");
  const back =
    projectId === undefined ? (
      <Link to="/" search={{ all: true }}>
        {t("notFound.home")}
      </Link>
    ) : (
      <Link to="/projects/$projectId/articles" params={{ projectId }}>
        {t("missing.back")}
      </Link>
    );
  return (
    <Page title={t("notFound.title")}>
      <EmptyState title={t(`missing.${what}`)} action={back}>
        <p>{t("notFound.why")}</p>
        <p>{t("missing.who")}</p>
      </EmptyState>
    </Page>
  );
}
