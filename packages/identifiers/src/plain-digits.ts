/** Brings full-width figures to plain ones and every dash to a hyphen, character for character. */
export function plainDigits(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u00AD\u2010-\u2014\u2212]/g, '-')
    .replaceAll(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
}
