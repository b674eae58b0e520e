import { readKbart, writeKbart } from '@carrel/kbart'
import { explainMessage, formatMessage, LineSplitter, parseMessage } from '@carrel/sip2'
import { bytesOf, promise, textOf, type FuzzTarget } from '../target.ts'

/** Messages of SIP2, with checksums and without. */
export const sip2: FuzzTarget = {
  name: 'sip2',
  samples: [
    '9900302.00\r',
    '9300CNselfcheck|COsecret|CPmain|AY1AZF0D4\r',
    '11YN20260101    10000020260101    100000AOmain|AA21234|AB31234|AC|CH|\r\n6300120260101    100000Y         AOmain|AA21|AD1|\r',
  ].map(bytesOf),
  pieces: ['|', '\r', '\n', 'AY1AZ', 'AZ0000', '23001', '17', '63', '09N', 'AB', 'AA', '\u0000', ' ', 'é'],
  check(input) {
    for (const line of new LineSplitter().push(input)) {
      if (!line) continue
      const parsed = parseMessage(line, textOf, { checksums: 'ignored' })
      if (!parsed.ok) {
        promise(parsed.problem.message.length > 5, 'no sentence')
        continue
      }
      explainMessage(parsed.message)
      // Names of fields are two letters of ASCII; others are kept as they came and are never written by Carrel.
      if (parsed.message.fields.some(([id]) => !/^[ -~]{2}$/.test(id))) continue
      let once: Uint8Array
      try {
        once = formatMessage(parsed.message, { encode: bytesOf, checked: true })
      } catch (error) {
        // A fixed part in letters of more bytes than it may have.
        if (error instanceof RangeError) continue
        throw error
      }
      const again = parseMessage(once, textOf)
      promise(again.ok && again.checked, 'A message that was written cannot be read')
      const twice = formatMessage(again.message, { encode: bytesOf, checked: true })
      promise(
        Buffer.from(twice).equals(once),
        `A message is not the same when it is written and read: ${textOf(once)} and ${textOf(twice)}`,
      )
    }
  },
}

const head =
  'publication_title\tprint_identifier\tonline_identifier\tdate_first_issue_online\ttitle_url\ttitle_id\tembargo_info'

/** Title lists of providers. */
export const kbart: FuzzTarget = {
  name: 'kbart',
  samples: [
    `${head}\nJournal of Bees\t0013-0613\t2049-3630\t1999-01\thttp://x/\t17\tR1Y\n"A ""B"" C"\t\t\t2026-02-30\t\t\tP6M;R10Y\n`,
    `${head.replaceAll('\t', ',')}\r\n"Bees, and wasps",,,,,,\r\n`,
  ].map(bytesOf),
  pieces: ['\t', '\n', '\r', '"', ',', ';', 'publication_title', '\u0000', '\ufeff', 'é'],
  check(input) {
    const file = readKbart(input)
    if (typeof file === 'string') return promise(file.length > 5, 'no sentence')
    const good: Readonly<Record<string, string>>[] = []
    for (const each of file.lines()) if (each.ok) good.push(each.line.values)
    const once = [...writeKbart(good)].join('')
    const again = readKbart(bytesOf(once))
    promise(typeof again !== 'string', 'A title list that was written cannot be read')
    const values: Readonly<Record<string, string>>[] = []
    for (const each of again.lines()) if (each.ok) values.push(each.line.values)
    promise([...writeKbart(values)].join('') === once, 'A title list is not the same when it is written and read')
  },
}
