import { subfieldText, type DataField } from '@carrel/marc'
import type { Subject } from '@carrel/rdf'
import { bf, bflc, label, vocabulary } from '../names.ts'
import { spoken, type Paired } from '../paired.ts'
import { plain, unbracketed } from '../punctuation.ts'
import { joined, sayEach, sayUsual, type Conversion, type FieldRule } from './conversion.ts'

/** The parts of a title that all kinds of title have. */
function sayParts(conversion: Conversion, title: Subject, pair: Paired): void {
  sayEach(conversion, title, bf('partNumber'), pair, 'n')
  sayEach(conversion, title, bf('partName'), pair, 'p')
}

/** The label of a title: its subfields as they stand, without the slash or equals sign at the end. */
function sayLabel(conversion: Conversion, on: Subject, pair: Paired, codes: string, skip: boolean): void {
  for (const { text, ...form } of spoken(pair, (field) => joined(field, codes, (all) => all.replace(/\s*[/=:;]$/, ''))))
    conversion.description.text(
      on,
      label,
      skip && form.language === undefined ? text.slice(nonFiling(pair.field)) : text,
      form,
    )
}

const nonFiling = (field: DataField): number =>
  /^(?:130|630|730|740|247)$/.test(field.tag) ? Number(field.indicators[0]) || 0 : Number(field.indicators[1]) || 0

/** Says field 245: the title of the work without, of the instance with what stands beside it. */
export const sayTitle: FieldRule = (conversion, pair) => {
  const { description: d, work, instance } = conversion
  const { field } = pair
  const skip = nonFiling(field)
  const hasUniform = conversion.pairs.some((each) => each.tag === '130' || each.tag === '240')
  if (!hasUniform) {
    const own = d.part(work, bf('title'), bf('Title'))
    sayLabel(conversion, own, pair, 'afgknps', true)
    for (const { text, ...form } of spoken(pair, (each) => joined(each, 'a')))
      d.text(own, bf('mainTitle'), form.language === undefined ? text.slice(skip) : text, form)
    sayParts(conversion, own, pair)
  }
  sayLabel(conversion, work, pair, 'afgknps', false)
  sayLabel(conversion, instance, pair, 'afgknps', false)
  const title = d.part(instance, bf('title'), bf('Title'))
  sayLabel(conversion, title, pair, 'afgknps', false)
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a'))) d.text(title, bf('mainTitle'), text, form)
  if (skip > 0) d.text(title, bflc('nonSortNum'), String(skip))
  if (skip > 0) d.text(title, bflc('titleSortKey'), joined(field, 'a').slice(skip))
  sayEach(conversion, title, bf('subtitle'), pair, 'b')
  sayParts(conversion, title, pair)
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'c')))
    d.text(instance, bf('responsibilityStatement'), text, form)
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'f'))) d.text(work, bf('originDate'), text, form)
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'g'))) d.text(work, bf('originDate'), text, form)
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 's'))) d.text(work, bf('version'), text, form)
  const medium = subfieldText(field, 'h')
  if (medium !== undefined) d.labelled(work, bf('genreForm'), bf('GenreForm'), unbracketed(plain(plain(medium))))
}

const variantTypes: Readonly<Record<string, string>> = {
  '0': 'portion',
  '2': 'distinctive',
  '4': 'cover',
  '5': 'added title page',
  '6': 'caption',
  '7': 'running',
  '8': 'spine',
}

/** Says 210, 222, 242, 246, 247: other titles of the instance; 243 of the work. */
export const sayVariant: FieldRule = (conversion, pair) => {
  const { description: d, work, instance } = conversion
  const { field, tag } = pair
  const second = field.indicators[1] ?? ' '
  const kind =
    { '210': 'AbbreviatedTitle', '222': 'KeyTitle', '243': 'CollectiveTitle' }[tag] ??
    (tag === '246' && second === '1' ? 'ParallelTitle' : 'VariantTitle')
  const title = d.part(tag === '243' ? work : instance, bf('title'), bf(kind))
  sayLabel(
    conversion,
    title,
    pair,
    tag === '210' || tag === '222' ? 'ab' : tag === '242' ? 'abchnp' : tag === '243' ? 'adfgklmnoprs' : 'abnp',
    false,
  )
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'a'))) d.text(title, bf('mainTitle'), text, form)
  const skip = '222 242 243'.includes(tag) ? nonFiling(field) : 0
  if (skip > 0) d.text(title, bflc('titleSortKey'), joined(field, tag === '222' ? 'ab' : 'a').slice(skip))
  const rest = tag === '210' || tag === '222' ? bf('qualifier') : bf('subtitle')
  for (const { text, ...form } of spoken(pair, (one) => unbracketed(joined(one, 'b')))) d.text(title, rest, text, form)
  sayParts(conversion, title, pair)
  if (tag === '242') d.text(title, bf('variantType'), 'translated')
  if (tag === '247') d.text(title, bf('variantType'), 'former')
  if (tag === '246') d.text(title, bf('variantType'), variantTypes[second])
  for (const { text, ...form } of spoken(pair, (one) => joined(one, 'f'))) d.text(title, bf('date'), text, form)
  if (tag === '247')
    for (const { text, ...form } of spoken(pair, (one) => unbracketed(joined(one, 'g'))))
      d.text(title, bf('qualifier'), text, form)
  const note = tag === '246' ? subfieldText(field, 'i') : undefined
  if (note !== undefined) d.labelled(title, bf('note'), bf('Note'), note.trim().replace(/:$/, ''))
  const issn = tag === '247' ? subfieldText(field, 'x') : undefined
  if (issn !== undefined) d.valued(title, bf('identifiedBy'), bf('Issn'), issn)
  const language = tag === '242' ? subfieldText(field, 'y') : undefined
  if (language !== undefined && /^[a-z]{3}$/.test(language))
    d.part(title, bf('language'), bf('Language'), vocabulary(`languages/${language}`))
  if (tag === '210' && second === ' ') d.text(d.part(title, bf('source'), bf('Source')), bf('code'), 'issnkey')
  sayUsual(d, title, field)
}
