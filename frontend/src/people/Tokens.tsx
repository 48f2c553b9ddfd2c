import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { meNewToken, meRevokeToken, meTokens } from "../api/generated/sdk.gen";
import type { Token } from "../api/types";
import { Button } from "../ui/Button";
import { Confirm } from "../ui/Confirm";
import { Copy } from "../ui/Copy";
import { ErrorNote } from "../ui/ErrorNote";
import { TextField } from "../ui/Field";
import { Note } from "../ui/Note";
import { Cell, Table } from "../ui/Table";
import { When } from "../ui/When";

const KEY = ["me", "tokens"];

/** Personal access tokens for programs. A token is shown once, when it is made. */
export function Tokens() {
  const { t } = useTranslation("people");
  const client = useQueryClient();
  const tokens = useQuery({ queryKey: KEY, queryFn: ({ signal }) => meTokens({ signal }) });
  const [name, setName] = useState("");
  const [dropping, setDropping] = useState<Token | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: KEY });
  const make = useMutation({
    mutationFn: () => meNewToken({ body: { name: name.trim() } }),
    onSuccess: () => {
      setName("");
      void refresh();
    },
  });
  const drop = useMutation({
    mutationFn: (token: Token) => meRevokeToken({ path: { token_id: token.id } }),
    onSuccess: () => {
      setDropping(null);
      void refresh();
    },
  });
  const columns = { name: t("tokens.name"), made: t("tokens.made"), used: t("tokens.used") };

  return (
    <section className="section">
      <div className="stack-close">
        <h2>{t("tokens.title")}</h2>
        <p className="soft">{t("tokens.what")}</p>
      </div>
      {make.data ? (
        <Note tone="good" role="status">
          <div className="stack-close">
            <p>{t("tokens.once")}</p>
            <Copy key={make.data.id} label={t("tokens.token", { name: make.data.name })} value={make.data.token} />
          </div>
        </Note>
      ) : null}
      <ErrorNote error={tokens.error} onRetry={() => void tokens.refetch()} />
      {tokens.data && tokens.data.length > 0 ? (
        <Table caption={t("tokens.title")} columns={[columns.name, columns.made, columns.used, ""]}>
          {tokens.data.map((token) => (
            <tr key={token.id}>
              <Cell column={columns.name}>{token.name}</Cell>
              <Cell column={columns.made}>
                <When at={token.created_at} />
              </Cell>
              <Cell column={columns.used}>{token.last_used_at ? <When at={token.last_used_at} /> : t("tokens.never")}</Cell>
              <Cell column="" className="cell-actions">
                <Button weight="quiet" aria-label={t("tokens.revokeNamed", { name: token.name })} onClick={() => setDropping(token)}>
                  {t("tokens.revoke")}
                </Button>
              </Cell>
            </tr>
          ))}
        </Table>
      ) : null}
      <form
        className="row"
        style={{ alignItems: "flex-end" }}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextField label={t("tokens.newName")} placeholder={t("tokens.example")} required maxLength={100} value={name} onValue={setName} />
        <Button type="submit" busy={make.isPending}>
          {t("tokens.make")}
        </Button>
      </form>
      <ErrorNote error={make.error} />
      {dropping ? (
        <Confirm title={t("tokens.revokeNamed", { name: dropping.name })} deed={t("tokens.revoke")} busy={drop.isPending} error={drop.error} onConfirm={() => drop.mutate(dropping)} onClose={() => setDropping(null)}>
          {t("tokens.revokeWhat")}
        </Confirm>
      ) : null}
    </section>
  );
}
