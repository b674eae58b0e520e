/** Longer texts than this are not titles; measuring them would only cost time. */
const longest = 300

/** A title as a cover shows it: without the marks that ISBD puts at the ends of areas. */
export function displayTitle(title: string): string {
  return cut(title)
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\s*(?<!\p{Lu})[/:;,=.]+$/u, '')
    .replaceAll(' : ', ': ')
    .trim()
}

/** The title proper: what stands before the subtitle. */
export function titleProper(title: string): string {
  const proper = title.split(/\s?:\s|：|\s=\s/u)[0]?.trim() ?? ''
  return proper === '' ? title : proper
}

/** A name as a cover shows it: `Kimmerer, Robin Wall, 1953- author` becomes `Robin Wall Kimmerer`. */
export function displayAuthor(author: string): string {
  const clean = cut(author)
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replace(/,?\s*(b\.|d\.|ca\.|active)?\s*\d{4}\??\s*(-\s*(\d{4}\??)?)?.*$/u, '')
    .replace(/[\s,;.]+(author|editor|illustrator|translator|director|composer|performer|creator)s?\.?$/iu, '')
    .replace(/[\s,;]+$/u, '')
    .replace(/(?<!\b\p{Lu}|\b[JS]r)\.$/u, '')
    .trim()
  const inverted = /^([^,]+),\s*([^,]+?)(?:,\s*(.+))?$/u.exec(clean)
  if (!inverted) return clean
  const [, family = '', given = '', suffix] = inverted
  // `GoPro, Inc.` is a firm, not a person of the family GoPro.
  if (/^(?:inc|ltd|llc|co|corp|plc|gmbh)\.?$/iu.test(given)) return clean
  return suffix === undefined ? `${given} ${family}` : `${given} ${family}, ${suffix}`
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
