import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { categoriesOf007, fixedPositions, formatFor, materialOf } from './index.ts'

describe('the bibliographic format', () => {
  const format = formatFor('bibliographic')
  const cases: readonly (readonly [tag: string, code: string, name: string, repeatable: boolean])[] = [
    ['245', 'a', 'Title', false],
    ['245', 'n', 'Number of part or section of a work', true],
    ['020', 'q', 'Qualifying information', true],
    ['650', '0', 'Authority record control number or standard number', true],
    ['650', '2', 'Source of heading or term', false],
    ['773', 'w', 'Record control number', true],
    ['773', '7', 'Control subfield', false],
    ['800', 'v', 'Volume or sequential designation', false],
    ['260', 'a', 'Place of publication, distribution, etc.', true],
  ]
  for (const [tag, code, name, repeatable] of cases) {
    it(`says what $${code} of ${tag} is`, () => {
      const subfield = format.get(tag)?.subfields?.get(code)
      assert.deepEqual(subfield && { name: subfield.name, repeatable: subfield.repeatable }, { name, repeatable })
    })
  }
  it('tells fields that stand once from those that repeat', () => {
    const once = ['001', '008', '010', '040', '100', '110', '111', '130', '240', '245', '254', '256', '263']
    for (const tag of once) assert.equal(format.get(tag)?.repeatable, false, tag)
    for (const tag of ['020', '246', '264', '500', '650', '700', '856', '880'])
      assert.equal(format.get(tag)?.repeatable, true, tag)
  })
  it('knows what indicators may say', () => {
    const values = (tag: string, which: 0 | 1) =>
      format
        .get(tag)
        ?.indicators[which].values.map(({ value }) => value)
        .join('')
    assert.equal(values('245', 0), '01')
    assert.equal(values('245', 1), '0123456789')
    assert.equal(values('650', 1), '01234567')
    assert.equal(values('500', 0), ' ')
    assert.equal(values('264', 0), ' 23')
    assert.equal(values('880', 0), '')
  })
  it('lets any subfield stand where the field is another one in its own script', () => {
    assert.equal(format.get('880')?.subfields, undefined)
  })
})

describe('the authority and holdings formats', () => {
  it('trace and link headings with the subfields of the heading', () => {
    const format = formatFor('authority')
    assert.equal(format.get('500')?.subfields?.get('q')?.name, 'Fuller form of name')
    assert.equal(format.get('500')?.subfields?.get('w')?.name, 'Control subfield')
    assert.equal(format.get('550')?.subfields?.get('i')?.repeatable, true)
    assert.equal(format.get('100')?.subfields?.has('w'), false)
  })
  it('describe patterns, issues and items', () => {
    const format = formatFor('holdings')
    assert.equal(format.get('853')?.subfields?.get('y')?.name, 'Regularity pattern')
    assert.equal(format.get('863')?.subfields?.get('w')?.name, 'Break indicator')
    assert.equal(format.get('876')?.subfields?.get('p')?.repeatable, true)
  })
  it('have no field twice and every tag in order', () => {
    for (const kind of ['bibliographic', 'authority', 'holdings'] as const) {
      const tags = [...formatFor(kind).keys()]
      assert.deepEqual(tags, tags.toSorted(), kind)
    }
  })
})

describe('fixed fields', () => {
  const materials = [
    'books',
    'computer-files',
    'maps',
    'music',
    'continuing-resources',
    'visual-materials',
    'mixed-materials',
  ]
  for (const material of materials) {
    it(`cover 008/18 to 34 of ${material} without a gap`, () => {
      let next = 18
      for (const { from, length } of fixedPositions(`008 ${material}`) ?? []) {
        assert.equal(from, next)
        next += length
      }
      assert.equal(next, 35)
    })
  }
  for (const name of [
    'leader bibliographic',
    'leader authority',
    'leader holdings',
    '008 authority',
    '008 holdings',
  ] as const) {
    it(`cover ${name} from end to end`, () => {
      let next = 0
      for (const { from, length } of fixedPositions(name) ?? []) {
        assert.equal(from, next)
        next += length
      }
      assert.equal(next, name.startsWith('leader') ? 24 : name === '008 holdings' ? 32 : 40)
    })
  }
  it('cover 007 of every category from its second character on', () => {
    const lengths: Record<string, number> = {
      a: 8,
      c: 14,
      d: 6,
      f: 10,
      g: 9,
      h: 13,
      k: 6,
      m: 23,
      o: 2,
      q: 2,
      r: 11,
      s: 14,
      t: 2,
      v: 9,
      z: 2,
    }
    assert.deepEqual([...categoriesOf007().keys()].toSorted(), Object.keys(lengths))
    for (const [code, length] of Object.entries(lengths)) {
      const positions = fixedPositions(`007 ${code}`) ?? []
      assert.equal(
        positions.reduce((sum, position) => sum + position.length, 1),
        length,
        code,
      )
    }
  })
  it('give every value the width of its position', () => {
    for (const material of materials)
      for (const { values, length, several } of fixedPositions(`008 ${material}`) ?? [])
        for (const { value } of values) assert.equal(value.length, several ? 1 : length)
  })
  it('are chosen by the leader', () => {
    assert.equal(materialOf('a', 'm'), 'books')
    assert.equal(materialOf('a', 's'), 'continuing-resources')
    assert.equal(materialOf('a', 'i'), 'continuing-resources')
    assert.equal(materialOf('j', 'm'), 'music')
    assert.equal(materialOf('o', 'm'), 'visual-materials')
    assert.equal(materialOf('?', 'm'), undefined)
  })
})
