import {
  dataField,
  firstField,
  insertInOrder,
  mapFields,
  mapSubfields,
  subfieldText,
  withSubfields,
  type Field,
  type MarcRecord,
} from '@carrel/marc'
import { choice } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import {
  decimalCoordinate,
  packedCoordinate,
  readCoordinate,
  readStatement,
  writtenCoordinate,
  type Extent,
} from '../numbers/coordinates.ts'

/** Writes coordinates of maps in another form, and from 255 to 034 and back. */
export const coordinates = stepKind({
  name: 'decimal-degrees',
  title: 'Coordinates of maps',
  help: 'Writes the coordinates of 034 in decimal degrees or in degrees, minutes and seconds; or makes 034 from the statement in 255 $c, or that from 034. What cannot be read stays.',
  group: 'numbers',
  params: {
    to: choice({
      label: 'Do',
      choices: [
        { value: 'decimal', label: '034 in decimal degrees: W085.500000' },
        { value: 'packed', label: '034 in degrees, minutes, seconds: W0853000' },
        { value: '034', label: 'make 034 from 255 $c' },
        { value: '255', label: 'make 255 $c from 034' },
      ],
      preset: 'decimal',
    }),
  },
  examples: [
    {
      step: {},
      before: ['=034  1\\$aa$b24000$dW0853000$eW0840000$fN0340730$gN0330000'],
      after: ['=034  1\\$aa$b24000$dW085.500000$eW084.000000$fN034.125000$gN033.000000'],
    },
    {
      step: { to: '034' },
      before: ['=255  \\\\$aScale 1:24,000$c(W 85°30ʹ00ʺ--W 84°/N 34°7ʹ30ʺ--S 3°).'],
      after: [
        '=034  0\\$aa$dW0853000$eW0840000$fN0340730$gS0030000',
        '=255  \\\\$aScale 1:24,000$c(W 85°30ʹ00ʺ--W 84°/N 34°7ʹ30ʺ--S 3°).',
      ],
    },
    {
      step: { to: '255' },
      before: ['=034  1\\$aa$b24000$d-85.5$e-84.0$f34.125$g33.0', '=255  \\\\$aScale 1:24,000.'],
      after: [
        '=034  1\\$aa$b24000$d-85.5$e-84.0$f34.125$g33.0',
        '=255  \\\\$aScale 1:24,000$c(W 85°30ʹ00ʺ--W 84°00ʹ00ʺ/N 34°07ʹ30ʺ--N 33°00ʹ00ʺ).',
      ],
    },
  ],
  compile: ({ to }) => {
    if (to === '034') return with034
    if (to === '255') return with255
    const write = to === 'decimal' ? decimalCoordinate : packedCoordinate
    return (record) => mapFields(record, '034', (field) => rewritten(field, write))
  },
})

const axes: Readonly<Record<string, 'longitude' | 'latitude'>> = {
  d: 'longitude',
  e: 'longitude',
  f: 'latitude',
  g: 'latitude',
}

function rewritten(field: Field, write: typeof decimalCoordinate): Field {
  if (field.kind !== 'data') return field
  return mapSubfields(field, 'defg', (text, code) => {
    const value = readCoordinate(text)
    return value === undefined ? text : write(value, axes[code] ?? 'latitude')
  })
}

function with034(record: MarcRecord): MarcRecord {
  if (record.fields.some((field) => field.tag === '034' && subfieldText(field, 'd') !== undefined)) return record
  const statement = subfieldText(firstField(record, '255'), 'c')
  const extent = statement === undefined ? undefined : readStatement(statement)
  if (!extent) return record
  const { west, east, north, south } = extent
  const parts = [
    ['d', packedCoordinate(west, 'longitude')],
    ['e', packedCoordinate(east, 'longitude')],
    ['f', packedCoordinate(north, 'latitude')],
    ['g', packedCoordinate(south, 'latitude')],
  ] as const
  const field = firstField(record, '034')
  if (field?.kind !== 'data') return insertInOrder(record, dataField('034', '0 ', ['a', 'a'], ...parts))
  const added = parts.map(([code, value]) => ({ code, value }))
  return mapFields(
    record,
    (each) => each === field,
    () => withSubfields(field, [...field.subfields, ...added]),
  )
}

function with255(record: MarcRecord): MarcRecord {
  if (record.fields.some((field) => field.tag === '255' && subfieldText(field, 'c') !== undefined)) return record
  const extent = extentOf(firstField(record, '034'))
  if (!extent) return record
  const statement = `(${writtenCoordinate(extent.west, 'longitude')}--${writtenCoordinate(extent.east, 'longitude')}/${writtenCoordinate(extent.north, 'latitude')}--${writtenCoordinate(extent.south, 'latitude')}).`
  const field = firstField(record, '255')
  if (field?.kind !== 'data') return insertInOrder(record, dataField('255', '  ', ['c', statement]))
  const before = field.subfields.map(({ code, value }, index) =>
    index === field.subfields.length - 1 ? { code, value: value.replace(/\.\s*$/, '') } : { code, value },
  )
  return mapFields(
    record,
    (each) => each === field,
    () => withSubfields(field, [...before, { code: 'c', value: statement }]),
  )
}

function extentOf(field: Field | undefined): Extent | undefined {
  const [west, east, north, south] = ['d', 'e', 'f', 'g'].map((code) => readCoordinate(subfieldText(field, code) ?? ''))
  if (west === undefined || east === undefined || north === undefined || south === undefined) return undefined
  return { west, east, north, south }
}
