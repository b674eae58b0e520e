import type { DataField, Subfield } from '../../record/field.ts'
import { fieldFix, subfieldsFix } from '../fix.ts'
import { withIndicators } from '../../edit/edit-field.ts'
import { ending, type CheckedRecord, type Report, type Rule, type RuleGroup } from '../rule.ts'

/** The subfields of 245 stand in the order of ISBD, each behind the mark that announces it (MARC 21 245, ISBD 1). */
const titleFormRule: Rule = (checked, report) => {
  if (checked.kind !== 'bibliographic' || checked.dialect === 'unimarc') return
  for (const field of checked.dataFieldsOf('245')) {
    const { subfields } = field
    const first = subfields.find(({ code }) => code !== '6' && code !== '8' && code !== '7')
    if (first && first.code !== 'a' && !'kfg'.includes(first.code) && subfields.some(({ code }) => code === 'a')) {
      report({ code: 'title-first', message: `245 begins with $${first.code}; $a comes first.`, field })
    }
    if (checked.punctuation !== 'left-out') checkMarks(field, checked, report)
    if (checked.punctuation === 'given') checkInitials(field, report)
    checkAddedEntry(field, checked, report)
  }
}

/**
 * Whether the record is punctuated by ISBD: it says so, or it does not say and has marks in its publication and description,
 * or neither of these to tell by.
 */
function usesMarks({ punctuation, dataFieldsOf }: CheckedRecord): boolean {
  if (punctuation !== 'unknown') return punctuation === 'given'
  const titles = dataFieldsOf('245').flatMap(({ subfields }) => subfields)
  let isUnmarked = titles.length > 1 && !titles.some(({ value }) => /[.:;=/,!?]$/.test(value.trimEnd()))
  for (const tag of ['260', '264', '300']) {
    for (const { subfields } of dataFieldsOf(tag)) {
      if (subfields.slice(0, -1).some(({ code, value }) => /[a-z]/.test(code) && /[:;,]$/.test(value.trimEnd())))
        return true
      if (subfields.length > 1) isUnmarked = true
    }
  }
  return !isUnmarked
}

function checkMarks(field: DataField, checked: CheckedRecord, report: Report): void {
  const { subfields } = field
  const say = (code: string, subfield: Subfield, message: string, fixable = true): void => {
    if (usesMarks(checked)) report({ code, message, field, subfield: subfield.code, fixable })
  }
  subfields.forEach((subfield, index) => {
    const before = subfields[index - 1]
    if (!before || /^[678]$/.test(before.code) || before.value === '' || subfield.value.trim() === '') return
    const text = before.value.trimEnd()
    const shown = `"${ending(text)}"`
    if (subfield.code === 'c' && !text.endsWith(' /') && text !== '/') {
      const fixable = !/[:;=,]$/.test(text)
      say('title-slash', subfield, `245 $c must be preceded by a blank and "/", not by ${shown}.`, fixable)
    } else if (subfield.code === 'b' && !/ [:;=]$/.test(text) && !/^[:;=(]/.test(subfield.value.trim())) {
      say('title-colon', subfield, `245 $b must be preceded by a blank and ":", ";" or "=", not by ${shown}.`, false)
    } else if (subfield.code === 'n' && !/\.(?:["”’»)\]])*$|[?!:;=-]$/.test(text)) {
      say('title-part', subfield, `245 $n must be preceded by a full stop, not by ${shown}.`, !/[,/]$/.test(text))
    } else if (subfield.code === 'p') checkPartName(before, text, subfield, say)
    if (subfield.code === 'h' && !/^\[.+\]\s*[:/;=.,+]?(?:\.{3})?$/.test(subfield.value.trim())) {
      say('title-medium', subfield, `245 $h is a medium in square brackets, not "${ending(subfield.value)}".`, false)
    }
  })
}

function checkPartName(
  before: Subfield,
  text: string,
  subfield: Subfield,
  say: (code: string, subfield: Subfield, message: string, fixable?: boolean) => void,
): void {
  const shown = `"${ending(text)}"`
  if (before.code === 'n') {
    if (/,$|[?!=-]$/.test(text)) return
    say('title-part', subfield, `245 $p after $n must be preceded by a comma, not by ${shown}.`, !/[;:/]$/.test(text))
  } else if (!/\.(?:["”’»)\]])*$|[?!:;=-]$/.test(text)) {
    say('title-part', subfield, `245 $p must be preceded by a full stop, not by ${shown}.`, !/[,/]$/.test(text))
  }
}

const spacedInitials = /(?<![\p{L}\p{N}])(\p{Lu}\.) (?=\p{Lu}\.(?!\p{L}))/u

function checkInitials(field: DataField, report: Report): void {
  for (const { code, value } of field.subfields) {
    if (code !== 'c' || !spacedInitials.test(value)) continue
    const message = `Initials in 245 $c stand without blanks between them: "${ending(value)}".`
    report({ code: 'title-initials', message, field, subfield: 'c' })
    return
  }
}

/** An added entry for the title is wanted when the main entry is another, and only then. */
function checkAddedEntry(field: DataField, checked: CheckedRecord, report: Report): void {
  const value = field.indicators.charAt(0)
  const wanted = addedEntry(value, checked)
  if (wanted === undefined) return
  const is = value === ' ' ? 'blank' : `"${value}"`
  const why = wanted === '1' ? 'a main entry (1XX)' : 'no main entry (1XX)'
  const message = `The first indicator of 245 is ${is}; with ${why} it should be ${wanted}.`
  report({ code: 'title-added-entry', message, field })
}

function addedEntry(value: string, checked: CheckedRecord): '0' | '1' | undefined {
  if (!/^[ 01]$/.test(value)) return undefined
  const hasName = checked.has('100') || checked.has('110') || checked.has('111')
  // With a uniform title as main entry practice differs.
  if (!hasName && checked.has('130')) return value === ' ' ? '1' : undefined
  const wanted = hasName ? '1' : '0'
  return value === wanted ? undefined : wanted
}

const giveMarks = subfieldsFix((subfields) =>
  subfields.map((subfield, index) => {
    const next = subfields[index + 1]?.code
    const text = subfield.value.trimEnd()
    if (text === '' || /^[678]$/.test(subfield.code)) return subfield
    if (next === 'c' && !text.endsWith(' /') && text !== '/') return { code: subfield.code, value: withSlash(text) }
    return subfield
  }),
)

function withSlash(text: string): string {
  return /[:;=,]$/.test(text) ? text : `${text.replace(/\s*\/$/, '').replace(/(?<=[\p{L}\p{N}]{3}|\])\.$/u, '')} /`
}

const givePartMarks = subfieldsFix((subfields) =>
  subfields.map((subfield, index) => {
    const next = subfields[index + 1]?.code
    const { code, value } = subfield
    const text = value.trimEnd()
    if (text === '' || /^[678]$/.test(code)) return subfield
    if (next === 'p' && code === 'n') {
      return /,$|[?!=;:/-]$/.test(text) ? subfield : { code, value: `${text.replace(/\.$/, '')},` }
    }
    if (next !== 'n' && next !== 'p') return subfield
    return /\.(?:["”’»)\]])*$|[?!:;=,/-]$/.test(text) ? subfield : { code, value: `${text}.` }
  }),
)

const closeInitials = subfieldsFix((subfields) =>
  subfields.map(({ code, value }) => ({
    code,
    value: code === 'c' ? value.replaceAll(new RegExp(spacedInitials, 'gu'), '$1') : value,
  })),
)

const setAddedEntry = fieldFix((field, checked) => {
  if (field.kind !== 'data') return field
  const wanted = addedEntry(field.indicators.charAt(0), checked)
  return wanted === undefined ? field : withIndicators(field, wanted + field.indicators.slice(1))
})

/** The form of the title. */
export const titleFormGroup: RuleGroup = {
  rules: [titleFormRule],
  fixes: {
    'title-slash': giveMarks,
    'title-part': givePartMarks,
    'title-initials': closeInitials,
    'title-added-entry': setAddedEntry,
  },
}
