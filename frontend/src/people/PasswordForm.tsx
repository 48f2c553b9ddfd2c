import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sessionSignIn } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import type { Me } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Note } from "../ui/Note";
import { TextField } from "../ui/Field";

export function PasswordForm({ email: known = "", onSignedIn }: { email?: string; onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation("people");
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => sessionSignIn({ body: { email: email.trim(), password } }),
    onSuccess: onSignedIn,
    onError: () => setPassword(""),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <TextField label={t("email")} type="email" autoComplete="username" required value={email} onValue={setEmail} />
      <TextField label={t("password")} type="password" autoComplete="current-password" data-first={known ? true : undefined} required value={password} onValue={setPassword} />
      {isProblem(signIn.error, 401) ? (
        <Note tone="bad" role="alert">
          {t("signIn.wrong")}
        </Note>
      ) : (
        <ErrorNote error={signIn.error} />
      )}
      <Button weight="primary" type="submit" busy={signIn.isPending}>
        {t("signIn.do")}
      </Button>
    </form>
  );
}
