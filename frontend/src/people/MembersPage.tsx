import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { projectsMembers, projectsRemoveMember, projectsSetRole } from "../api/generated/sdk.gen";
import { meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Member, Role } from "../api/types";
import { Button } from "../ui/Button";
import { Confirm } from "../ui/Confirm";
import { ErrorNote } from "../ui/ErrorNote";
import { Select } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { Cell, Table } from "../ui/Table";
import { notify } from "../ui/Toast";
import { Invitations } from "./Invitations";
import "./people.css";
import { ROLES } from "./roles";

export function MembersPage({ projectId }: { projectId: number }) {
  const { t } = useTranslation("people");
  const client = useQueryClient();
  const key = ["projects", projectId, "members"];
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(projectId));
  const members = useQuery({ queryKey: key, queryFn: ({ signal }) => projectsMembers({ path: { project_id: projectId }, signal }) });
  const [leaving, setLeaving] = useState<Member | null>(null);
  const mayManage = may("editor", project, me);

  const change = useMutation({
    mutationFn: ({ member, role }: { member: Member; role: Role }) => projectsSetRole({ path: { project_id: projectId, person_id: member.person_id }, body: { role } }),
    onSuccess: (_, { member, role }) => notify(t("members.changed", { name: member.name, role: t(`role.${role}`) })),
    onSettled: () => client.invalidateQueries({ queryKey: ["projects", projectId] }),
  });
  const remove = useMutation({
    mutationFn: (member: Member) => projectsRemoveMember({ path: { project_id: projectId, person_id: member.person_id } }),
    onSuccess: () => {
      setLeaving(null);
      void client.invalidateQueries({ queryKey: key });
    },
  });
  const columns = { name: t("name"), email: t("email"), role: t("members.role") };

  return (
    <Page title={t("members.title")} {...(project ? { tab: `${t("members.title")}, ${project.name}` } : {})} lead={mayManage ? undefined : t("members.askEditor")} narrow>
      <ErrorNote error={members.error ?? change.error} onRetry={members.error ? () => void members.refetch() : undefined} />
      {members.isPending ? <Loading /> : null}
      {members.data?.length === 0 ? <p className="soft">{t("members.none")}</p> : null}
      {members.data && members.data.length > 0 ? (
        <Table caption={t("members.title")} columns={mayManage ? [columns.name, columns.email, columns.role, ""] : [columns.name, columns.email, columns.role]}>
          {members.data.map((member) => (
            <tr key={member.person_id}>
              <Cell column={columns.name}>
                {member.name}
                {member.person_id === me?.id ? <span className="soft"> {t("members.you")}</span> : null}
              </Cell>
              <Cell column={columns.email}>{member.email}</Cell>
              <Cell column={columns.role}>
                {mayManage ? (
                  <Select
                    bare
                    label={t("members.roleOf", { name: member.name })}
                    value={member.role}
                    onValue={(role) => change.mutate({ member, role })}
                    choices={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                  />
                ) : (
                  t(`role.${member.role}`)
                )}
              </Cell>
              {mayManage ? (
                <Cell column="" className="cell-actions">
                  <Button weight="quiet" aria-label={t("members.removeNamed", { name: member.name })} onClick={() => setLeaving(member)}>
                    {t("ui:remove")}
                  </Button>
                </Cell>
              ) : null}
            </tr>
          ))}
        </Table>
      ) : null}
      <Roles />
      {mayManage ? <Invitations projectId={projectId} /> : null}
      {leaving ? (
        <Confirm title={t("members.removeNamed", { name: leaving.name })} deed={t("ui:remove")} busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate(leaving)} onClose={() => setLeaving(null)}>
          {t("members.removeWhat", { name: leaving.name })}
        </Confirm>
      ) : null}
    </Page>
  );
}

/** What the roles mean, where one chooses among them. */
function Roles() {
  const { t } = useTranslation("people");
  return (
    <dl className="roles small">
      {ROLES.map((role) => (
        <div key={role}>
          <dt>{t(`role.${role}`)}</dt>
          <dd className="soft">{t(`roleMay.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
