import type { Term } from '@carrel/rdf'
import { identifierRows, type IdentifierRow } from '../identifier-rows.ts'
import { bf, bflc, label, value, vocabulary } from '../names.ts'
import { noteRows, type NoteRow } from '../note-rows.ts'
import { termRows } from '../term-rows.ts'
import { languageParts } from '../to/simple.ts'
import {
  add,
  authorityOf,
  codeOf,
  identifiersOf,
  isA,
  lastPart,
  nameOf,
  noteKinds,
  statusesOf,
  text,
  texts,
  things,
  usualParts,
  type Part,
  type Reading,
} from './reading.ts'

/** Adds a field for each identifier of a thing. */
export function addIdentifiers(reading: Reading, subject: Term | undefined, isAdmin: boolean): void {
  for (const each of things(reading, subject, bf('identifiedBy'))) {
    const sources = things(reading, each, bf('source')).map((source) => codeOf(reading, source))
    const [assigner] = things(reading, each, bf('assigner'))
    const number = text(reading, each, value).text || text(reading, each, label).text
    const statuses = statusesOf(reading, each)
    const isInvalid = statuses.some((code) => /^(?:cancinv|invalid|canceled)/.test(code))
    if (number === '') continue
    const qualifiers = texts(reading, each, bf('qualifier')).map((qualifier): Part => ['q', qualifier])
    if (isA(reading, each, 'IssnL')) add(reading, '022', '  ', [[isInvalid ? 'm' : 'l', number]])
    else if (isA(reading, each, 'Local') && sources.length === 0) {
      const code = assigner ? codeOf(reading, assigner) : ''
      // Of the numbers of the description itself, the first is 001.
      const isFirst =
        isAdmin &&
        things(reading, subject, bf('identifiedBy')).find(
          (one) => isA(reading, one, 'Local') && things(reading, one, bf('source')).length === 0,
        ) === each
      if (!isFirst) add(reading, '035', '  ', [[isInvalid ? 'z' : 'a', code === '' ? number : `(${code})${number}`]])
    } else {
      const rows = identifierRows.filter((one) => isA(reading, each, one.type))
      const row =
        rows.find((one) => one.scheme !== undefined && (one.type !== 'Identifier' || sources.includes(one.scheme))) ??
        rows.find((one) => one.scheme === undefined)
      if (row) addIdentifier(reading, each, row, number, isInvalid, statuses.includes('incorrect'), qualifiers, sources)
    }
  }
}

function addIdentifier(
  reading: Reading,
  each: Term,
  row: IdentifierRow,
  number: string,
  isInvalid: boolean,
  isIncorrect: boolean,
  qualifiers: readonly Part[],
  sources: readonly string[],
): void {
  const code =
    row.tag === '022' && isIncorrect ? 'y' : isInvalid && !['028', '032', '037', '025'].includes(row.tag) ? 'z' : 'a'
  const [assigner] = things(reading, each, bf('assigner'))
  const parts: Part[] = [[row.tag === '026' ? 'e' : code, number], ...qualifiers]
  if (['017', '028', '032', '037', '036'].includes(row.tag)) parts.push(['b', nameOf(reading, assigner)])
  if (row.tag === '022' && assigner) parts.push(['2', codeOf(reading, assigner)])
  const scheme =
    row.tag === '024' && row.first === '7'
      ? (row.scheme ?? sources[0])
      : ['015', '016', '026', '017'].includes(row.tag)
        ? sources[0]
        : undefined
  if (row.tag === '024') for (const note of things(reading, each, bf('note'))) parts.push(['d', nameOf(reading, note)])
  if (row.tag === '017')
    for (const date of texts(reading, each, bf('date'))) parts.push(['d', date.text.replaceAll('-', '')])
  if (row.tag === '017') for (const note of things(reading, each, bf('note'))) parts.push(['i', nameOf(reading, note)])
  const isCanada =
    row.tag === '016' &&
    things(reading, each, bf('source')).some((source) => source.kind === 'iri' && source.value.endsWith('no2004037399'))
  if (scheme !== undefined && !isCanada) parts.push(['2', scheme])
  for (const institution of things(reading, each, bflc('applicableInstitution')))
    parts.push(['5', codeOf(reading, institution)])
  const first =
    row.tag === '016'
      ? isCanada
        ? ' '
        : '7'
      : row.tag === '024' && row.type === 'Identifier' && scheme === undefined
        ? '8'
        : (row.first ?? ' ')
  add(reading, row.tag, `${first} `, parts)
}

/** Properties of notes with the rows that read them. */
const noteProperties = new Map<string, readonly NoteRow[]>()
for (const row of noteRows) noteProperties.set(row.property, [...(noteProperties.get(row.property) ?? []), row])

/** Adds a field for each note and other text of a thing. */
export function addNotes(reading: Reading, subject: Term | undefined, isAdmin = false): void {
  if (!subject || subject.kind === 'literal') return
  for (const { predicate, object } of reading.graph.about(subject)) {
    const rows = predicate.startsWith(bf('')) ? noteProperties.get(predicate.slice(bf('').length)) : undefined
    if (!rows || object.kind === 'literal') continue
    const row = noteRowFor(reading, object, rows, isAdmin)
    if (!row) continue
    const labels =
      row.property === 'note' && row.tag === '583' ? texts(reading, object, label) : [nameOfNote(reading, object)]
    const parts: Part[] = labels.map((each, index): Part => [index === 0 ? 'a' : 'k', each])
    for (const part of row.parts ?? []) {
      for (const each of texts(reading, object, bf(part.property))) parts.push([part.code, each])
      for (const each of things(reading, object, bf(part.property)))
        parts.push([
          part.code,
          part.as === 'address' ? (each.kind === 'iri' ? each.value : nameOf(reading, each)) : nameOf(reading, each),
        ])
    }
    for (const each of reading.graph.literals(object, value))
      if (each.datatype?.endsWith('anyURI') === true) parts.push(['u', each.value])
    // An address of contents alone is a link of 856.
    if ((row.tag === '505' || row.tag === '525') && labels.every((each) => each.text === '')) continue
    const statuses = statusesOf(reading, object)
    const first =
      row.tag === '505'
        ? statuses.some((code) => code.startsWith('part'))
          ? '2'
          : statuses.includes('incomplete')
            ? '1'
            : '0'
        : row.tag === '583' || row.tag === '541' || row.tag === '561'
          ? ' '
          : ' '
    add(reading, row.tag, `${first} `, [...parts, ...usualParts(reading, object)])
  }
  for (const row of noteRows) {
    if (row.type !== undefined || row.tag === '511') continue
    for (const each of texts(reading, subject, bf(row.property))) {
      const cast = row.tag === '508' ? /^Cast: ?(.*)$/s.exec(each.text) : null
      if (cast) add(reading, '511', '1 ', [['a', { ...each, text: cast[1] ?? '' }]])
      else add(reading, row.tag, '  ', [['a', each]])
    }
  }
}

const nameOfNote = (reading: Reading, object: Term) => text(reading, object, label)

function noteRowFor(reading: Reading, object: Term, rows: readonly NoteRow[], isAdmin: boolean): NoteRow | undefined {
  const [first] = rows
  if (first?.property === 'note') {
    const kinds = noteKinds(reading, object)
    if (kinds.some((kind) => ['physical', 'physical details', 'accmat', 'number', 'numbering', 'award'].includes(kind)))
      return undefined
    const known = rows.find(
      (row) =>
        row.noteType !== undefined &&
        (kinds.includes(row.noteType) || row.called?.some((name) => kinds.includes(name)) === true),
    )
    return known ?? (isAdmin ? undefined : rows.find((row) => row.noteType === undefined))
  }
  if (first?.property === 'usageAndAccessPolicy')
    return rows.find((row) => isA(reading, object, row.type ?? '')) ?? first
  // Terms of vocabularies are of 008 or of fields of terms.
  const isTerm = object.kind === 'iri' && /\/vocabulary\/|\/authorities\//.test(object.value)
  if (isTerm && '521 522 525'.includes(first?.tag ?? '-')) return undefined
  if (first?.tag === '507') return undefined
  if (
    first?.tag === '521' &&
    (things(reading, object, bflc('demographicGroup')).length > 0 ||
      things(reading, object, bf('source')).some((source) => codeOf(reading, source) === 'lcdgt'))
  )
    return undefined
  if (first?.tag === '525' && /bibliograph|references|index/i.test(nameOfNote(reading, object).text))
    return noteRows.find((row) => row.tag === '504')
  return first
}

/** Adds a field for each term of a thing. */
export function addTerms(reading: Reading, subject: Term | undefined): void {
  for (const row of termRows) {
    const name = row.extension === true ? bflc : bf
    if (row.type === undefined) {
      for (const each of texts(reading, subject, name(row.property))) add(reading, row.tag, '  ', [[row.code, each]])
      continue
    }
    if (row.tag === '334' || row.tag === '380' || (row.tag === '340' && row.code === 'i')) continue
    if (row.tag === '370' && (subject !== reading.work || (subject && isA(reading, subject, 'MovingImage')))) continue
    for (const each of things(reading, subject, name(row.property))) {
      const base =
        row.vocabulary === undefined
          ? undefined
          : row.vocabulary.startsWith('http')
            ? row.vocabulary
            : `${vocabulary(row.vocabulary)}/`
      const fits =
        isA(reading, each, row.type) ||
        (reading.graph.types(each).length === 0 &&
          base !== undefined &&
          each.kind === 'iri' &&
          each.value.startsWith(base))
      const groups = things(reading, each, bflc('demographicGroup'))
      const isCoded = each.kind === 'iri' && base !== undefined && each.value.startsWith(base)
      if (!fits || (row.tag === '385' && groups.length === 0 && !isCoded)) continue
      // Terms that 008 gives as well stand there.
      if (
        (row.tag === '340' && row.code === 'p' && each.kind === 'iri') ||
        (row.tag === '340' && row.code === 'n' && each.kind === 'iri' && each.value.includes('/mfont/'))
      )
        continue
      if (row.tag === '388' && !isA(reading, each, 'Temporal')) continue
      const isRatio = row.property === 'reductionRatio' || row.property === 'aspectRatio'
      const called = isRatio ? text(reading, each, row.as === 'value' ? value : label) : nameOf(reading, each)
      const parts: Part[] = [[row.code, called]]
      if (row.codeIn !== undefined && isCoded) parts.push([row.codeIn, lastPart(each.value)])
      for (const group of groups) parts.push(['m', nameOf(reading, group)])
      const authority = base === undefined ? authorityOf(each) : undefined
      if (called.text === '' && !isCoded) continue
      add(reading, row.tag, '  ', [
        ...parts,
        ...(authority === undefined ? [] : [['0', authority] as const]),
        ...identifiersOf(reading, each),
        ...usualParts(reading, each),
      ])
    }
  }
}

/** Adds 040, 042. */
export function addCataloguer({ admin, ...rest }: Reading, reading: Reading): void {
  const each = (property: string, code: string): Part[] =>
    things({ admin, ...rest }, admin, bf(property)).map((agent): Part => [code, codeOf(reading, agent)])
  const language = things(reading, admin, bf('descriptionLanguage')).map((one): Part => ['b', codeOf(reading, one)])
  const conventions = things(reading, admin, bf('descriptionConventions'))
    .map((one) => codeOf(reading, one))
    .concat()
  const rules = conventions
    .filter((code) => !['aacr', 'isbd', 'nonisbd'].includes(code))
    .map((code): Part => ['e', code])
  add(reading, '040', '  ', [
    ...each('assigner', 'a'),
    ...language,
    ...rules,
    ...each('assigner', 'c'),
    ...each('descriptionModifier', 'd'),
  ])
  add(
    reading,
    '042',
    '  ',
    things(reading, admin, bf('descriptionAuthentication')).map((one): Part => ['a', codeOf(reading, one)]),
  )
}

/** Adds 041, 043, 052, 306. */
export function addCodes(reading: Reading): void {
  const { work, instance } = reading
  const languages = things(reading, work, bf('language'))
  const parts = languages.flatMap((each): Part[] => {
    const part = text(reading, each, bf('part')).text
    const inside =
      things(reading, each, value).map((one) => lastPart(one.value))[0] ?? lastPart(text(reading, each, value).text)
    const code = each.kind === 'iri' ? lastPart(each.value) : inside
    const subfield = part === '' ? 'a' : Object.entries(languageParts).find(([, name]) => name === part)?.[0]
    return subfield === undefined || !/^[a-z]{3}$/.test(code) ? [] : [[subfield, code]]
  })
  if (parts.length > 1)
    add(
      reading,
      '041',
      `${parts.some(([code]) => code === 'h') ? '1' : '0'} `,
      [...parts].sort(([a], [b]) => a.localeCompare(b)),
    )
  const coverage = [...things(reading, work, bf('geographicCoverage'))].flatMap((each) =>
    each.kind === 'iri' ? [each.value] : [],
  )
  const areas = coverage
    .filter((address) => address.startsWith(vocabulary('geographicAreas/')))
    .map((address): Part => ['a', lastPart(address).padEnd(7, '-')])
  add(reading, '043', '  ', areas)
  for (const address of coverage) {
    const found = /\/classification\/G(\w+)(?:\.(\w+))?$/.exec(address)
    if (found)
      add(reading, '052', '  ', [
        ['a', found[1]],
        ['b', found[2]],
      ])
  }
  for (const each of texts(reading, instance, bf('duration')))
    if (/^\d{6}$/.test(each.text)) add(reading, '306', '  ', [['a', each]])
}
