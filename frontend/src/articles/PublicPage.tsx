import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { publishingLink, publishingMake, publishingRevoke } from "../api/generated/sdk.gen";
import { keys, meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { House } from "../api/types";
import { Button, buttonClass } from "../ui/Button";
import { Confirm } from "../ui/Confirm";
import { Copy } from "../ui/Copy";
import { ErrorNote } from "../ui/ErrorNote";
import { notify } from "../ui/Toast";
import { When } from "../ui/When";
import { HOUSES } from "./exporting";

interface Props {
  articleId: number;
  projectId: number | undefined;
  house: House;
  /** Nothing is missing and no error is open, as far as is known. */
  isFinished: boolean;
}

/** The address under which anybody can read the finished article, made and revoked by editors. */
export function PublicPage({ articleId, projectId, house, isFinished }: Props) {
  const { t } = useTranslation("articles");
  const client = useQueryClient();
  const path = { article_id: articleId };
  const key = [...keys.article(articleId), "public-link"];
  const page = useQuery({ queryKey: key, queryFn: ({ signal }) => publishingLink({ path, signal }) });
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery({ ...projectQuery(projectId ?? 0), enabled: projectId !== undefined });
  const [isRevoking, setIsRevoking] = useState(false);
  const make = useMutation({
    mutationFn: () => publishingMake({ path, query: { house } }),
    onSuccess: (made) => client.setQueryData(key, made),
  });
  const revoke = useMutation({
    mutationFn: () => publishingRevoke({ path }),
    onSuccess: () => {
      setIsRevoking(false);
      notify(t("publicPage.revoked"));
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  if (!page.data) return <ErrorNote error={page.error} onRetry={() => void page.refetch()} />;
  const mayMake = may("editor", project, me);
  const { link } = page.data;
  const known = HOUSES.find((one) => one === link?.house);
  const address = link ? new URL(link.path, window.location.origin).href : "";
  return (
    <section className="public-page stack-close" aria-label={t("publicPage.title")}>
      <h2>{t("publicPage.title")}</h2>
      <p className="small soft">{t("publicPage.what")}</p>
      <ErrorNote error={make.error} />
      {link ? (
        <>
          <Copy label={t("publicPage.address")} value={address} />
          <p className="small soft">
            {t("publicPage.made", { name: link.created_by })} · <When at={link.created_at} />
            {known ? ` · ${t("publicPage.style", { house: t(`house.${known}`) })}` : null}
          </p>
          {isFinished ? null : <p className="small">{t("publicPage.worked")}</p>}
          <div className="row">
            <a className={buttonClass()} href={link.path} target="_blank" rel="noreferrer">
              {t("publicPage.open")}
            </a>
            {mayMake && link.house !== house && isFinished ? (
              <Button busy={make.isPending} onClick={() => make.mutate()}>
                {t("publicPage.restyle")}
              </Button>
            ) : null}
            {mayMake ? (
              <Button weight="danger" onClick={() => setIsRevoking(true)}>
                {t("publicPage.revoke")}
              </Button>
            ) : null}
          </div>
        </>
      ) : (
        <>
          {mayMake ? (
            <Button busy={make.isPending} disabled={!isFinished} onClick={() => make.mutate()}>
              {t("publicPage.make")}
            </Button>
          ) : null}
          {mayMake && isFinished ? null : <p className="small soft">{t(mayMake ? "publicPage.notFinished" : "publicPage.onlyEditors")}</p>}
        </>
      )}
      {isRevoking ? (
        <Confirm title={t("publicPage.confirm")} deed={t("publicPage.revoke")} busy={revoke.isPending} error={revoke.error} onConfirm={() => revoke.mutate()} onClose={() => setIsRevoking(false)}>
          {t("publicPage.confirmWhat")}
        </Confirm>
      ) : null}
    </section>
  );
}
