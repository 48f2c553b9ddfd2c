import { useTranslation } from "react-i18next";
import { Check } from "../ui/Field";
import { Dialog } from "../ui/Dialog";
import { Keys } from "../ui/Keys";
import { setSingleKeys, useScopes, useSingleKeys } from "../ui/shortcuts";
import "./help.css";

/** Every key of the page in view, listed by the page itself. */
export function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("app");
  const everywhere = t("keys.everywhere");
  const all = useScopes();
  const scopes = [...all.filter(({ name }) => name !== everywhere), ...all.filter(({ name }) => name === everywhere)];
  const singleKeys = useSingleKeys();
  return (
    <Dialog title={t("keys.title")} onClose={onClose} wide>
      <div className="help">
        {scopes.map((scope) => (
          <section key={scope.name}>
            <h3>{scope.name}</h3>
            <dl>
              {scope.shortcuts.map(({ keys, label }) => (
                <div key={label} className="help-key">
                  <dt>
                    {(typeof keys === "string" ? [keys] : keys).map((one) => (
                      <Keys key={one} keys={one} />
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Check label={t("keys.single")} hint={t("keys.singleHint")} checked={singleKeys} onChecked={setSingleKeys} />
    </Dialog>
  );
}
