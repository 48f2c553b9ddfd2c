import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Keys } from "../ui/Keys";
import { Note } from "../ui/Note";
import { composing } from "../ui/shortcuts";
import { BINDINGS, keysOf, pressedKeys, type Binding, type Command, type Group } from "./keys";
import { forgetOwnKeys, setOwnKey, useOwnKeys } from "./ownKeys";
import { FIXED, refusalOf, takenWithout, type Refusal } from "./remapping";

const GROUPS: readonly Group[] = ["rows", "terms", "source", "marks", "structure", "beside", "conflict", "other"];

/** All keys of the editor, by what they are for; each can be given to other keys. */
export function EditorHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("segments");
  const own = useOwnKeys();
  const [asked, setAsked] = useState<Command | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const hear = (keys: string): void => {
    if (asked === null) return;
    const refused = refusalOf(asked, keys, own);
    setRefusal(refused);
    if (refused) return;
    setOwnKey(asked, keys);
    setAsked(null);
  };
  useKeysPressed(asked !== null, hear, () => {
    setAsked(null);
    setRefusal(null);
  });

  function reset(command: Command): void {
    const by = takenWithout(command, own);
    setRefusal(by === null ? null : { why: "taken", by });
    if (by === null) setOwnKey(command, null);
  }

  const sentence = refusal === null ? null : refusal.why === "taken" ? t("remap.refused.taken", { command: t(`keys.${refusal.by}`) }) : t(`remap.refused.${refusal.why}`);
  return (
    <Dialog title={t("keys.title")} onClose={onClose} wide>
      <p className="soft small">{t("remap.what")}</p>
      {sentence === null ? null : (
        <Note tone="notice" role="alert">
          {sentence}
        </Note>
      )}
      <div className="editor-help">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`keys.group.${group}`)}</h3>
            <dl>
              {BINDINGS.filter((binding) => binding.group === group).map((binding) => (
                <KeyLine
                  key={binding.command}
                  binding={binding}
                  asking={asked === binding.command}
                  changed={own[binding.command] !== undefined}
                  onAsk={() => {
                    setRefusal(null);
                    setAsked(binding.command);
                  }}
                  onReset={() => reset(binding.command)}
                />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="soft small">{t("keys.composing")}</p>
      {Object.keys(own).length > 0 ? (
        <div className="row">
          <Button
            onClick={() => {
              setRefusal(null);
              forgetOwnKeys();
            }}
          >
            {t("remap.resetAll")}
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}

interface LineProps {
  binding: Binding;
  asking: boolean;
  changed: boolean;
  onAsk: () => void;
  onReset: () => void;
}

function KeyLine({ binding, asking, changed, onAsk, onReset }: LineProps) {
  const { t } = useTranslation("segments");
  const { command } = binding;
  const does = t(`keys.${command}`);
  return (
    <div className="editor-help-key">
      <dt>{asking ? <span role="status">{t("remap.press")}</span> : keysOf(binding).map((keys) => <Keys key={keys} keys={keys} />)}</dt>
      <dd>
        {does}
        {FIXED.has(command) ? null : (
          <span className="editor-help-change">
            <Button weight="quiet" aria-label={t("remap.changeOf", { does })} aria-pressed={asking} onClick={onAsk}>
              {t("remap.change")}
            </Button>
            {changed ? (
              <Button weight="quiet" aria-label={t("remap.resetOf", { does })} onClick={onReset}>
                {t("remap.reset")}
              </Button>
            ) : null}
          </span>
        )}
      </dd>
    </div>
  );
}

/** The next keys that are pressed, before anything else hears of them; Escape and Tab are for getting away. */
function useKeysPressed(on: boolean, hear: (keys: string) => void, cancel: () => void): void {
  useEffect(() => {
    if (!on) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (composing(event)) return;
      if (event.key === "Tab" && !event.ctrlKey && !event.altKey && !event.metaKey) return cancel();
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") return cancel();
      const keys = pressedKeys(event);
      if (keys !== null) hear(keys);
    };
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  });
}
