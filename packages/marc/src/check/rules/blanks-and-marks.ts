import type { DataField } from '../../record/field.ts'
import { textFix } from '../fix.ts'
import { Trait } from '../field-traits.ts'
import { ending, excerpt, type Rule, type RuleGroup } from '../rule.ts'

/** Fields and subfields in which blanks have a meaning or belong to a number. */
const hasOwnBlanks = /^(?:00|01|02|03|04|05|06|07|08|09|9|84|85|86|87|88[1-79]|59|69|79)/

/** Text has single blanks between words, none around it, and no mark twice. */
const blankRule: Rule = ({ fieldsWith, dialect }, report) => {
  if (dialect === 'unimarc') return
  for (const field of fieldsWith(Trait.blanks)) {
    if (field.kind !== 'data' || !isJudged(field.tag)) continue
    for (const { code, value } of field.subfields) {
      if (!isText(code, value)) continue
      const subfield = code
      const { tag } = field
      const first = value.charCodeAt(0)
      const last = value.charCodeAt(value.length - 1)
      if (first === 0x20 || last === 0x20) {
        const message = `${tag} $${code} has a blank at its ${first === 0x20 ? 'beginning' : 'end'}: "${first === 0x20 ? excerpt(value) : ending(value)}".`
        report({ code: 'blank-around', message, field, subfield })
      }
      const gap = gapIn(tag, value)
      if (gap >= 0) {
        const message = `${tag} $${code} has more than one blank between words: "${excerpt(value.slice(Math.max(0, gap - 15)))}".`
        report({ code: 'blank-doubled', message, field, subfield })
      }
    }
  }
  for (const field of fieldsWith(Trait.marks)) {
    if (field.kind !== 'data' || !isJudged(field.tag)) continue
    for (const { code, value } of field.subfields) if (isText(code, value)) checkMarks(field, code, value, report)
  }
}

/** Where words have more than one blank between them; -1 where they have not. */
function gapIn(tag: string, value: string): number {
  if (!value.includes('  ') || tag === '362' || tag === '670') return -1
  return gaps.exec(value)?.index ?? -1
}

/** Blanks are left for what is not known yet, behind the hyphen of an open date and before a bracket. */
const gaps = /(?<=[^\s-]) {2,}(?=[^\s>])/u

function checkMarks(field: DataField, code: string, value: string, report: Parameters<Rule>[1]): void {
  const { tag } = field
  if (value.includes(',,') || value.includes(';;') || value.includes('::') || value.includes('..')) {
    const found = doubled.exec(value)
    if (found) {
      const message = `${tag} $${code} has a mark twice: "${excerpt(value.slice(Math.max(0, found.index - 15)))}".`
      report({ code: 'mark-doubled', message, field, subfield: code })
    }
  }
  if (value.includes(' ,') || value.includes(' .')) {
    const found = floating.exec(value)
    if (found) {
      const message = `${tag} $${code} has a blank before a ${found[1] === ',' ? 'comma' : 'full stop'}: "${excerpt(value.slice(Math.max(0, found.index - 15)))}".`
      report({ code: 'mark-floating', message, field, subfield: code })
    }
  }
}

/** Two of a mark where one is meant; three full stops are an omission, and an abbreviation can end a sentence. */
const doubled =
  /(?<!,),,(?!,)|(?<!;);;(?!;)|(?<!:)::(?!:)(?=\s|$)|(?<=\p{L}{3})(?<!\p{Lu}\p{L}{0,3})\.\.(?![.\p{L}\d/])/u
/** A blank before a comma or a full stop that ends a word. */
const floating = /(?<=[\p{L}\p{N})\]]) ([,.])(?=\s\p{L}|$)/u

/** Whether the blanks and marks of a field are those of a text. */
function isJudged(tag: string): boolean {
  const first = tag.charCodeAt(0)
  if (first >= 0x32 && first <= 0x37) return !(tag.charAt(1) === '9')
  return !hasOwnBlanks.test(tag)
}

function isText(code: string, value: string): boolean {
  return code >= 'a' && code <= 'z' && code !== 'w' && code !== 'u' && value.length > 1 && value.trim() !== ''
}

const trimmed = textFix((text, code) => (isText(code, text) ? text.trim() : text))
const closed = textFix((text, code) => (isText(code, text) ? text.replaceAll(new RegExp(gaps, 'gu'), ' ') : text))
const single = textFix((text, code) =>
  isText(code, text) ? text.replaceAll(new RegExp(doubled, 'gu'), (marks) => marks.charAt(0)) : text,
)
const moved = textFix((text, code) => (isText(code, text) ? text.replaceAll(new RegExp(floating, 'gu'), '$1') : text))

/** Blanks and marks inside text. */
export const blankGroup: RuleGroup = {
  rules: [blankRule],
  fixes: { 'blank-around': trimmed, 'blank-doubled': closed, 'mark-doubled': single, 'mark-floating': moved },
}
