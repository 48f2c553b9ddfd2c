import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleChangePerson, peoplePeople, peopleSignInLink } from "../api/generated/sdk.gen";
import { meQuery } from "../api/queries";
import type { Person } from "../api/types";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Copy } from "../ui/Copy";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { Check } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { Cell, Table } from "../ui/Table";
import { When } from "../ui/When";

const KEY = ["people"];

/** Everybody on this installation, for the administrator. Nobody is deleted: what they did stays theirs. */
export function PeoplePage() {
  const { t } = useTranslation("people");
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const people = useQuery({ queryKey: KEY, queryFn: ({ signal }) => peoplePeople({ signal }) });
  const [linkFor, setLinkFor] = useState<Person | null>(null);
  const change = useMutation({
    mutationFn: ({ person, ...values }: { person: Person; is_administrator?: boolean; active?: boolean }) => peopleChangePerson({ path: { person_id: person.id }, body: values }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const columns = { name: t("name"), email: t("email"), since: t("all.since"), administrator: t("all.administrator"), active: t("all.active") };

  return (
    <Page title={t("all.title")} lead={t("all.what")}>
      <ErrorNote error={people.error ?? change.error} onRetry={people.error ? () => void people.refetch() : undefined} />
      {people.isPending ? <Loading /> : null}
      {people.data ? (
        <Table caption={t("all.title")} columns={[columns.name, columns.email, columns.since, columns.administrator, columns.active, ""]}>
          {people.data.map((person) => {
            const myself = person.id === me?.id;
            return (
              <tr key={person.id}>
                <Cell column={columns.name}>
                  {person.name}
                  {myself ? <span className="soft"> {t("members.you")}</span> : null}
                </Cell>
                <Cell column={columns.email}>{person.email}</Cell>
                <Cell column={columns.since}>
                  <When at={person.created_at} />
                </Cell>
                <Cell column={columns.administrator}>
                  <Check label={<span className="unseen">{t("all.isAdministrator", { name: person.name })}</span>} checked={person.is_administrator} disabled={myself} onChecked={(is_administrator) => change.mutate({ person, is_administrator })} />
                </Cell>
                <Cell column={columns.active}>
                  {person.active ? (
                    <Badge form="check" tone="good">
                      {t("all.yes")}
                    </Badge>
                  ) : (
                    <Badge form="bar">{t("all.no")}</Badge>
                  )}
                </Cell>
                <Cell column="" className="cell-actions">
                  <Button weight="quiet" disabled={!person.active} aria-label={t("all.linkFor", { name: person.name })} onClick={() => setLinkFor(person)}>
                    {t("all.link")}
                  </Button>
                  <Button weight="quiet" disabled={myself} onClick={() => change.mutate({ person, active: !person.active })} aria-label={t(person.active ? "all.closeFor" : "all.openFor", { name: person.name })}>
                    {t(person.active ? "all.close" : "all.open")}
                  </Button>
                </Cell>
              </tr>
            );
          })}
        </Table>
      ) : null}
      {linkFor ? <LinkDialog person={linkFor} onClose={() => setLinkFor(null)} /> : null}
    </Page>
  );
}

function LinkDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation("people");
  const make = useMutation({ mutationFn: () => peopleSignInLink({ path: { person_id: person.id } }) });
  return (
    <Dialog title={t("all.linkFor", { name: person.name })} onClose={onClose}>
      <p>{t("all.linkWhat")}</p>
      <ErrorNote error={make.error} />
      {make.data ? (
        <Copy label={t("all.link")} value={make.data.url} />
      ) : (
        <div className="row">
          <Button weight="primary" busy={make.isPending} onClick={() => make.mutate()}>
            {t("all.linkMake")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
