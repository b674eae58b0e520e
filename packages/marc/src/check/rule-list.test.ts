import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { recordFrom } from '../../test/bytes.ts'
import { textFaults } from '../encoding/text-fault.ts'
import { checkRecord, fixableCodes, ruleList } from '../index.ts'

const folder = path.join(import.meta.dirname, 'rules')
const sources = readdirSync(folder)
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n')

/** Codes that are put together or come from the decoder. */
const composed = [
  ...Object.keys(textFaults),
  ...['checksum', 'length', 'characters'].flatMap((reason) => [`isbn-${reason}`, `issn-${reason}`]),
  'isbn-prefix',
  'encoding-not-utf8',
  'encoding-not-marc8',
]

describe('the list of rules', () => {
  const codes = ruleList().map(({ code }) => code)

  it('names every code that a rule can report, once', () => {
    const told = new Set(composed)
    for (const [, code = ''] of sources.matchAll(/'((?:[a-z0-9]+-)+[a-z0-9]+)'/g))
      if (codes.includes(code)) told.add(code)
    for (const [, code = ''] of sources.matchAll(/code: '([a-z0-9]+(?:-[a-z0-9]+)+)'/g)) told.add(code)
    assert.deepEqual([...told].toSorted(), codes.toSorted())
    assert.equal(new Set(codes).size, codes.length)
  })

  it('says of each why it matters, in sentences', () => {
    for (const { code, title, help, group } of ruleList()) {
      assert.ok(title !== '' && group !== '', code)
      assert.match(help, /^[A-Z0-9$].{15,}[.…]$/, code)
    }
  })

  it('knows what can be mended', () => {
    assert.deepEqual(
      ruleList()
        .filter(({ fixable }) => fixable)
        .map(({ code }) => code)
        .toSorted(),
      fixableCodes.toSorted(),
    )
  })
})

describe('a library that wants to hear less', () => {
  const record = recordFrom(['001 1', '008 260101s2026    gw            000 0 eng d', '245 00$aThe title'])
  const codes = (profile: Parameters<typeof checkRecord>[1]): string[] =>
    checkRecord(record, profile).map(({ code }) => code)

  it('switches rules off', () => {
    assert.ok(codes({}).includes('non-filing'))
    assert.ok(!codes({ off: ['non-filing'] }).includes('non-filing'))
  })
  it('weighs them otherwise', () => {
    const [finding] = checkRecord(record, { severity: { 'non-filing': 'error' } }).filter(
      ({ code }) => code === 'non-filing',
    )
    assert.deepEqual(
      [finding?.severity, finding?.fixable, finding?.tag, finding?.occurrence],
      ['error', true, '245', 1],
    )
  })
})

describe('the page about checks', () => {
  it('has every kind as the list has it', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/record-checks.md'), 'utf8')
    const rows = page.split('\n').filter((line) => line.startsWith('| `'))
    for (const { code, severity, fixable, title } of ruleList()) {
      const cells = rows
        .find((row) => row.startsWith(`| \`${code}\` `))
        ?.split('|')
        .map((cell) => cell.trim())
      assert.deepEqual(cells?.slice(2, 4), [severity, fixable ? 'yes' : ''], code)
      assert.ok(cells?.[4]?.startsWith(`**${title}.**`), code)
    }
  })
})
