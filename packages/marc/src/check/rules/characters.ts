import type { Field } from '../../record/field.ts'
import { textFix } from '../fix.ts'
import { excerpt, type Report, type Rule, type RuleGroup } from '../rule.ts'
import { Sign } from '../unusual-text.ts'

/** C1 characters but for the marks around words that do not sort. */
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001A\u001C\u007F-\u0087\u008A-\u0097\u0099-\u009B\u009D-\u009F]/u
const lineBreaks = /[\u0009\u000A\u000D\u2028\u2029]/u
const escapes = /\u001B/u
const privateUse = /[\uE000-\uF8FF]/u
const invisible = /[\u200B\u2060\uFEFF]/u

/** No character stands for one that was lost, and none is there that nobody sees or can read. */
const characterRule: Rule = (checked, report) => {
  for (const { field, text, signs } of checked.unusual()) if (signs & Sign.odd) checkText(field, text, report)
}

function checkText(field: Field, text: string, report: Report): void {
  const { tag } = field
  const shown = `"${excerpt(text.trim())}"`
  if (text.includes('\uFFFD') && !hasOwnFault(field)) {
    const message = `Field ${tag} holds U+FFFD, the sign for a character that was lost: ${shown}.`
    report({ code: 'replacement-character', message, field })
  }
  if (escapes.test(text)) {
    const message = `Field ${tag} holds an escape sequence of MARC-8 that was not converted: ${shown}.`
    report({ code: 'marc8-escape', message, field })
  }
  const control = controls.exec(text)
  if (control) {
    const message = `Field ${tag} holds the control character ${named(control[0])}.`
    report({ code: 'control-character', message, field })
  } else if (lineBreaks.test(text)) {
    report({ code: 'line-break', message: `Field ${tag} holds a line break or a tab.`, field })
  }
  const own = privateUse.exec(text)
  if (own) {
    const message = `Field ${tag} holds ${named(own[0])}, which every program shows as it likes (private use).`
    report({ code: 'private-use', message, field })
  }
  const hidden = invisible.exec(text)
  if (hidden) {
    report({
      code: 'invisible-character',
      message: `Field ${tag} holds ${named(hidden[0])}, which nobody sees.`,
      field,
    })
  }
  if (text.includes('\u00AD')) {
    report({ code: 'soft-hyphen', message: `Field ${tag} holds a soft hyphen (U+00AD): ${shown}.`, field })
  }
  if (text.includes('\u00A0')) {
    report({ code: 'no-break-space', message: `Field ${tag} holds a no-break space (U+00A0): ${shown}.`, field })
  }
}

function named(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Whether the sign stands for bytes of this very field, which are told already. */
function hasOwnFault(field: Field): boolean {
  const { source } = field
  if (!source) return false
  const { bytes, start, end } = source
  for (let at = start; at + 2 < end; at++) {
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return false
  }
  return true
}

/** Characters one by one. */
export const characterGroup: RuleGroup = {
  rules: [characterRule],
  fixes: {
    'control-character': textFix((text) => text.replaceAll(new RegExp(controls, 'gu'), '')),
    'line-break': textFix((text) => text.replaceAll(/\s*[\u0009\u000A\u000D\u2028\u2029]+\s*/gu, ' ').trim()),
    'invisible-character': textFix((text) => text.replaceAll(new RegExp(invisible, 'gu'), '')),
    'soft-hyphen': textFix((text) => text.replaceAll('\u00AD', '')),
    'no-break-space': textFix((text) =>
      text.replaceAll(/ *\u00A0[ \u00A0]*/gu, ' ').replace(/^ (?=\S)|(?<=\S) $/g, ''),
    ),
  },
}
