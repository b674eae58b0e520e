import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  checksum,
  explainMessage,
  fieldOf,
  fieldsOf,
  formatMessage,
  formatSipDate,
  layouts,
  LineSplitter,
  longestMessage,
  maskSecrets,
  meaningOf,
  parseMessage,
  parseSipDate,
  patronStatus,
  supportedMessages,
  type Message,
} from './index.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const read = (text: string) => parseMessage(encode(text), decode)
const write = (message: Message, checked = true) => decode(formatMessage(message, { encode, checked }))

function mustRead(text: string): Message {
  const parsed = read(text)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.message
}

describe('a message of a self-check', () => {
  it('is read in its parts', () => {
    const message = mustRead('2300120261121    230500AOELM|AA21234000041574|AC|AD1234|')
    assert.deepEqual(message, {
      code: '23',
      fixed: { language: '001', transactionDate: '20261121    230500' },
      fields: [
        ['AO', 'ELM'],
        ['AA', '21234000041574'],
        ['AC', ''],
        ['AD', '1234'],
      ],
    })
  })

  it('has a checksum over its bytes: the one that every terminal asks for after damage is known', () => {
    assert.equal(checksum(encode('97AZ')), 'FEF5')
    assert.equal(checksum(encode('96AZ')), 'FEF6')
  })

  it('comes back as it went out, with number and checksum', () => {
    for (const checked of [true, false]) {
      const message: Message = {
        code: '64',
        fixed: {
          patronStatus: patronStatus(new Set(['holdDenied', 'excessiveFines'])),
          language: '001',
          transactionDate: '20261121   Z230500',
          holdItemsCount: '0001',
          overdueItemsCount: '0000',
          chargedItemsCount: '0002',
          fineItemsCount: '0001',
          recallItemsCount: '0000',
          unavailableHoldsCount: '0000',
        },
        fields: [
          ['AO', 'ELM'],
          ['AA', 'P1'],
          ['AE', 'Ólafur Þór, Страница'],
          ['AU', 'Ø 1'],
          ['AU', 'Ø 2'],
        ],
        ...(checked && { sequence: 7 }),
      }
      const text = write(message, checked)
      const parsed = read(text)
      assert.ok(parsed.ok)
      assert.equal(parsed.checked, checked)
      assert.deepEqual(parsed.message, message)
      assert.deepEqual(fieldsOf(parsed.message, 'AU'), ['Ø 1', 'Ø 2'])
      assert.equal(fieldOf(parsed.message, 'AF'), undefined)
    }
  })

  it('is refused when one byte was damaged', () => {
    const text = write({
      code: '35',
      fixed: { transactionDate: '20261121    230500' },
      fields: [['AA', 'P1']],
      sequence: 1,
    })
    for (let at = 0; at < text.length - 10; at++) {
      const damaged = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
      const parsed = read(damaged)
      assert.ok(!parsed.ok && parsed.problem.reason === 'checksum', damaged)
    }
  })

  it('is read liberally', () => {
    const cases: readonly (readonly [string, string, string | undefined])[] = [
      ['\n\0 9300CNuser|COpass|', 'CN', 'user'],
      ['9300COpass|CNuser', 'CN', 'user'],
      ['9300CNuser|XXnew|COpass|CP', 'XX', 'new'],
      ['9300||CNuser||COpass|', 'CO', 'pass'],
      ['97AZFEF5', 'AO', undefined],
      ['97', 'AO', undefined],
    ]
    for (const [text, id, value] of cases) assert.equal(fieldOf(mustRead(text), id), value, text)
  })

  it('that is none is told apart', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['', 'empty'],
      [' \0', 'empty'],
      ['88xyz', 'unknown-code'],
      ['login: x', 'unknown-code'],
      ['2300120261121', 'too-short'],
      ['97AZ0000', 'checksum'],
    ]
    for (const [text, reason] of cases) {
      const parsed = read(text)
      assert.ok(!parsed.ok)
      assert.equal(parsed.problem.reason, reason, text)
    }
  })

  it('cannot be broken by what stands in a field', () => {
    const text = write(
      { code: '36', fixed: { endSession: 'Y', transactionDate: '20261121    230500' }, fields: [['AF', 'a|b\rc\n']] },
      false,
    )
    assert.equal(text, '36Y20261121    230500AFa b c|')
    assert.throws(() => write({ code: '36', fixed: { endSession: 'YES' }, fields: [] }), RangeError)
    assert.throws(() => write({ code: '77', fixed: {}, fields: [] }), RangeError)
  })
})

describe('the line', () => {
  const bytes = (text: string) => encode(text)
  const texts = (lines: readonly (Uint8Array | undefined)[]) => lines.map((line) => (line ? decode(line) : undefined))

  it('may bring several messages in one piece, or one in many, however they end', () => {
    const splitter = new LineSplitter()
    assert.deepEqual(texts(splitter.push(bytes('9300|\r9900\r\n\n3'))), ['9300|', '9900'])
    assert.deepEqual(texts(splitter.push(bytes('5'))), [])
    assert.deepEqual(texts(splitter.push(bytes('20\n'))), ['3520'])
  })

  it('that never ends is passed over, and the next message is read', () => {
    const splitter = new LineSplitter()
    const flood = texts(splitter.push(bytes('x'.repeat(longestMessage + 1))))
    assert.deepEqual(flood, [undefined])
    assert.deepEqual(texts(splitter.push(bytes('x'.repeat(longestMessage * 3)))), [])
    assert.deepEqual(texts(splitter.push(bytes('xx\r97\r'))), ['97'])
  })
})

describe('dates', () => {
  it('are local with four blanks and UTC with a Z', () => {
    assert.deepEqual(parseSipDate('20261121    230500'), { local: '2026-11-21T23:05:00', utc: false })
    assert.deepEqual(parseSipDate('20261121   Z230500'), { local: '2026-11-21T23:05:00', utc: true })
    for (const text of [' '.repeat(18), '20261321    230500', '20261121    250500', '2026112'])
      assert.equal(parseSipDate(text), undefined)
    assert.equal(formatSipDate({ local: '2026-11-21T23:05:00.123', utc: false }), '20261121    230500')
    assert.equal(formatSipDate({ local: '2026-11-21T23:05:00Z', utc: true }), '20261121   Z230500')
  })
})

describe('the tables of SIP 2.00', () => {
  it('name an answer for every request, and each message once', () => {
    const codes = layouts.map(({ code }) => code)
    assert.equal(new Set(codes).size, codes.length)
    for (const { code, answer } of layouts) if (answer !== undefined) assert.ok(codes.includes(answer), code)
    for (const [, code] of supportedMessages) assert.ok(codes.includes(code), code)
    assert.equal(supportedMessages.length, 16)
  })

  it('explain a message without its passwords', () => {
    const explained = explainMessage(mustRead('9300CNkiosk|COsecret|'))
    assert.equal(explained.name, 'Login')
    assert.deepEqual(
      explained.parts.filter(({ id }) => id !== ''),
      [
        { id: 'CN', name: 'login user id', key: 'CN', value: 'kiosk' },
        { id: 'CO', name: 'login password', key: 'CO', value: '***' },
      ],
    )
    assert.deepEqual(explainMessage(mustRead('9300CNkiosk|')).missing, ['CO'])
  })
})

describe('a line that is kept for people to read', () => {
  it('shows no password, wherever it stands and whatever is wrong with the line', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['9300CNkiosk|COsecret|', '9300CNkiosk|CO***|'],
      ['9300COsecret|CNkiosk', '9300CO***|CNkiosk'],
      [
        '2300120261121    230500AOELM|AAP1|ACsecret|AD1234|AY1AZ1234',
        '2300120261121    230500AOELM|AAP1|AC***|AD***|AY1AZ1234',
      ],
      ['63001 AAP1|AD1234', '63001 AAP1|AD***'],
      ['garbled COsecret', 'garbled CO***'],
      ['9300CNkiosk|CO|', '9300CNkiosk|CO|'],
    ]
    for (const [line, masked] of cases) assert.equal(maskSecrets(line), masked)
  })

  it('has its codes in words', () => {
    assert.equal(meaningOf('circulationStatus', '08'), 'on the hold shelf')
    assert.equal(meaningOf('ok', '1'), 'yes')
    assert.equal(meaningOf('CV', '04'), 'sent to another branch')
    assert.equal(meaningOf('patronStatus', '  Y           '), 'recall denied')
    assert.equal(meaningOf('AE', 'Ada'), '')
  })
})

describe('hostile bytes', () => {
  it('never throw', () => {
    let seed = 7
    const next = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff)
    for (let round = 0; round < 3000; round++) {
      const length = next() % 80
      const line = Uint8Array.from({ length }, () => next() % 256)
      if (round % 3 === 0) line.set(encode(String(next() % 100).padStart(2, '0')).subarray(0, Math.min(2, length)))
      const parsed = parseMessage(line, decode)
      assert.equal(typeof parsed.ok, 'boolean')
    }
  })
})
