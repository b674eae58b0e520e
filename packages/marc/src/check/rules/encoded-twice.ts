import { textFix } from '../fix.ts'
import { excerpt, type Rule, type RuleGroup } from '../rule.ts'
import { Sign } from '../unusual-text.ts'

/** UTF-8 that was taken for Latin-1 or Windows-1252 and encoded once more: é as Ã©, a quotation mark as â€™. */
const twice =
  /[\u00C2-\u00C5\u00C8-\u00CB\u00CE-\u00D1][\u0080-\u00BF\u0152\u0153\u0160\u0161\u017D\u017E\u0178\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]|\u00E2[\u0080\u20AC][\u0080-\u00BF\u0152\u0153\u0160\u0161\u017E\u0178\u02DC\u2013-\u203A\u2122]/u

/** What Windows-1252 has at 0x80 to 0x9F, in order; zero where it has nothing. */
const windows =
  '\u20AC\u0000\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u0000\u017D\u0000\u0000\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u0000\u017E\u0178'
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text was not encoded twice. */
const encodedTwiceRule: Rule = (checked, report) => {
  if (checked.record.encoding !== 'utf-8') return
  for (const { field, text, signs } of checked.unusual()) {
    if ((signs & Sign.twice) === 0 || !twice.test(text) || unfolded(text) === text) continue
    const { index } = twice.exec(text) ?? { index: 0 }
    const message = `Field ${field.tag} seems to be encoded twice: "${excerpt(text.slice(Math.max(0, index - 20)))}".`
    report({ code: 'encoded-twice', message, field })
  }
}

/** The text with every run of twice encoded characters read once more; runs that give no UTF-8 stay as they are. */
function unfolded(text: string): string {
  return text.replaceAll(
    /[\u0080-\u00FF\u0152\u0153\u0160\u0161\u017D\u017E\u0178\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]{2,}/gu,
    (run) => {
      const bytes = Uint8Array.from(run, byteOf)
      if (bytes.includes(0)) return run
      try {
        return decoder.decode(bytes)
      } catch {
        return run
      }
    },
  )
}

/** The byte that a character was before, 0 when it was none. */
function byteOf(character: string): number {
  const code = character.charCodeAt(0)
  if (code <= 0xff) return code
  const at = windows.indexOf(character)
  return at < 0 ? 0 : at + 0x80
}

/** Text that was encoded twice. */
export const encodedTwiceGroup: RuleGroup = {
  rules: [encodedTwiceRule],
  // What was encoded three times needs more rounds.
  fixes: {
    'encoded-twice': textFix((text) => {
      let plain = text
      for (let rounds = 0; rounds < 4 && twice.test(plain); rounds++) plain = unfolded(plain)
      return plain
    }),
  },
}
