import { nonfilingCount } from './articles.ts'
import { responsibility, titleSubfields, type TitleParts } from './description.ts'
import { isFirstEdition } from './fixed-fields.ts'
import { closed, closedTitle, dataField, type DataField } from './marc-fields.ts'
import { alone, scriptNonfiling, type FieldPair } from './original-script.ts'
import { isFilm, titleLanguage, type Work } from './work.ts'

/** Fields 242 to 257: titles, edition, scale, country of a film. */
export function titles(work: Work): FieldPair[] {
  const traced = work.by === undefined ? '0' : '1'
  const statement = (parts: TitleParts, nonfiling: number): DataField =>
    closedTitle(dataField('245', `${traced}${nonfiling}`, ...titleSubfields(parts)))
  const script = work.script
  const main: FieldPair = {
    field: statement({ ...work, said: responsibility(work) }, nonfilingCount(work.title, titleLanguage(work))),
    printed:
      script?.title === undefined
        ? undefined
        : statement({ ...script, title: script.title }, scriptNonfiling(work, script.title)),
  }
  return [
    ...(work.english === undefined ? [] : [alone(translatedTitle(work.english))]),
    main,
    ...variantTitles(work),
    ...(work.edition === undefined ? [] : [alone(closed(dataField('250', '  ', ['a', work.edition])))]),
    ...(work.scale === undefined
      ? []
      : [alone(dataField('255', '  ', ['a', `Scale 1:${work.scale.toLocaleString('en')}.`]))]),
    ...(work.country === undefined ? [] : [alone(dataField('257', '  ', ['a', work.country], ['2', 'naf']))]),
  ]
}

/** Field 242, a title in English by which readers know a book in another language. */
function translatedTitle(title: string): DataField {
  return dataField(
    '242',
    `1${nonfilingCount(title, 'eng')}`,
    ['a', `${title}.`.replace(/([.?!])\.$/, '$1')],
    ['y', 'eng'],
  )
}

function variantTitles(work: Work): FieldPair[] {
  const others = (work.alt ?? []).map((title) => alone(dataField('246', '3 ', ['a', title])))
  if (!isFilm(work) || work.original === undefined) return others
  const field = (title: string): DataField => dataField('246', '1 ', ['i', 'Original title:'], ['a', title])
  const printed = work.script?.original
  return [{ field: field(work.original), printed: printed === undefined ? undefined : field(printed) }, ...others]
}

/** Field 264: publication, and copyright of a first edition. */
export function publication(work: Work): FieldPair[] {
  const [place, publisher, year] = work.pub
  const field = (where: string, who: string): DataField => {
    const when = work.kind === 'serial' ? `${year}-` : `${year}.`
    return dataField('264', ' 1', ['a', `${where} :`], ['b', `${who},`], ['c', when])
  }
  const printed = work.script?.pub
  return [
    { field: field(place, publisher), printed: printed === undefined ? undefined : field(...printed) },
    ...(isFirstEdition(work) ? [alone(dataField('264', ' 4', ['c', `©${year}`]))] : []),
  ]
}
