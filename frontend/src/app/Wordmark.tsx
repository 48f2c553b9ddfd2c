import "./wordmark.css";

/** 对照, ‘side by side’: two characters with the line between two columns. */
export function Wordmark({ large = false }: { large?: boolean }) {
  return (
    <span className={large ? "wordmark wordmark-large" : "wordmark"} lang="zh-Hans">
      <span>对</span>
      <span>照</span>
    </span>
  );
}
