import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { invitationsAccept, invitationsInvitationPage } from "../api/generated/sdk.gen";
import type { Acceptance } from "../api/generated/types.gen";
import { keys, meQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { TextField } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { day } from "../ui/When";
import { PASSWORD_LENGTH } from "./password";

export function InvitationPage({ token }: { token: string }) {
  const { t, i18n } = useTranslation("people");
  const client = useQueryClient();
  const router = useRouter();
  const me = useQuery(meQuery);
  const path = { token };
  const invitation = useQuery({ queryKey: ["invitation", token], queryFn: () => invitationsInvitationPage({ path }), retry: false });
  const accept = useMutation({
    mutationFn: (body: Acceptance) => invitationsAccept({ path, body }),
    onSuccess: (joined) => {
      client.clear();
      client.setQueryData(keys.me, joined);
      router.history.replace("/");
    },
  });

  useEffect(() => {
    document.title = `${t("invitation.title")} · 对照 Duizhao`;
  }, [t]);

  if (invitation.isPending || me.isPending) return <Loading lines={4} />;
  if (!invitation.data) {
    return (
      <div className="stack">
        <h1>{t("invitation.title")}</h1>
        <ErrorNote error={invitation.error} />
        <p className="soft">{t("invitation.gone")}</p>
      </div>
    );
  }
  const { project_name, invited_by, role, expires_at, email } = invitation.data;
  return (
    <div className="stack">
      <h1>{project_name}</h1>
      <p>{t("invitation.what", { by: invited_by, project: project_name, role: t(`role.${role}`) })}</p>
      <p className="small soft">{t("invitation.until", { date: day(expires_at.slice(0, 10), i18n.language) })}</p>
      {me.data ? (
        <>
          <Button weight="primary" busy={accept.isPending} onClick={() => accept.mutate({})}>
            {t("invitation.joinAs", { name: me.data.name })}
          </Button>
          <ErrorNote error={accept.error} />
        </>
      ) : (
        <NewPerson email={email} busy={accept.isPending} error={accept.error} onAccept={(person) => accept.mutate(person)} />
      )}
    </div>
  );
}

function NewPerson({ email: known, busy, error, onAccept }: { email: string; busy: boolean; error: unknown; onAccept: (person: { name: string; email: string; password: string }) => void }) {
  const { t } = useTranslation("people");
  const [name, setName] = useState("");
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onAccept({ name: name.trim(), email: email.trim(), password });
      }}
    >
      <TextField label={t("name")} hint={t("nameHint")} autoComplete="name" required value={name} onValue={setName} />
      <TextField label={t("email")} type="email" autoComplete="username" required value={email} onValue={setEmail} />
      <TextField label={t("password")} hint={t("passwordHint", { count: PASSWORD_LENGTH })} type="password" autoComplete="new-password" minLength={PASSWORD_LENGTH} required value={password} onValue={setPassword} />
      <ErrorNote error={error} />
      <Button weight="primary" type="submit" busy={busy}>
        {t("invitation.accept")}
      </Button>
    </form>
  );
}
