import { controlNumber, firstField, type MarcRecord } from '@carrel/marc'
import { codeList } from '@carrel/marc-format'
import { iri, xsd } from '@carrel/rdf'
import { fixedRows, materialOfType } from '../fixed-rows.ts'
import { bf, bflc, edtf, label, vocabulary } from '../names.ts'
import { organization, type Conversion } from './conversion.ts'

/** Leader position 6 (MARC 21 Leader 06) as the classes of the work and the instance. */
export const workTypes: Readonly<Record<string, string>> = {
  a: 'Text',
  t: 'Text',
  c: 'NotatedMusic',
  d: 'NotatedMusic',
  e: 'Cartography',
  f: 'Cartography',
  g: 'MovingImage',
  i: 'NonMusicAudio',
  j: 'MusicAudio',
  k: 'StillImage',
  m: 'Multimedia',
  o: 'Kit',
  p: 'MixedMaterial',
  r: 'Object',
}

/** Leader position 17 with its names. */
export const encodingLevels: Readonly<Record<string, readonly [code: string, name: string]>> = {
  ' ': ['f', 'full'],
  '1': ['1', 'full not examined'],
  '2': ['2', 'less than full not examined'],
  '3': ['3', 'abbreviated'],
  '4': ['4', 'core'],
  '5': ['5', 'preliminary'],
  '7': ['7', 'minimal'],
  '8': ['8', 'prepublication'],
  u: ['u', 'unknown'],
  z: ['z', 'not applicable'],
}

/** Leader position 5 with its names. */
export const statuses: Readonly<Record<string, string>> = {
  a: 'increase in encoding level',
  c: 'changed',
  d: 'deleted',
  n: 'new',
  p: 'increase in encoding level from prepublication',
}

const conventions: Readonly<Record<string, string>> = { a: 'aacr', c: 'isbd', i: 'isbd', n: 'nonisbd' }

/** Says what the leader says. */
export function sayLeader({ record, description: d, work, instance, admin }: Conversion): void {
  const at = (place: number) => record.leader[place] ?? ' '
  const kind = workTypes[at(6)]
  if (kind !== undefined) d.say(work, typeProperty, iri(bf(kind)))
  const level = at(7)
  const issuance = {
    m: ['mono', 'single unit'],
    s: ['serl', 'serial'],
    b: ['serl', 'serial'],
    i: ['intg', 'integrating resource'],
    a: ['mono', 'single unit'],
    c: ['mono', 'single unit'],
    d: ['mono', 'single unit'],
  }[level]
  const form = { m: 'Monograph', s: 'Serial', i: 'Integrating', c: 'Collection' }[level]
  if (form !== undefined) d.say(work, typeProperty, iri(bf(form)))
  if ('dft'.includes(at(6))) d.say(instance, typeProperty, iri(bf('Manuscript')))
  if (level === 'c') d.say(instance, typeProperty, iri(bf('Collection')))
  if (at(8) === 'a') d.say(instance, typeProperty, iri(bf('Archival')))
  if (issuance) d.labelled(instance, bf('issuance'), bf('Issuance'), issuance[1], vocabulary(`issuance/${issuance[0]}`))
  const status = statuses[at(5)]
  if (status !== undefined) {
    const thing = d.part(admin, bf('status'), bf('Status'), vocabulary(`mstatus/${at(5)}`))
    d.text(thing, label, status)
    d.text(thing, bf('code'), at(5))
  }
  const encoding = encodingLevels[at(17)]
  if (encoding) {
    const thing = d.part(admin, bflc('encodingLevel'), bflc('EncodingLevel'), vocabulary(`menclvl/${encoding[0]}`))
    d.text(thing, label, encoding[1])
    d.text(thing, bf('code'), encoding[0])
  }
  const convention = conventions[at(18)]
  if (convention !== undefined) sayConvention({ description: d, admin }, convention)
}

/** Says which rules the record follows. */
export function sayConvention(
  { description: d, admin }: Pick<Conversion, 'description' | 'admin'>,
  code: string,
): void {
  const isCode = /^[a-z0-9-]+$/i.test(code)
  const thing = d.part(
    admin,
    bf('descriptionConventions'),
    bf('DescriptionConventions'),
    isCode ? vocabulary(`descriptionConventions/${code}`) : undefined,
  )
  d.text(thing, bf('code'), code)
}

const typeProperty = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** Says what 001, 003, 005 and 008 say. */
export function sayControlFields(conversion: Conversion): void {
  const { record, description: d, admin } = conversion
  const number = controlNumber(record)
  const source = control(record, '003').trim()
  if (number !== '') {
    const local = d.valued(admin, bf('identifiedBy'), bf('Local'), number)
    if (source !== '') {
      const agent = d.part(local, bf('assigner'), bf('Agent'), organization(source))
      d.text(agent, bf('code'), source)
    }
  }
  const changed = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(control(record, '005'))
  if (changed)
    d.text(
      admin,
      bf('changeDate'),
      `${changed[1]}-${changed[2]}-${changed[3]}T${changed[4]}:${changed[5]}:${changed[6]}`,
      { datatype: xsd('dateTime') },
    )
  const fixed = control(record, '008')
  if (fixed.length >= 38) sayFixed(conversion, fixed)
  for (const field of record.fields)
    if (field.kind === 'control' && field.tag === '006' && field.value.length >= 17)
      sayPositions(
        conversion,
        `${' '.repeat(18)}${field.value.slice(1)}`.padEnd(40),
        materialOfType(`      ${field.value[0] ?? 'a'}m`),
      )
}

/** The text of a control field; empty when there is none. */
export function control(record: MarcRecord, tag: string): string {
  const field = firstField(record, tag)
  return field?.kind === 'control' ? field.value : ''
}

function sayFixed(conversion: Conversion, fixed: string): void {
  const { description: d, admin, work, instance, record } = conversion
  const made = /^(\d\d)(\d\d)(\d\d)/.exec(fixed)
  // Two digits of a year: the format began in 1968.
  if (made)
    d.text(admin, bf('creationDate'), `${Number(made[1]) > 67 ? 19 : 20}${made[1]}-${made[2]}-${made[3]}`, {
      datatype: xsd('date'),
    })
  sayProvision(conversion, fixed)
  const language = fixed.slice(35, 38)
  if (codeList('languages').has(language) && !['und', 'zxx', 'mul'].includes(language))
    d.labelled(
      work,
      bf('language'),
      bf('Language'),
      codeList('languages').get(language)?.name,
      vocabulary(`languages/${language}`),
    )
  const material = materialOfType(record.leader)
  const form = fixed[material === 'maps' || material === 'visual' ? 29 : 23] ?? ' '
  if ('oqs'.includes(form)) d.say(instance, typeProperty, iri(bf('Electronic')))
  else if (form === 'r' || (form === ' ' && material === 'books')) d.say(instance, typeProperty, iri(bf('Print')))
  else if ('abc'.includes(form)) d.say(instance, typeProperty, iri(bf('Microform')))
  else if (form === 'f') d.say(instance, typeProperty, iri(bf('Tactile')))
  if (form === 'd') d.labelled(instance, bf('fontSize'), bf('FontSize'), 'large print', vocabulary('mfont/lp'))
  if (form === 'f')
    d.labelled(instance, bf('notation'), bf('TactileNotation'), 'braille code', vocabulary('mtactile/brail'))
  sayPositions(conversion, fixed, material)
}

function sayPositions({ description: d, work, instance }: Conversion, fixed: string, material: string): void {
  for (const row of fixedRows) {
    if (!row.for.split(' ').includes(material)) continue
    for (const code of new Set(fixed.slice(row.at, row.at + row.length))) {
      const term = row.terms[code]
      const name = row.extension === true ? bflc : bf
      if (term)
        d.labelled(
          row.on === 'work' ? work : instance,
          name(row.property),
          name(row.type),
          term[1],
          term[0].startsWith('http') ? term[0] : vocabulary(term[0]),
        )
    }
  }
}

/** 008/06 to 17: when and where, in codes. */
function sayProvision({ description: d, instance }: Conversion, fixed: string): void {
  const kind = fixed[6] ?? ' '
  const date = (text: string) => (/^[\du]{4}$/.test(text) && text !== 'uuuu' ? text.replaceAll('u', 'X') : undefined)
  const first = date(fixed.slice(7, 11))
  const second = fixed.slice(11, 15) === '9999' ? '..' : date(fixed.slice(11, 15))
  const country = fixed.slice(15, 18).trim()
  const knownCountry = /^[a-z]{2,3}$/.test(country) && codeList('countries').has(country) ? country : undefined
  const isRange = 'cdikmu'.includes(kind)
  const text =
    first === undefined
      ? undefined
      : isRange && second !== undefined && second !== first
        ? `${first}/${second}`
        : kind === 'e' && /^\d{4}$/.test(fixed.slice(11, 15))
          ? `${first}-${fixed.slice(11, 13)}-${fixed.slice(13, 15)}`
          : first
  if (text === undefined && knownCountry === undefined) return
  const activity = d.part(instance, bf('provisionActivity'), [bf('ProvisionActivity'), bf('Publication')])
  d.text(activity, bf('date'), text, { datatype: edtf })
  if (knownCountry !== undefined)
    d.labelled(
      activity,
      bf('place'),
      bf('Place'),
      codeList('countries').get(knownCountry)?.name,
      vocabulary(`countries/${knownCountry}`),
    )
  if (kind === 'c' || kind === 'd')
    d.labelled(activity, bf('note'), bf('Note'), kind === 'c' ? 'Currently published' : 'Ceased publication')
  if ((kind === 't' || kind === 's') && second !== undefined && second !== '..' && kind === 't')
    d.text(instance, bf('copyrightDate'), second, { datatype: edtf })
}
