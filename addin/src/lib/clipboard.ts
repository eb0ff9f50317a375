/** The clipboard of a framed page may be closed to scripts; the old way still works there. */
export async function writeClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'hidden-text';
    document.body.append(area);
    const focused = document.activeElement;
    area.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- no other way is left where the clipboard is closed
    document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) {
      focused.focus();
    }
  }
}
