import { fieldsWith, subfieldTexts, type MarcRecord } from '@carrel/marc'

/** What 008/06-14 says: type of date and the two dates, four characters each. */
export interface FixedDates {
  readonly type: string
  readonly first: string
  readonly second: string
}

const none = '    '

/**
 * The dates of 008/06-14 as the statements of publication have them (264 $c, 260 $c; MARC 21 008/06): a single date, date and
 * copyright date, a range of a serial or a set, a questionable date. Undefined when they name no year.
 */
export function publishedDates(record: MarcRecord): FixedDates | undefined {
  const published = textsOf(record, (tag, second) => tag === '260' || '01'.includes(second))
  const text = published.join(' ')
  const copyright =
    /[©℗]\s*(\d{4})/.exec(textsOf(record, () => true).join(' '))?.[1] ?? /\b(?:c|p|cop\. ?)(\d{4})/.exec(text)?.[1]
  const isContinuing = 'bis'.includes(record.leader[7] ?? '-')
  const plain = text.replaceAll(/(?:[©℗]|\b(?:c|p|cop\. ?)(?=\d))\s*\d{4}/g, '')
  const between = /between (\d{4})\??,? and (\d{4})|(\d{4})\??,? or (\d{4})/.exec(plain)
  if (between) return { type: 'q', first: between[1] ?? between[3] ?? '', second: between[2] ?? between[4] ?? '' }
  const [, from, dash, to] = /(\d{4})\??[\]>]?\s*(-)?\s*[[<]?(\d{4})?/.exec(plain) ?? []
  if (from === undefined) {
    const decade = /(\d{3})-/.exec(plain)?.[1]
    if (decade !== undefined) return { type: 's', first: `${decade}u`, second: none }
    return copyright === undefined ? undefined : { type: 's', first: copyright, second: none }
  }
  if (isContinuing)
    return { type: dash === undefined || to === undefined ? 'c' : 'd', first: from, second: to ?? '9999' }
  if (dash !== undefined) return { type: 'm', first: from, second: to ?? '9999' }
  return copyright === undefined
    ? { type: 's', first: from, second: none }
    : { type: 't', first: from, second: copyright }
}

function textsOf(record: MarcRecord, isMeant: (tag: string, second: string) => boolean): string[] {
  return [...fieldsWith(record, '264'), ...fieldsWith(record, '260')].flatMap((field) =>
    field.kind === 'data' && isMeant(field.tag, field.indicators[1] ?? ' ') ? subfieldTexts(field, 'c') : [],
  )
}
