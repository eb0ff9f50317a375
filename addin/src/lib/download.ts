/** Gives a file to the browser, which asks where to or puts it among the downloads. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over by the time the page is idle again.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
