import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Toasts } from "../ui/Toast";
import { speak } from "./i18n";
import "./porch.css";
import { Wordmark } from "./Wordmark";

/** What stands before the door: signing in and accepting an invitation. */
export function Porch() {
  const { t, i18n } = useTranslation("app");
  const other = i18n.language === "zh" ? "en" : "zh";
  return (
    <div className="porch">
      <header className="porch-head">
        <Wordmark large />
        <p className="soft">{t("tagline")}</p>
      </header>
      <main id="main" className="porch-main panel">
        <Outlet />
      </main>
      <footer>
        <button type="button" className="button button-quiet" lang={other === "zh" ? "zh-Hans" : "en"} onClick={() => void speak(other)}>
          {other === "zh" ? "中文" : "English"}
        </button>
      </footer>
      <Toasts />
    </div>
  );
}
