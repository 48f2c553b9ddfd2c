import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { projectsInvitations, projectsInvite, projectsRevokeInvitation } from "../api/generated/sdk.gen";
import type { Invitation, Role } from "../api/types";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";
import { ErrorNote } from "../ui/ErrorNote";
import { Select, TextField } from "../ui/Field";
import { Note } from "../ui/Note";
import { Cell, Table } from "../ui/Table";
import { day } from "../ui/When";
import { ROLES } from "./roles";

/** Invitation links: made here, sent by hand, gone when used, revoked or out of date. */
export function Invitations({ projectId }: { projectId: number }) {
  const { t, i18n } = useTranslation("people");
  const client = useQueryClient();
  const path = { project_id: projectId };
  const key = ["projects", projectId, "invitations"];
  const open = useQuery({ queryKey: key, queryFn: ({ signal }) => projectsInvitations({ path, signal }) });
  const [role, setRole] = useState<Role>("translator");
  const [email, setEmail] = useState("");
  const [note, setNote] = useState("");
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const invite = useMutation({
    mutationFn: () => projectsInvite({ path, body: { role, ...(email.trim() ? { email: email.trim() } : {}), ...(note.trim() ? { note: note.trim() } : {}) } }),
    onSuccess: () => {
      setEmail("");
      setNote("");
      void refresh();
    },
  });
  const revoke = useMutation({ mutationFn: (invitation: Invitation) => projectsRevokeInvitation({ path: { ...path, invitation_id: invitation.id } }), onSettled: refresh });
  const columns = { whom: t("invitations.whom"), role: t("members.role"), until: t("invitations.until") };

  return (
    <section className="section">
      <div className="stack-close">
        <h2>{t("invitations.title")}</h2>
        <p className="soft">{t("invitations.what")}</p>
      </div>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <Select label={t("members.role")} value={role} onValue={setRole} choices={ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))} />
        <TextField label={t("invitations.email")} type="email" value={email} onValue={setEmail} />
        <TextField className="wide" label={t("invitations.note")} hint={t("invitations.noteHint")} maxLength={200} value={note} onValue={setNote} />
        <div className="row wide">
          <Button type="submit" weight="primary" busy={invite.isPending}>
            {t("invitations.make")}
          </Button>
        </div>
      </form>
      <ErrorNote error={invite.error ?? open.error ?? revoke.error} />
      {invite.data ? (
        <Note tone="good" role="status">
          <div className="stack-close">
            <p>{t("invitations.made", { role: t(`role.${invite.data.role}`) })}</p>
            <Copy key={invite.data.id} label={t("invitations.link")} value={invite.data.url} />
          </div>
        </Note>
      ) : null}
      {open.data && open.data.length > 0 ? (
        <Table caption={t("invitations.open")} columns={[columns.whom, columns.role, columns.until, ""]}>
          {open.data.map((invitation) => (
            <tr key={invitation.id}>
              <Cell column={columns.whom}>{[invitation.email, invitation.note].filter(Boolean).join(" · ") || t("invitations.anybody")}</Cell>
              <Cell column={columns.role}>{t(`role.${invitation.role}`)}</Cell>
              <Cell column={columns.until}>{day(invitation.expires_at.slice(0, 10), i18n.language)}</Cell>
              <Cell column="" className="cell-actions">
                <Button weight="quiet" busy={revoke.isPending && revoke.variables.id === invitation.id} onClick={() => revoke.mutate(invitation)}>
                  {t("invitations.revoke")}
                </Button>
              </Cell>
            </tr>
          ))}
        </Table>
      ) : null}
    </section>
  );
}
