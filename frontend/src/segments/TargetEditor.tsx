import { useLayoutEffect, useRef } from "react";
import { openTarget, type TargetOptions } from "./targetView";
import type { Session } from "./session";

interface Props extends TargetOptions {
  session: Session;
  segmentId: number;
}

/** The place of the one editor; it is drawn before the page is painted, so that nothing flickers. */
export function TargetEditor({ session, segmentId, ...options }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const first = useRef(options);
  useLayoutEffect(() => {
    if (!host.current) return undefined;
    const target = openTarget(host.current, session, segmentId, first.current);
    session.attach(target);
    return () => {
      session.attach(null);
      target.close();
    };
  }, [session, segmentId]);
  return <div ref={host} className="target-editor" />;
}
