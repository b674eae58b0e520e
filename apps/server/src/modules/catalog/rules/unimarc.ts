import type { DataField, Field } from '@carrel/marc'

/** Where UNIMARC says what MARC 21 says, with the subfields that are called otherwise. */
const places: Readonly<
  Record<
    string,
    {
      readonly tag: string
      readonly indicators?: string
      readonly codes?: Readonly<Record<string, string>>
    }
  >
> = {
  '010': { tag: '020' },
  '011': { tag: '022' },
  '035': { tag: '035' },
  '101': { tag: '041' },
  '200': {
    tag: '245',
    indicators: '10',
    codes: { e: 'b', h: 'n', i: 'p', f: 'c', g: 'c', d: 'b', b: 'h' },
  },
  '205': { tag: '250' },
  '210': { tag: '260', codes: { c: 'b', d: 'c' } },
  '214': { tag: '260', codes: { c: 'b', d: 'c' } },
  '215': { tag: '300', codes: { c: 'b', d: 'c' } },
  '225': { tag: '490', codes: { h: 'n', i: 'p' } },
  '300': { tag: '500' },
  '327': { tag: '505' },
  '328': { tag: '502' },
  '330': { tag: '520' },
  '333': { tag: '521' },
  '500': { tag: '240', codes: { h: 'n', i: 'p' } },
  '503': { tag: '246' },
  '510': { tag: '246', codes: { e: 'b', h: 'n', i: 'p' } },
  '512': { tag: '246', codes: { e: 'b' } },
  '517': { tag: '246', codes: { e: 'b' } },
  '530': { tag: '222' },
  '532': { tag: '246' },
  '540': { tag: '246' },
  '600': { tag: '600', indicators: '1 ', codes: nameCodes() },
  '601': { tag: '610', indicators: '2 ' },
  '605': { tag: '630' },
  '606': { tag: '650' },
  '607': { tag: '651' },
  '608': { tag: '655' },
  '610': { tag: '653' },
  '675': { tag: '080' },
  '676': { tag: '082' },
  '680': { tag: '050' },
  '700': { tag: '100', indicators: '1 ', codes: nameCodes() },
  '701': { tag: '700', indicators: '1 ', codes: nameCodes() },
  '702': { tag: '700', indicators: '1 ', codes: nameCodes() },
  '710': { tag: '110', indicators: '2 ' },
  '711': { tag: '710', indicators: '2 ' },
  '712': { tag: '710', indicators: '2 ' },
  '856': { tag: '856' },
}

/** In names, $b is the rest of the name, $f the dates, $c additions; $4 and $3 stay what they are. */
function nameCodes(): Readonly<Record<string, string>> {
  return { b: 'b', f: 'd', d: 'c', c: 'c', g: 'q' }
}

/** Letters of leader/06 that mean something else in UNIMARC. */
const types: Readonly<Record<string, string>> = {
  b: 't',
  g: 'g',
  i: 'i',
  j: 'j',
  k: 'k',
  l: 'm',
  m: 'o',
  r: 'r',
}

/**
 * The fields of a UNIMARC record under the tags that MARC 21 has for the same, so that one set of rules describes both.
 * Only for describing: the record itself is kept as it came.
 */
export function fromUnimarc(
  leader: string,
  fields: readonly Field[],
): { readonly leader: string; readonly fields: readonly Field[] } {
  const type = leader[6] ?? ' '
  const found: Field[] = []
  for (const field of fields) {
    if (field.kind === 'control') found.push(field)
    else if (field.tag === '100') found.push(generalData(field, fields))
    else {
      const place = places[field.tag]
      if (place) found.push(placed(field, place))
    }
  }
  return { leader: leader.slice(0, 6) + (types[type] ?? type) + leader.slice(7), fields: found }
}

type Place = (typeof places)[string]

function placed(field: DataField, { tag, indicators, codes }: Place): DataField {
  const subfields = field.subfields.map(({ code, value }) => ({
    code: codes?.[code] ?? code,
    value,
  }))
  if (tag === '100' || tag === '700' || tag === '600')
    return { kind: 'data', tag, indicators: indicators ?? '  ', subfields: joinedName(subfields) }
  return { kind: 'data', tag, indicators: indicators ?? field.indicators, subfields }
}

/** `$a Hugo $b Victor` as MARC 21 writes it, `$a Hugo, Victor`. */
function joinedName(subfields: DataField['subfields']): DataField['subfields'] {
  const entry = subfields.find(({ code }) => code === 'a')?.value ?? ''
  const rest = subfields.find(({ code }) => code === 'b')?.value ?? ''
  const others = subfields.filter(({ code }) => code !== 'a' && code !== 'b')
  return [{ code: 'a', value: rest === '' ? entry : `${entry.replace(/,\s*$/, '')}, ${rest}` }, ...others]
}

/** 100 $a with its dates and the language of 101 $a as the 008 that would say the same. */
function generalData(field: DataField, fields: readonly Field[]): Field {
  const data = field.subfields[0]?.value ?? ''
  const text = fields.find((other) => other.tag === '101')
  const language = text?.kind === 'data' ? (text.subfields.find(({ code }) => code === 'a')?.value ?? '') : ''
  const value = `${data.slice(2, 8).padEnd(6)}s${data.slice(9, 13).padEnd(4)}${data.slice(13, 17).padEnd(4)}`.padEnd(35)
  return { kind: 'control', tag: '008', value: `${value}${language.slice(0, 3).padEnd(3)}  ` }
}
