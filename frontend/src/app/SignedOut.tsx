import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { onSignedOut } from "../api/http";
import { keys } from "../api/queries";
import type { Me } from "../api/types";
import { PasswordForm } from "../people/PasswordForm";
import { Dialog } from "../ui/Dialog";

/** The sign-in ran out while somebody was at work: sign in over the page, which stays as it is. */
export function SignedOut({ me }: { me: Me }) {
  const { t } = useTranslation("app");
  const client = useQueryClient();
  const [out, setOut] = useState(false);
  useEffect(() => onSignedOut(() => setOut(true)), []);
  if (!out) return null;

  function back(now: Me) {
    if (now.id !== me.id) {
      // Somebody else: nothing of the former person's page may stay.
      window.location.assign("/");
      return;
    }
    client.setQueryData(keys.me, now);
    setOut(false);
    void client.invalidateQueries();
  }

  return (
    <Dialog title={t("signedOut.title")} onClose={() => setOut(false)}>
      <p>{me.has_password ? t("signedOut.why") : t("signedOut.link")}</p>
      {me.has_password ? <PasswordForm email={me.email ?? ""} onSignedIn={back} /> : null}
    </Dialog>
  );
}
