import { address, answered } from "./http";

/** Sends a form; `told` hears which share of it has left, which `fetch` does not tell. Fails as `transport` does. */
export function upload(path: string, form: FormData, told: (share: number) => void): Promise<Response> {
  return answered(
    address(path),
    () =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("POST", address(path));
        request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
          if (lengthComputable && total > 0) told(loaded / total);
        });
        request.addEventListener("load", () => {
          const headers = { "Content-Type": request.getResponseHeader("Content-Type") ?? "" };
          resolve(new Response(request.responseText, { status: request.status, statusText: request.statusText, headers }));
        });
        request.addEventListener("error", () => reject(new TypeError("no answer")));
        request.send(form);
      }),
  );
}
