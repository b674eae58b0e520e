/** A date of publication in RDA's form, and the dates of copyright and phonogram that stood with it. */
export interface PublicationDate {
  /** What 264 _1 $c says; undefined when nothing but a copyright date was there and it cannot be inferred. */
  readonly date: string | undefined
  /** Dates with their sign: ©1999, ℗1987. */
  readonly copyright: readonly string[]
}

const copyrightMark = /\[?(?:\bcop(?:yright|\.)?|\bc(?=\d)|©)\s*(\[?\d{4}\]?(?:\??-(?:\d{4})?)?)\]?/gi
const phonogramMark = /\[?(?:\bphono(?:gram|\.)?|\bp(?=\d)|℗)\s*(\d{4}(?:-(?:\d{4})?)?)\]?/gi

/**
 * Parts the date of 260 $c (RDA 2.8.6, 2.11): `c1999` is a copyright date, from which the date of publication is inferred,
 * in brackets; in `1999, c1998` each is what it is; `p1987` is a phonogram date.
 *
 * @param mark - the sign or the word with which a copyright date is written (RDA 2.11.1.3)
 */
export function partDates(text: string, mark: 'sign' | 'word' = 'sign'): PublicationDate {
  const copyright: string[] = []
  const signs = mark === 'sign' ? (['©', '℗'] as const) : (['copyright ', 'phonogram '] as const)
  const take = (sign: string) => (_whole: string, date: string) => {
    copyright.push(`${sign}${date.replaceAll(/[[\]]/g, '')}`)
    return ''
  }
  const rest = text.replaceAll(copyrightMark, take(signs[0])).replaceAll(phonogramMark, take(signs[1]))
  if (copyright.length === 0) return { date: text, copyright }
  const left = rest.replaceAll(/^[\s,;]+|[\s,;]+$/g, '').replaceAll(/\s*,(?=\s*[,.])/g, '')
  if (/\d/.test(left)) return { date: left, copyright }
  return { date: inferred(copyright), copyright }
}

function inferred(copyright: readonly string[]): string | undefined {
  const [first] = copyright.flatMap((each) => /\d{4}(?:-(?:\d{4})?)?/.exec(each) ?? [])
  if (first === undefined) return undefined
  return first.replaceAll(/\d{4}/g, '[$&]')
}

/** Dates that are not known, in words (RDA 1.9.2.3, 2.8.6.6): `[ca. 1950]`, `[195-]`, `[19--?]`, `[n.d.]`. */
export function spellUncertainDate(text: string): string {
  return text
    .replaceAll(/\[(\d{3})-(\??)\]/g, '[between $10 and $19$2]')
    .replaceAll(/\[(\d{2})--(\??)\]/g, '[between $100 and $199$2]')
    .replaceAll(/\[?\b(?:n\. ?d\.|s\. ?a\.)\]?/gi, '[date of publication not identified]')
    .replaceAll(/\b(?:ca\.|circa)(?= ?\[?\d)/gi, 'approximately')
}
