import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { recordsOf } from '../../test/bytes.ts'
import { realBytes, skipReal } from '../../test/real-files.ts'
import { checkRecord, type Finding } from '../index.ts'

const script = path.resolve(import.meta.dirname, '../../test/marc-lint.pl')
const skip =
  skipReal ||
  (spawnSync('perl', ['-MMARC::Lint', '-MMARC::Batch', '-e', '1']).status === 0 ? false : 'MARC::Lint is not installed')

/** What MARC::Lint warns of, and which of our findings say the same of the field. */
const same: readonly (readonly [warning: RegExp, codes: readonly string[]])[] = [
  [/is not allowed/, ['subfield-undefined', 'subfield-code-unusual', 'subfield-code-invalid']],
  [/Field is not repeatable/, ['field-repeated']],
  [/is not repeatable/, ['subfield-repeated', 'field-repeated']],
  [
    /Indicator \d must be/,
    ['indicator-undefined', 'indicator-invalid', 'indicator-count', 'non-filing', 'title-added-entry'],
  ],
  [/^041/, ['language-unknown', 'language-length', 'language-obsolete', 'language-packed']],
  [/^043/, ['area-unknown', 'area-length', 'area-obsolete']],
  [/^245: Must end with/, ['ending-mark']],
  [/^245: .*requires period/, ['ending-mark']],
  [/^245: Subfield _c (?:must be preceded|initials)/, ['title-slash', 'title-initials']],
  [/^245: Subfield _b should be preceded/, ['title-colon']],
  [/^245: Subfield _[np]/, ['title-part']],
  [/First word/, ['non-filing']],
]

/** Warnings that are not ours, and why; docs/record-checks.md says the same in more words. */
const notReported: readonly (readonly [warning: RegExp, why: string])[] = [
  [/Subfield _[59] is not (?:allowed|repeatable)/, '$5 may stand in every field today, and $9 is local'],
  [/^245: Must end with/, 'leader/18 does not promise ISBD, or the mark is as good as a full stop'],
  [/requires period/, 'a question mark ends a title'],
  [/^245: Subfield _c initials/, 'leader/18 does not promise ISBD'],
  [
    /^245: Subfield _c must be preceded/,
    'the record has no ISBD marks and does not promise them, or the slash is there',
  ],
  [/First word, .*does not appear to be an article/, 'an article of another language that is skipped rightly'],
  [/First word, .*may be an article/, 'a letter, a name or a word of another language'],
  [/Subfield _b should be preceded/, '$b follows a full stop and another title'],
  [/is not (?:allowed|repeatable)/, 'MARC 21 has defined it since'],
]

describe('beside MARC::Lint', { skip }, () => {
  const folder = skip ? '' : mkdtempSync(path.join(tmpdir(), 'carrel-lint-'))

  for (const name of ['bib/solrmarc__uva_001_2000.mrc.gz', 'bib/lc-marcedit__marc_sample_data.mrc.gz']) {
    it(`every warning on ${path.basename(name)} is ours as well, or has its reason not to be`, async (t: TestContext) => {
      const bytes = realBytes(name)
      const file = path.join(folder, 'records.mrc')
      writeFileSync(file, bytes)
      const output = execFileSync('perl', [script, file], { encoding: 'utf8', maxBuffer: 1e8 })
      const warnings = output.trim().split('\n')
      const findings = (await recordsOf(bytes)).map((record) => checkRecord(record))
      const left: string[] = []
      const reasons = new Map<string, number>()
      let ours = 0
      for (const line of warnings) {
        const [number = '', warning = ''] = line.split('\t')
        if (isOurs(warning, findings[Number(number) - 1] ?? [])) {
          ours++
          continue
        }
        const why = notReported.find(([pattern]) => pattern.test(warning))?.[1]
        if (why === undefined) left.push(line)
        else reasons.set(why, (reasons.get(why) ?? 0) + 1)
      }
      t.diagnostic(`${path.basename(name)}: ${warnings.length} warnings, ${ours} are ours as well`)
      for (const [why, count] of reasons) t.diagnostic(`  ${count} not reported: ${why}`)
      assert.deepEqual(left, [])
      assert.ok(warnings.length > 100)
    })
  }

  it('cleans up', () => rmSync(folder, { recursive: true, force: true }))
})

function isOurs(warning: string, findings: readonly Finding[]): boolean {
  const tag = warning.slice(0, 3)
  return same.some(
    ([pattern, codes]) =>
      pattern.test(warning) && findings.some((finding) => finding.tag === tag && codes.includes(finding.code)),
  )
}
