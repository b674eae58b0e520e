import {
  itemParts,
  matchKinds,
  overlayActions,
  type ItemMapping,
  type MatchRule,
  type OverlayProfile,
} from '@carrel/marc-merge'

/** What was read of lines that a person wrote, or the first line that says nothing. */
export type ReadLines<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly line: string }

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The points of a match rule, a line each: `title 50 -40`, `material 0 must`, `028$a 30`. */
export function pointLines({ points }: Pick<MatchRule, 'points'>): string {
  return points
    .map(({ kind, place, weight, against, mustNotDiffer }) =>
      [
        kind === 'field' ? (place ?? '') : kind,
        weight,
        ...(against === undefined || against === 0 ? [] : [`-${against}`]),
        ...(mustNotDiffer === true ? ['must'] : []),
      ].join(' '),
    )
    .join('\n')
}

/** Reads the points of a match rule. */
export function readPointLines(text: string): ReadLines<MatchRule['points']> {
  const points: MatchRule['points'][number][] = []
  for (const line of linesOf(text)) {
    const parts = /^(\S+)\s+(\d+(?:\.\d+)?)(?:\s+-(\d+(?:\.\d+)?))?(\s+must)?$/.exec(line)
    if (!parts) return { ok: false, line }
    const [, what = '', weight, against, must] = parts
    const kind = matchKinds.find((each) => each === what && each !== 'field')
    points.push({
      ...(kind ? { kind } : { kind: 'field', place: what }),
      weight: Number(weight),
      ...(against !== undefined && { against: Number(against) }),
      ...(must !== undefined && { mustNotDiffer: true }),
    })
  }
  return { ok: true, value: points }
}

/** The rules of an overlay profile, a line each: `keep 590, 9XX`. */
export function overlayLines({ rules }: Pick<OverlayProfile, 'rules'>): string {
  return rules.map(({ action, fields }) => `${action} ${fields}`).join('\n')
}

/** Reads the rules of an overlay profile. */
export function readOverlayLines(text: string): ReadLines<OverlayProfile['rules']> {
  const rules: OverlayProfile['rules'][number][] = []
  for (const line of linesOf(text)) {
    const [first = '', ...rest] = line.split(/\s+/)
    const action = overlayActions.find((each) => each === first.toLowerCase())
    if (!action || rest.length === 0) return { ok: false, line }
    rules.push({ action, fields: rest.join(' ') })
  }
  return { ok: true, value: rules }
}

/** Where items stand, a line each: `barcode p`. */
export function placeLines({ places }: Pick<ItemMapping, 'places'>): string {
  return itemParts.flatMap((part) => (places[part] === undefined ? [] : [`${part} ${places[part]}`])).join('\n')
}

/** Reads where items stand. */
export function readPlaceLines(text: string): ReadLines<ItemMapping['places']> {
  const places: Partial<Record<(typeof itemParts)[number], string>> = {}
  for (const line of linesOf(text)) {
    const [first = '', ...rest] = line.split(/\s+/)
    const part = partOf(first)
    if (!part || rest.length === 0) return { ok: false, line }
    places[part] = rest.join('')
  }
  return { ok: true, value: places }
}

/** What codes mean, a line each: `branch CPL = MAIN`. */
export function valueLines({ values = {} }: Pick<ItemMapping, 'values'>): string {
  return itemParts
    .flatMap((part) => Object.entries(values[part] ?? {}).map(([from, to]) => `${part} ${from} = ${to}`))
    .join('\n')
}

/** Reads what codes mean. */
export function readValueLines(text: string): ReadLines<NonNullable<ItemMapping['values']>> {
  const values: Partial<Record<(typeof itemParts)[number], Record<string, string>>> = {}
  for (const line of linesOf(text)) {
    const parts = /^(\S+)\s+(.*?)\s*=\s*(.+)$/.exec(line)
    const part = partOf(parts?.[1] ?? '')
    if (!parts || !part) return { ok: false, line }
    values[part] = { ...values[part], [parts[2] ?? '']: parts[3] ?? '' }
  }
  return { ok: true, value: values }
}

/** What stands where a file says nothing, a line each: `itemType = book`. */
export function defaultLines({ defaults = {} }: Pick<ItemMapping, 'defaults'>): string {
  return itemParts.flatMap((part) => (defaults[part] === undefined ? [] : [`${part} = ${defaults[part]}`])).join('\n')
}

/** Reads what stands where a file says nothing. */
export function readDefaultLines(text: string): ReadLines<NonNullable<ItemMapping['defaults']>> {
  const defaults: Partial<Record<(typeof itemParts)[number], string>> = {}
  for (const line of linesOf(text)) {
    const parts = /^(\S+)\s*=\s*(.+)$/.exec(line)
    const part = partOf(parts?.[1] ?? '')
    if (!parts || !part) return { ok: false, line }
    defaults[part] = parts[2] ?? ''
  }
  return { ok: true, value: defaults }
}

function partOf(text: string): (typeof itemParts)[number] | undefined {
  return itemParts.find((part) => part.toLowerCase() === text.toLowerCase())
}
