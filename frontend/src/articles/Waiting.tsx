import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";

interface Props {
  what: "setting" | "preparing";
  onStop: () => void;
}

/** What takes long, for how long already, and how not to wait for it. */
export function Waiting({ what, onStop }: Props) {
  const { t } = useTranslation("articles");
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => setSeconds((so) => so + 1), 1_000);
    return () => clearInterval(clock);
  }, []);
  return (
    <div className="export-waiting">
      {/* Said once: the seconds are for the eye. */}
      <progress aria-label={t(`export.${what}`, { seconds: "" })} />
      <span className="small soft" aria-hidden="true">
        {t(`export.${what}`, { seconds })}
      </span>
      <Button onClick={onStop}>{t("export.stop")}</Button>
    </div>
  );
}
