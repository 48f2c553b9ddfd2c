import { printedKeys } from "./shortcuts";
import "./keys.css";

/** A key combination as it is printed on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {printedKeys(keys).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
