import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pairingsDiscard } from "../api/generated/sdk.gen";
import { keys } from "../api/queries";
import { Button } from "../ui/Button";
import { Confirm } from "../ui/Confirm";
import { notify } from "../ui/Toast";
import type { Pairing } from "./pairs";

/** Asks first: nothing brings a review back that was thrown away. */
export function Discard({ info, onClose }: { info: Pairing; onClose: () => void }) {
  const { t } = useTranslation("alignment");
  const client = useQueryClient();
  const navigate = useNavigate();
  const discard = useMutation({
    mutationFn: () => pairingsDiscard({ path: { pairing_id: info.id } }),
    onSuccess: async () => {
      notify(t("discard.done", { name: info.name }));
      await client.invalidateQueries({ queryKey: keys.pairings(info.project_id) });
      await navigate({ to: "/projects/$projectId/articles", params: { projectId: info.project_id } });
    },
  });
  return (
    <Confirm title={t("discard.title")} deed={t("discard.deed")} busy={discard.isPending} error={discard.error} onConfirm={() => discard.mutate()} onClose={onClose}>
      {t("discard.what", { name: info.name })}
    </Confirm>
  );
}

export function DiscardButton({ info }: { info: Pairing }) {
  const { t } = useTranslation("alignment");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("discard.button")}</Button>
      {asking ? <Discard info={info} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
