import {
  ApduSplitter,
  CodecProblem,
  cqlOf,
  negotiatedCharset,
  parsePqf,
  readApdu,
  readOpacRecord,
  writeApdu,
  writePqf,
} from '@carrel/z3950'
import { queryOfRpn, termText } from '../../../apps/server/src/modules/catalog/rules/rpn-query.ts'
import { captures } from '../../../packages/z3950/test/captures.data.ts'
import { bytesOf, promise, promiseSame, textOf, type FuzzTarget } from '../target.ts'

/** What an action gives; undefined where it ends with the error that it names. */
function named<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch (error) {
    if (error instanceof CodecProblem) return undefined
    throw error
  }
}

/** Messages of Z39.50: BER of every kind of damage, cut at any place. */
export const ber: FuzzTarget = {
  name: 'ber',
  samples: captures.map(([, , hex]) => Uint8Array.fromHex(hex)),
  pieces: [],
  check(input) {
    const whole = named(() => new ApduSplitter(50_000).push(input))
    const pieces = named(() => {
      const splitter = new ApduSplitter(50_000)
      return [0, 1, 2].flatMap((third) => {
        const size = Math.ceil(input.length / 3)
        return splitter.push(input.subarray(third * size, (third + 1) * size))
      })
    })
    if (whole && pieces)
      promiseSame(
        whole.map((one) => one.toHex()),
        pieces.map((one) => one.toHex()),
        'cut otherwise',
      )
    named(() => readOpacRecord({ oid: undefined, encoding: 'ber', data: input }))
    const apdu = named(() => readApdu(input))
    if (!apdu) return
    if (apdu.kind === 'initRequest' || apdu.kind === 'initResponse') negotiatedCharset(apdu.value)
    if (apdu.kind === 'searchRequest') {
      cqlOf(apdu.value.query)
      if (apdu.value.query.kind === 'rpn') queryOfRpn(apdu.value.query.value, () => undefined)
    }
    if (apdu.kind === 'scanRequest') termText(apdu.value.start.term)
    const written = writeApdu(apdu)
    promise(
      Buffer.from(writeApdu(readApdu(written))).equals(written),
      'A message that was written is not the same when it is read and written again',
    )
  },
}

/** Queries in prefix notation, and what the catalogue makes of them. */
export const rpn: FuzzTarget = {
  name: 'rpn',
  samples: [
    '@attr 1=4 "the hobbit"',
    '@and @attr 1=1003 @attr 2=3 @attr 3=3 @attr 4=2 @attr 5=100 @attr 6=1 tolkien @not @attr 1=31 @attr 2=5 1990 @set 1',
    '@attrset bib-1 @prox 0 1 1 2 k 2 @attr 1=4 @attr 5=104 h?bb#t @term numeric 7',
  ].map(bytesOf),
  pieces: [
    '@and ',
    '@or ',
    '@not ',
    '@prox 0 1 0 2 k 2 ',
    '@set x ',
    '@attr 1=',
    '@attr bib-1 ',
    '4 ',
    '5=1 ',
    '"',
    '\\',
    ' a ',
    '#?',
    '{',
    '}',
    '@term ',
    'é',
  ],
  check(input) {
    const parsed = parsePqf(textOf(input))
    if (!parsed.ok) return promise(parsed.message.length > 10, 'no sentence')
    promiseSame(parsePqf(writePqf(parsed.query)), parsed, 'A query is not the same when it is written and read')
    const taken = queryOfRpn(parsed.query, (name) => (name === 'x' ? { kind: 'all' } : undefined))
    if (!taken.ok) promise(taken.message.length > 10, 'no sentence')
  },
}
