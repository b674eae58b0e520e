import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { linesOf, recordsOf } from '../../test/bytes.ts'
import { realBytes, realFiles, skipReal } from '../../test/real-files.ts'
import { checkRecord, fixableCodes, fixRecord, type Finding, type MarcRecord } from '../index.ts'

/** Files of records of every kind, small enough to be gone through rule by rule. */
const folders = /^(?:bib|auth|broken|charset|derived|dialect|hold|i18n)\//

/** A finding as it can be compared before and after another one was mended. */
function said({ code, tag }: Finding): string {
  return `${code} ${tag ?? ''}`
}

/** What is told of a record that was not told of it before. */
function added(before: readonly Finding[], after: readonly Finding[]): string[] {
  const left = before.map(said)
  return after.map(said).filter((each) => {
    const at = left.indexOf(each)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Findings that mending another one can bring to light, because text that was damaged is text again. */
const follows: Readonly<Record<string, readonly string[]>> = {
  'html-entity': ['html-tag'],
  'character-reference': ['html-entity', 'html-tag', 'private-use', 'look-alike', 'not-normalized'],
  'language-packed': ['language-unknown', 'language-obsolete'],
  'indicator-undefined': ['source-unannounced'],
  'area-length': ['area-obsolete'],
  'language-obsolete': ['language-mismatch'],
}

describe('the fixes, over all real files', { skip: skipReal }, () => {
  it('mend their own findings, bring no others, and do nothing the second time', async (t: TestContext) => {
    const wrong: string[] = []
    const seen = new Map<string, number>()
    for (const { file, records } of realFiles()) {
      if (!folders.test(file) || records === 0 || file.includes('blacklight__11')) continue
      const counts = new Map<string, number>()
      for (const [index, record] of (await recordsOf(realBytes(file))).entries()) {
        const findings = checkRecord(record)
        for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1)
        wrong.push(...faultsOf(record, findings, seen).map((fault) => `${file} ${index + 1}: ${fault}`))
      }
      t.diagnostic(`${file}, ${records} records: ${mostFrequent(counts)}`)
    }
    assert.deepEqual(wrong.slice(0, 40), [])
    // Most fixes have something to do in these files.
    assert.ok(seen.size > fixableCodes.length / 2, [...seen].join(' '))
  })
})

/** What a file has most of, such as `12 ending-mark`. */
function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one)
  return (
    sorted
      .slice(0, 8)
      .map(([code, count]) => `${count} ${code}`)
      .join(', ') || 'nothing'
  )
}

function faultsOf(record: MarcRecord, before: readonly Finding[], seen: Map<string, number>): string[] {
  const faults: string[] = []
  const codes = new Set(before.filter(({ fixable }) => fixable).map(({ code }) => code))
  for (const code of codes) {
    // A few dozen of a kind show whether its fix does what it should.
    const times = (seen.get(code) ?? 0) + 1
    seen.set(code, times)
    if (times > 50) continue
    const fixed = fixRecord(record, [code])
    const after = checkRecord(fixed)
    if (after.some((finding) => finding.code === code && finding.fixable)) {
      faults.push(`${code} is not mended: ${JSON.stringify(after.find((finding) => finding.code === code))}`)
    }
    if (fixRecord(fixed, [code]) !== fixed) faults.push(`${code} is mended twice`)
    const news = added(before, after).filter((each) => !follows[code]?.includes(each.split(' ')[0] ?? ''))
    if (news.length > 0) faults.push(`${code} brings ${news.join(', ')}: ${changed(record, fixed)}`)
  }
  return faults
}

/** The fields that a fix changed, as they are now. */
function changed(before: MarcRecord, after: MarcRecord): string {
  const old = new Set(linesOf(before))
  return linesOf(after)
    .filter((line) => !old.has(line))
    .join(' | ')
    .slice(0, 300)
}
