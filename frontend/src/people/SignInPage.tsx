import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "../api/queries";
import type { Me } from "../api/types";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { PasswordForm } from "./PasswordForm";
import { signInByLink, tokenInFragment } from "./signing";

export function SignInPage({ next }: { next: string }) {
  const { t } = useTranslation("people");
  const client = useQueryClient();
  const router = useRouter();
  const [token] = useState(() => tokenInFragment(window.location.hash));
  const [waiting, setWaiting] = useState(token !== null);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    document.title = `${t("signIn.title")} · 对照 Duizhao`;
  }, [t]);

  useEffect(() => {
    if (token === null) return;
    // Out of the address bar and the history at once: who looks over a shoulder sees no token.
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    signInByLink(token).then(enter, (reason: unknown) => {
      setError(reason);
      setWaiting(false);
    });
    // Asked once for the token that the page was opened with.
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies
  }, [token]);

  function enter(me: Me) {
    client.clear();
    client.setQueryData(keys.me, me);
    router.history.replace(next);
  }

  return (
    <div className="stack">
      <h1>{t("signIn.title")}</h1>
      {waiting ? (
        <>
          <p>{t("signIn.byLink")}</p>
          <Loading lines={2} />
        </>
      ) : (
        <>
          {error ? (
            <>
              <ErrorNote error={error} />
              <p className="soft">{t("signIn.linkFailed")}</p>
            </>
          ) : null}
          <PasswordForm onSignedIn={enter} />
          <p className="small soft">{t("signIn.noPassword")}</p>
        </>
      )}
    </div>
  );
}
