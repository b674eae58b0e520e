import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeList, type CodeListName } from '@carrel/marc-format'
import { readSubfieldLine, subfieldLine } from './actions.ts'
import type { EditedField } from './buffer.ts'
import { codeNow, codePickFor, codesOf, withPickedCode } from './code-picks.ts'

const field = (tag: string, line: string): EditedField => ({
  id: 1,
  tag,
  indicators: '  ',
  subfields: readSubfieldLine(line),
})

describe('codes at the cursor', () => {
  const cases: readonly (readonly [string, string, number, CodeListName, string, string])[] = [
    ['700', '$aKästner, Erich,$4', 1, 'relators', 'aut', '$aKästner, Erich,$4aut'],
    ['700', '$aKästner, Erich,$eperson.', 1, 'relators', 'aut', '$aKästner, Erich,$eauthor.'],
    ['111', '$aCongress,$j', 1, 'relators', 'isb', '$aCongress,$jissuing body'],
    ['041', '$aeng$hfre', 1, 'languages', 'ger', '$aeng$hger'],
    ['043', '$an-us---', 0, 'areas', 'e-gx', '$ae-gx---'],
    ['044', '$afr', 0, 'countries', 'gw', '$agw'],
    ['336', '$atxt', 0, 'content', 'txt', '$atext$btxt$2rdacontent'],
    ['338', '$avolume$bnc$2rdacarrier', 1, 'carriers', 'cr', '$aonline resource$bcr$2rdacarrier'],
  ]
  for (const [tag, line, at, list, code, wanted] of cases) {
    it(`${code} goes into ${tag} ${line}`, () => {
      const before = field(tag, line)
      const pick = codePickFor(tag, before.subfields[at]?.code)
      assert.equal(pick?.list, list)
      const chosen = codeList(list).get(code)
      assert.ok(pick && chosen)
      const after = withPickedCode(before, at, pick, chosen)
      assert.equal(subfieldLine(after), wanted)
      assert.equal(codeNow(pick, after.subfields[at]?.value ?? ''), code)
    })
  }

  it('are not offered for free text, and old ones only where they stand', () => {
    assert.equal(codePickFor('245', 'a'), undefined)
    assert.equal(codePickFor('041', '2'), undefined)
    assert.equal(codePickFor('700', undefined), undefined)
    const languages = { list: 'languages', as: 'code' } as const
    assert.equal(
      codesOf(languages, 'eng').some(({ code }) => code === 'scr'),
      false,
    )
    assert.equal(
      codesOf(languages, 'scr').some(({ code }) => code === 'scr'),
      true,
    )
  })
})
