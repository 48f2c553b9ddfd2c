import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";

export function NotFound() {
  const { t } = useTranslation("app");
  return (
    <Page title={t("notFound.title")}>
      <EmptyState title={t("notFound.what")} action={<Link to="/">{t("notFound.home")}</Link>}>
        <p>{t("notFound.why")}</p>
      </EmptyState>
    </Page>
  );
}
