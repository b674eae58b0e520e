import { editsFor, withEdits, type CallNumberFinding, type Edit } from './finding.ts'

/** Capitals of other scripts that look like Latin ones. */
const LOOK_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('АВЕЅІЈКМНОРСТХУаеорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', (letter, at) => [
    letter,
    'ABESIJKMHOPCTXYaeopcyxABEZHIKMNOPTYX'.charAt(at),
  ]),
)
const LOOKS_LATIN = new RegExp(`[${Object.keys(LOOK_ALIKE).join('')}]`, 'g')
/** Longer texts are no call numbers, and nothing is looked for in them. */
const LONGEST = 300

interface Writing {
  readonly code: string
  readonly severity: CallNumberFinding['severity']
  readonly pattern: RegExp
  readonly replacement: (found: string) => string
  readonly message: string
}

const WRITINGS: readonly Writing[] = [
  {
    code: 'invisible-character',
    severity: 'warning',
    pattern: /[\p{Cc}\p{Cf}\u00A0\u2000-\u200A\u202F\u3000]+/gu,
    replacement: (found) => (/[\p{Zs}\t\n\r]/u.test(found) ? ' ' : ''),
    message: 'It holds characters that nobody sees; they came with a copy from elsewhere.',
  },
  {
    code: 'full-width',
    severity: 'warning',
    pattern: /[\uFF01-\uFF5E]/gu,
    replacement: (found) => found.normalize('NFKC'),
    message: 'It is partly in full-width letters or figures; labels and sorting want the ordinary ones.',
  },
  {
    code: 'subfield-mark',
    severity: 'error',
    pattern: /\s*[$|‡\u001F][a-z]\s*/g,
    replacement: () => ' ',
    message: 'A subfield mark of the record came along with it.',
  },
  {
    code: 'brackets',
    severity: 'note',
    pattern: /[[\]]/g,
    replacement: () => '',
    message: 'Square brackets mark another possible number in the record; on the shelf they have no meaning.',
  },
  {
    code: 'spaces',
    severity: 'note',
    pattern: /^\s+|\s+$|(?<=\s)\s+/g,
    replacement: () => '',
    message: 'There are spaces too many.',
  },
  {
    code: 'punctuation-at-end',
    severity: 'note',
    pattern: /(?<=[\p{L}\d])\s*[,;/=.-]+$/gu,
    replacement: () => '',
    message: 'Punctuation at the end belongs to the record, not to the label.',
  },
]

/** A text cleaned of what is wrong in any scheme, and what that was. `usable` is false where no scheme need look at it. */
export interface CleanedText {
  readonly text: string
  readonly findings: readonly CallNumberFinding[]
  readonly usable: boolean
}

/** Looks for what is wrong with a call number of any scheme: nothing there, invisible characters, letters of another alphabet. */
export function checkText(typed: string): CleanedText {
  if (typed.length > LONGEST) {
    const message = `It has ${typed.length} characters. A call number has at most ${LONGEST}; this is something else.`
    return { text: typed, findings: [{ code: 'too-long', severity: 'error', message }], usable: false }
  }
  const findings: CallNumberFinding[] = []
  let text = typed
  const mend = (finding: CallNumberFinding, edits: readonly Edit[]) => {
    if (edits.length === 0) return
    findings.push(finding)
    text = withEdits(text, edits)
  }
  for (const { code, severity, pattern, replacement, message } of WRITINGS) {
    // A point may end an abbreviation: "suppl." is no mistake
    if (code === 'punctuation-at-end' && /\p{L}\.$/u.test(text)) continue
    mend({ code, severity, message }, editsFor(text, pattern, replacement))
  }
  if (/[A-Za-z\d]/.test(text))
    mend(
      lookAlike(text),
      editsFor(text, LOOKS_LATIN, (found) => LOOK_ALIKE[found] ?? found),
    )
  if (text.includes('\uFFFD')) {
    const message = 'A letter was lost when it was converted; look at the book or the record.'
    findings.push({ code: 'lost-character', severity: 'error', message })
  }
  if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(text)) {
    const message = 'A spreadsheet took it for a number and wrote it in powers of ten; fetch it anew as text.'
    return { text, findings: [...findings, { code: 'spreadsheet', severity: 'error', message }], usable: false }
  }
  if (text !== '') return { text, findings, usable: true }
  return { text, findings: [{ code: 'empty', severity: 'error', message: 'There is no call number.' }], usable: false }
}

function lookAlike(text: string): CallNumberFinding {
  const letters = [...new Set(text.match(LOOKS_LATIN) ?? [])].join(' ')
  return {
    code: 'look-alike',
    severity: 'warning',
    message: `It holds letters of another alphabet that look like Latin ones (${letters}); it would be filed far away.`,
  }
}
