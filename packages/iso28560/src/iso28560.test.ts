import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  bytesOfHex,
  chipOf,
  compact,
  crc16,
  decodeTag,
  encodeTag,
  expand,
  hexOf,
  packIsil,
  packUii,
  readPart2,
  RfidProblem,
  setOfText,
  setText,
  unpackIsil,
  unpackUii,
  writeBlock,
  writePart2,
  writePart3,
  type Chip,
} from './index.ts'

function chip(code: string): Chip {
  const found = chipOf(code)
  assert.ok(found)
  return found
}
const slix = chip('icode-slix')
const code = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    assert.ok(error instanceof RfidProblem, String(error))
    return error.code
  }
  return 'nothing'
}

describe('text made short by ISO/IEC 15962', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['123456789012', 'integer', '1CBE991A14'],
    ['1203', 'integer', '04B3'],
    ['QA268.L55', '6-bit', '441CB6E2E335D6'],
    ['000123', 'numeric', '000123'],
    ['00123', 'numeric', '00123F'],
    ['99999999999999999999', 'numeric', '99999999999999999999'],
    ['ABC', '5-bit', '0886'],
    ['LIBRARY', '5-bit', '624520CB20'],
    ['AB', 'octets', '4142'],
    ['Fiction1', '7-bit', '8DA71F4D3BF731'],
    ['7', 'octets', '37'],
    ['Größe', 'octets', '4772F6DF65'],
    ['東京', 'utf-8', 'E69DB1E4BAAC'],
  ]
  for (const [text, scheme, hex] of cases) {
    it(`${text} is ${scheme}`, () => {
      const { compaction, bytes } = compact(text)
      assert.deepEqual([compaction, hexOf(bytes)], [scheme, hex])
      assert.equal(expand(compaction, Uint8Array.from(bytes)), text)
    })
  }

  it('comes back whatever its length', () => {
    for (let length = 1; length < 30; length++) {
      for (const letters of ['A1-', 'ABZ', 'ab1 ', '0123', '9']) {
        const text = letters.repeat(length).slice(0, length).replace(/ $/, '.')
        const { compaction, bytes } = compact(text)
        assert.equal(expand(compaction, Uint8Array.from(bytes)), text)
        assert.ok(bytes.length <= text.length)
      }
    }
  })
})

describe('an ISIL on a tag', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['DE-Heu1', '21408E16BF1F'],
    ['CH-000134-1', '1A01E000134A1F'],
  ]
  for (const [isil, hex] of cases) {
    it(`${isil} is written as annex C of ISO 28560-2 does`, () => {
      assert.equal(hexOf(packIsil(isil) ?? []), hex)
      assert.equal(unpackIsil(bytesOfHex(hex)), isil)
    })
  }

  it('comes back for libraries everywhere', () => {
    for (const isil of [
      'FI-He',
      'US-DLC',
      'DK-718500',
      'AU-ABC:D',
      'FR-751131010',
      'IT-BO0304',
      'GB-UkLoX/y',
      'OCLC-DLC',
    ])
      assert.equal(unpackIsil(Uint8Array.from(packIsil(isil) ?? [])), isil)
    assert.equal(packIsil('DE_1'), undefined)
  })
})

describe('parts of a set', () => {
  it('are written with all parts first', () => {
    assert.deepEqual(
      [setText({ of: 3, part: 1 }), setText({ of: 12, part: 3 }), setText({ of: 120, part: 7 })],
      ['31', '1203', '120007'],
    )
    assert.deepEqual(
      [setOfText('1203'), setOfText('31'), setOfText('120007')],
      [
        { of: 12, part: 3 },
        { of: 3, part: 1 },
        { of: 120, part: 7 },
      ],
    )
    assert.equal(setOfText('13'), undefined)
    assert.equal(
      code(() => setText({ of: 2, part: 3 })),
      'impossible-set',
    )
  })
})

describe('a tag by ISO 28560-2', () => {
  it('is the one of annex D: locked identifier, content, set, shelf location', () => {
    const { bytes, lockedBlocks } = writePart2(
      [
        { oid: 1, value: '123456789012', locked: true },
        { oid: 2, value: '3,4,6' },
        { oid: 4, value: '1203' },
        { oid: 6, value: 'QA268.L55' },
        { oid: 3, value: 'DE-Heu1', locked: true },
      ].filter(({ oid }) => oid !== 3),
      4,
    )
    assert.equal(hexOf(bytes), '9100051CBE991A140201D0140204B34607441CB6E2E335D6')
    assert.deepEqual(lockedBlocks, [0, 1])
    const read = readPart2(bytes)
    assert.deepEqual(
      read.elements.map(({ oid, value }) => [oid, value]),
      [
        [1, '123456789012'],
        [2, '3,4,6'],
        [4, 'part 3 of 12'],
        [6, 'QA268.L55'],
      ],
    )
  })

  it('fills to the block before what is locked', () => {
    const { bytes, lockedBlocks } = writePart2(
      [
        { oid: 1, value: '31234000412345' },
        { oid: 3, value: 'DE-Heu1', locked: true },
        { oid: 5, value: '10' },
      ],
      4,
    )
    const read = readPart2(bytes)
    assert.deepEqual(read.problems, [])
    const isil = read.elements.find(({ oid }) => oid === 3)
    assert.equal((isil?.at ?? 1) % 4, 0)
    assert.equal((isil?.length ?? 1) % 4, 0)
    assert.deepEqual(lockedBlocks, [2, 3])
  })

  it('holds elements above fourteen with a byte more', () => {
    const tag = encodeTag('iso28560-2', { item: '31234000412345', title: '海辺のカフカ', usage: '10' }, slix)
    assert.ok(hexOf(tag.bytes).includes(`7F0212${hexOf(new TextEncoder().encode('海辺のカフカ'))}`))
    const read = decodeTag(tag.bytes, { dsfid: tag.dsfid, afi: 0x07 })
    assert.deepEqual(
      [read.model, read.item, read.title, read.usage, read.sound],
      ['iso28560-2', '31234000412345', '海辺のカフカ', '10', true],
    )
    assert.ok(read.lines.some(({ value }) => value === 'In stock: gates sound an alarm'))
  })

  it('is read with the identifier before the offset too', () => {
    // A title of two letters behind an item: precursor EF, offset 02, identifier 02, length 02; and the two turned around
    const offsetFirst = readPart2(bytesOfHex('11051CBE991A14 EF 02 02 02 4142 0000 00'))
    const identifierFirst = readPart2(bytesOfHex('11051CBE991A14 EF 02 E0 02 4142'))
    for (const { elements } of [offsetFirst, identifierFirst])
      assert.deepEqual([elements[1]?.oid, elements[1]?.value], [17, 'AB'])
  })

  it('says what is half written', () => {
    const { bytes } = encodeTag('iso28560-2', { item: '31234000412345', owner: 'DK-718500', title: 'Emma' }, slix)
    const half = Uint8Array.from(bytes)
    half.fill(0, 16)
    const read = decodeTag(half, { dsfid: 6 })
    assert.equal(read.item, '31234000412345')
    assert.equal(read.sound, false)
    assert.ok(read.problems.some((problem) => problem.includes('Title was announced')))
    const cut = decodeTag(bytes.subarray(0, 14), { dsfid: 6 })
    assert.ok(cut.problems.some((problem) => problem.includes('broken off')))
  })

  it('refuses what cannot stand on it', () => {
    assert.equal(
      code(() => encodeTag('iso28560-2', { item: '1', title: 'x'.repeat(200) }, slix)),
      'tag-too-small',
    )
    assert.equal(
      code(() => encodeTag('iso28560-2', { item: '' }, slix)),
      'element-empty',
    )
    assert.equal(
      code(() => encodeTag('iso28560-2', { item: '1', owner: 'no isil' }, slix)),
      'not-an-isil',
    )
    assert.equal(
      code(() => writePart2([{ oid: 15, value: 'a'.repeat(400) }], 4)),
      'element-too-long',
    )
  })
})

describe('a tag by ISO 28560-3 and the Danish model', () => {
  it('has the check of annex C', () => {
    assert.equal(crc16(new TextEncoder().encode('RFID tag data model')), 0x1aee)
  })

  it('is written byte for byte as libraries write it', () => {
    const bytes = writePart3({ item: '11223344', owner: 'DE-705' }, 32)
    assert.equal(hexOf(bytes), '11010131313232333334340000000000000000513E4445373035000000000000')
    assert.equal(hexOf(writePart3({ item: '11223344', owner: 'DE-705' }, 112)), `${hexOf(bytes)}0000`)
  })

  it('is read with its title, parts and usage', () => {
    const tag = encodeTag(
      'iso28560-3',
      { item: '31234000412345', owner: 'DK-718500', set: { of: 3, part: 2 }, usage: '20', title: 'Löwen & Drachen' },
      slix,
    )
    const read = decodeTag(tag.bytes)
    assert.deepEqual(
      [read.model, read.item, read.owner, read.set, read.usage, read.title, read.sound],
      ['iso28560-3', '31234000412345', 'DK-718500', { of: 3, part: 2 }, '20', 'Löwen & Drachen', true],
    )
  })

  it('is read when a vendor turned the bytes of each block around', () => {
    const bytes = writePart3({ item: '31234000412345', owner: 'DE-705' }, 32)
    const turned = Uint8Array.from({ length: 32 }, (_, i) => bytes[i - (i % 4) + 3 - (i % 4)] ?? 0)
    const read = decodeTag(turned)
    assert.equal(read.item, '31234000412345')
    assert.ok(read.problems[0]?.includes('reverse order'))
  })

  it('says what is half written, and gives what there is', () => {
    const bytes = writePart3({ item: '31234000412345', owner: 'DE-705' }, 32)
    const unchecked = decodeTag(bytes.with(19, 0).with(20, 0))
    assert.deepEqual([unchecked.item, unchecked.sound], ['31234000412345', false])
    assert.ok(unchecked.problems[0]?.includes('never written'))
    assert.ok(decodeTag(bytes.with(5, 0x39)).problems[0]?.includes('wrong'))
  })

  it('names fields of extension blocks and keeps those of others', () => {
    const acquisition = writeBlock({ id: 2, fields: ['BAKER', '9780940787087', 'PO-17', ''] })
    const own = writeBlock({ id: 300, fields: ['house'] })
    const basic = writePart3({ item: '1' }, 112)
    const read = decodeTag(Uint8Array.from([...basic, ...acquisition, ...own, 0]))
    assert.deepEqual(
      read.lines.slice(4).map(({ name, value }) => `${name} = ${value}`),
      [
        'Acquisition extension block: supplier identifier = BAKER',
        'Acquisition extension block: product identifier = 9780940787087',
        'Acquisition extension block: order number = PO-17',
        'Block 300 of the library or vendor = 686F75736500',
      ],
    )
    const broken = decodeTag(Uint8Array.from([...basic, ...acquisition.with(6, 0), 0]))
    assert.ok(broken.problems[0]?.includes('Acquisition extension block'))
  })

  it('refuses what has no room', () => {
    assert.equal(
      code(() => writePart3({ item: '12345678901234567' }, 112)),
      'item-too-long',
    )
    assert.equal(
      code(() => writePart3({ item: '1', owner: 'DE-123456789012' }, 112)),
      'owner-too-long',
    )
    assert.equal(
      code(() => writePart3({ item: '1' }, 16)),
      'tag-too-small',
    )
    assert.equal(
      code(() => encodeTag('iso28560-3', { item: '1', title: 'Emma' }, chip('icode-slix-l'))),
      'tag-too-small',
    )
  })
})

describe('a tag of a UHF library', () => {
  it('names library, item and part as ISO/TS 28560-4 does', () => {
    const hex = '141CC04FC70BADB5C6E2DA1DED4DD319'
    assert.equal(hexOf(packUii('CH-000134-1.12345678.31')), hex)
    assert.equal(unpackUii(bytesOfHex(hex)), 'CH-000134-1.12345678.31')
    assert.equal(
      code(() => packUii('FI-He.1')),
      'not-a-uii',
    )
  })
})

describe('what a reader knows beside the memory of a tag', () => {
  const chip = chipOf('icode-slix')
  assert.ok(chip)
  it('is said in words, and told where it contradicts the memory', () => {
    for (const model of ['iso28560-2', 'iso28560-3'] as const) {
      const tag = encodeTag(model, { item: '31234000412345', owner: 'DK-718500' }, chip)
      const sound = decodeTag(tag.bytes, { dsfid: tag.dsfid, afi: tag.afi.secured })
      assert.deepEqual(
        [sound.sound, ...sound.lines.slice(-2).map(({ value }) => value)],
        [true, model === 'iso28560-2' ? 'ISO 28560-2' : 'ISO 28560-3', 'In stock: gates sound an alarm'],
      )
      const crossed = decodeTag(tag.bytes, { dsfid: tag.dsfid === 0x06 ? 0x3e : 0x06, afi: 0x55 })
      assert.deepEqual([crossed.model, crossed.item, crossed.sound], [model, '31234000412345', false])
      assert.match(crossed.problems.join(), /format byte \(DSFID\) says/)
      assert.equal(crossed.lines.at(-1)?.value, 'Not a value of ISO 28560')
    }
  })

  it('says nothing against tags of before the standard, whose format byte was never written', () => {
    const tag = encodeTag('iso28560-3', { item: '31234000412345' }, chip)
    assert.deepEqual(decodeTag(tag.bytes, { dsfid: 0 }).problems, [])
  })
})

describe('a tag of somebody else', () => {
  it('is told as such', () => {
    assert.equal(decodeTag(new Uint8Array(112)).model, 'empty')
    assert.equal(decodeTag(new Uint8Array(112).fill(255)).model, 'empty')
    const ndef = decodeTag(bytesOfHex('E1400D010303D100 00FE0000'))
    assert.ok(ndef.problems[0]?.includes('NFC'))
    const foreign = decodeTag(bytesOfHex('A7B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718'))
    assert.equal(foreign.model, 'unknown')
  })

  it('never breaks the reader, whatever its bytes', () => {
    let seed = 7
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) >> 8
    for (let i = 0; i < 3000; i++) {
      const bytes = Uint8Array.from({ length: next() % 120 }, () => next() % 256)
      for (const dsfid of [undefined, 6, 0x3e]) {
        const tag = decodeTag(bytes, dsfid === undefined ? {} : { dsfid })
        assert.ok(tag.sound || tag.problems.length > 0)
      }
    }
  })

  it('is typed in any dress', () => {
    assert.deepEqual([...bytesOfHex('0x11 01:01-aB')], [0x11, 1, 1, 0xab])
    assert.equal(
      code(() => bytesOfHex('11 0')),
      'odd-hex',
    )
    assert.equal(
      code(() => bytesOfHex('zz')),
      'not-hex',
    )
    assert.equal(
      code(() => bytesOfHex('00'.repeat(9000))),
      'too-many-bytes',
    )
  })
})
