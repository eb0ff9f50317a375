const part = String.raw`[^|]*`;
const greek = new RegExp(String.raw`^\d{9}\|\d\d/\d\d/\d{4}\|${part}\|${part}\|(${part})\|(${part})$`);

/**
 * The number of a document as people say the number. A Greek invoice of Peppol has six parts, of which people know the last two, the
 * series and the serial: "047747270|01/01/2025|0|1.1|INV|00001" is "INV 00001". Any other number is shown whole.
 */
export function shownNumber(number: string): string {
  const [, series = '', serial = ''] = greek.exec(number.trim()) ?? [];
  return serial.trim() === '' ? number : `${series.trim()} ${serial.trim()}`.trim();
}
