import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextField } from "../ui/Field";

interface Props {
  last: number;
  onGo: (number: number) => void;
  onClose: () => void;
}

export function GoToRow({ last, onGo, onClose }: Props) {
  const { t } = useTranslation("segments");
  const [text, setText] = useState("");
  const number = Number(text);
  const known = Number.isInteger(number) && number >= 1 && number <= last;
  return (
    <Dialog title={t("goTo.title")} onClose={onClose}>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (known) onGo(number);
        }}
      >
        <TextField label={t("goTo.number", { last })} inputMode="numeric" value={text} onValue={setText} autoComplete="off" />
        <Button weight="primary" type="submit" disabled={!known}>
          {t("goTo.go")}
        </Button>
      </form>
    </Dialog>
  );
}
