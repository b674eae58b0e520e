import type { DataField, Subfield } from '@carrel/marc'

/** What a statement of 264 is about: its second indicator. */
export type StatementFunction = '0' | '1' | '2' | '3' | '4'

/** Places, names and date that belong together in 260. */
export interface StatementGroup {
  readonly about: StatementFunction
  readonly subfields: readonly Subfield[]
}

const distributes = /\b(distribut(ed|or|ors|ion|ing)|dist\. by|vertrieb|auslieferung|diffus(ion|é par)|distribuid)/i
const manufactures = /\b(print(ed|er|ers|ing)( by)?\b|imprim|druck(erei)?\b|manufactur(ed|er))/i

/**
 * Parts a field 260 by what its places and names do: publication, distribution, and manufacture, which 260 has in $e $f $g. A
 * name that says that it distributes (RDA 2.9.1.4) or prints (2.10.1.4) begins a statement of its own. Undefined when there is a
 * subfield that 264 has no place for.
 *
 * @param unpublished - manuscripts and the like are produced, not published (RDA 2.7)
 */
export function groupStatements(field: DataField, unpublished: boolean): readonly StatementGroup[] | undefined {
  if (field.subfields.some(({ code }) => code === '' || !'abcefg368'.includes(code))) return undefined
  const main: StatementFunction = unpublished ? '0' : '1'
  const groups: { about: StatementFunction; subfields: Subfield[] }[] = [{ about: main, subfields: [] }]
  const control = field.subfields.filter(({ code }) => '368'.includes(code))
  const runs = runsOf(field.subfields.filter(({ code }) => 'abc'.includes(code)))
  for (const run of runs) {
    const about = functionOf(run, main)
    const last = groups.at(-1)
    if (last && (last.about === about || last.subfields.length === 0)) {
      last.about = about
      last.subfields.push(...run)
    } else groups.push({ about, subfields: run })
  }
  const made = field.subfields.filter(({ code }) => 'efg'.includes(code)).map(asManufacture)
  if (made.length > 0) groups.push({ about: '3', subfields: made })
  const [first, ...others] = groups.filter(({ subfields }) => subfields.length > 0)
  return first ? [{ about: first.about, subfields: [...control, ...first.subfields] }, ...others] : undefined
}

/** Runs of places, names and a date; a place behind a name, or a name of another function, begins the next. */
function runsOf(subfields: readonly Subfield[]): Subfield[][] {
  const runs: Subfield[][] = []
  for (const subfield of subfields) {
    const run = runs.at(-1)
    const hasName = run?.some(({ code }) => code === 'b') === true
    const begins = (subfield.code === 'a' && hasName) || (subfield.code === 'b' && hasName && isOther(subfield.value))
    if (!run || begins) runs.push([subfield])
    else run.push(subfield)
  }
  return runs
}

function isOther(name: string): boolean {
  return distributes.test(name) || manufactures.test(name)
}

function functionOf(run: readonly Subfield[], main: StatementFunction): StatementFunction {
  const names = run.filter(({ code }) => code === 'b').map(({ value }) => value)
  if (names.some((name) => distributes.test(name))) return '2'
  // A publisher may be called printer; only “printed by” says that it is nothing else.
  if (names.some((name) => /^\W*(printed|imprim\w+|gedruckt|manufactured)\b/i.test(name))) return '3'
  return main
}

const manufactureCodes: Readonly<Record<string, string>> = { e: 'a', f: 'b', g: 'c' }

/** 260 has what concerns the manufacturer in parentheses. */
function asManufacture({ code, value }: Subfield): Subfield {
  const bare = value.replace(/^\s*\(/, '').replace(/\)(\.?)\s*$/, '$1')
  return { code: manufactureCodes[code] ?? code, value: bare }
}
