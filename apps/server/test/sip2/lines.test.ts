import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { decodeText, encodeText } from '@carrel/code-pages'
import { checksum } from '@carrel/sip2'
import { openSip2 } from '../../src/edges/sip2/listener.ts'
import { ListLoans } from '../../src/modules/circulation/contract.ts'
import { AddCharge, GetPatronAccount } from '../../src/modules/fees/contract.ts'
import { ChangeMachine, ListTrace, SetMachinePassword } from '../../src/modules/machines/contract.ts'
import { writeNow } from '../../src/modules/machines/index.ts'
import { usd } from '../library.ts'
import { checked, kioskAt, now, openSip2Library, password, type Kiosk, type Sip2Library } from './kiosk.ts'

const none = ' '.repeat(18)
const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Makes a certificate for this machine; undefined where there is no openssl. */
function certificate(): { readonly folder: string; readonly certificate: string; readonly key: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-tls-'))
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  try {
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        key,
        '-out',
        certificate,
        '-days',
        '2',
        '-subj',
        '/CN=localhost',
      ],
      { stdio: 'ignore' },
    )
    return { folder, certificate, key }
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}

describe('the line of a machine', () => {
  let at: Sip2Library
  before(async () => {
    at = await openSip2Library()
    await at.library.patron('A1', { givenName: 'Zoë', familyName: 'Łukasz' })
    await at.library.patron('B1')
    for (const barcode of ['I1', 'I2', 'I3', 'I4', 'I5', 'I6']) await at.library.item(barcode)
  })
  after(() => at.stop())

  const faults = async () => {
    await writeNow(at.library.carrel.platform)
    return (await at.library.must(ListTrace, { query: { tone: 'fault' } })).rows
  }

  it('is not used before a login, but for the question whether we are there', async () => {
    const kiosk = await kioskAt(at.port)
    assert.match((await kiosk.say('9900802.00')).text, /^98Y/)
    kiosk.send(`23001${now}AOelm|AAA1|AC|AD|\r`)
    assert.equal(utf8(await kiosk.hear()), '940')
    await kiosk.hungUp()
  })

  it('is ended by CR, CRLF or LF; messages come in pieces or many at once and are answered in order', async () => {
    const kiosk = await at.kiosk()
    kiosk.send('9900802.00\r\n')
    assert.match(utf8(await kiosk.hear()), /^98/)
    kiosk.send('\n\u00009900802.00\n')
    assert.match(utf8(await kiosk.hear()), /^98/)
    for (const letter of '9900802.00\r') kiosk.send(letter)
    assert.match(utf8(await kiosk.hear()), /^98/)
    kiosk.send(`17${now}AB|\r23001${now}AAA1|\r9900802.00\r17${now}ABI1|\r35${now}AAA1|\r`)
    const codes: string[] = []
    for (let n = 0; n < 5; n++) codes.push(utf8(await kiosk.hear()).slice(0, 2))
    assert.deepEqual(codes, ['18', '24', '98', '18', '36'])
  })

  it('has numbers and checksums where the request has them, and else none', async () => {
    const kiosk = await at.kiosk()
    const answer = await kiosk.sayChecked(`17${now}ABI1|`, 4)
    assert.match(answer.text, /AY4AZ[0-9A-F]{4}$/)
    const body = answer.text.slice(0, -4)
    assert.equal(answer.text.slice(-4), checksum(new TextEncoder().encode(body)))
    assert.doesNotMatch((await kiosk.say(`17${now}ABI1|`)).text, /AZ[0-9A-F]{4}$/)
    const login = await kioskAt(at.port)
    assert.match((await login.sayChecked(`9300CNkiosk|CO${password}|`, 0)).text, /^941AY0AZ[0-9A-F]{4}$/)
    login.close()
  })

  it('has a damaged message sent again, and gives its last answer again', async () => {
    const kiosk = await at.kiosk()
    const good = checked(`17${now}ABI1|`, 1)
    kiosk.send(`${good.replace('I1', 'I2')}\r`)
    assert.equal(utf8(await kiosk.hear()), '96AZFEF6')
    const first = await kiosk.say(good)
    assert.equal(first.field('AB'), 'I1')
    assert.equal((await kiosk.say('97AZFEF5')).text, first.text)
    assert.equal((await kiosk.say('97')).text, first.text)
    const fresh = await kioskAt(at.port)
    assert.equal((await fresh.say('97AZFEF5')).text, '96AZFEF6')
    fresh.close()
  })

  it('is hung up on when nothing but damage comes', async () => {
    const kiosk = await at.kiosk()
    kiosk.send(`17${now}ABI1|AY1AZ0000\r`.repeat(60))
    await kiosk.hungUp()
    assert.ok((await faults()).some(({ request }) => request?.problem?.includes('hung up')))
    assert.match((await (await at.kiosk()).say('9900802.00')).text, /^98/)
  })

  it('has a message that is none asked for again, and goes on', async () => {
    const kiosk = await at.kiosk()
    for (const nonsense of ['88what', '24 an answer', '2300', 'xx', '\u00ff\u00fe\u00fd'])
      assert.match((await kiosk.say(nonsense)).text, /^96/, nonsense)
    assert.match((await kiosk.say('9900802.00')).text, /^98/)
  })

  it('lends once although the answer was lost and the message comes again', async () => {
    const kiosk = await at.kiosk()
    const line = checked(`11NN${now}${none}AOelm|AAA1|ABI1|AC|`, 3)
    const first = await kiosk.say(line)
    assert.equal(first.fixed['ok'], '1')
    assert.equal((await kiosk.say(line)).text, first.text)
    // Put together anew a second later, with the same number.
    const later = await kiosk.sayChecked(`11NN20260302    100001${none}AOelm|AAA1|ABI1|AC|`, 3)
    assert.equal(later.fixed['ok'], '1')
    // The line broke; the machine comes back and sends it again.
    const other = await at.kiosk()
    assert.equal((await other.say(line)).fixed['ok'], '1')
    const loans = await at.library.must(ListLoans, { query: { branch: at.library.elm } })
    assert.equal(loans.rows.filter(({ barcode }) => barcode === 'I1').length, 1)
    await writeNow(at.library.carrel.platform)
    const repeats = await at.library.must(ListTrace, { query: { tone: 'repeat', message: '11' } })
    assert.equal(repeats.rows.length, 3)
  })

  it('lends again what came back in between, though the message is the same to the last byte', async () => {
    const kiosk = await at.kiosk()
    const lend = `11NN${now}${none}AOelm|AAA1|ABI4|AC|`
    const takeBack = `09N${now}${now}APelm|AOelm|ABI4|AC|`
    for (let round = 0; round < 2; round++) {
      assert.equal((await kiosk.say(lend)).fixed['ok'], '1')
      assert.match((await kiosk.say(`17${now}AOelm|ABI4|`)).text, /^1804/)
      assert.equal((await kiosk.say(takeBack)).fixed['ok'], '1')
      assert.match((await kiosk.say(`17${now}AOelm|ABI4|`)).text, /^1803/)
    }
  })

  it('takes the same words under another number for another request', async () => {
    const { id } = await at.library.patron('P2')
    await at.library.must(AddCharge, { params: { id }, body: { kind: 'other', amount: usd(5) } })
    const kiosk = await at.kiosk()
    const line = `37${now}0100USDBV1.00|AOelm|AAP2|`
    assert.equal((await kiosk.sayChecked(line, 1)).fixed['paymentAccepted'], 'Y')
    assert.equal((await kiosk.sayChecked(line, 2)).fixed['paymentAccepted'], 'Y')
    // The answer was lost: the same number again, and then over a new line.
    assert.equal((await kiosk.sayChecked(line, 2)).fixed['paymentAccepted'], 'Y')
    assert.equal((await (await at.kiosk()).sayChecked(line, 0)).fixed['paymentAccepted'], 'Y')
    assert.equal((await at.library.must(GetPatronAccount, { params: { id } })).balance.amount, 300)
  })

  it('books a payment once, also when the server has forgotten that it came', async () => {
    const { id } = await at.library.patron('P1')
    await at.library.must(AddCharge, { params: { id }, body: { kind: 'other', amount: usd(5) } })
    const line = `37${now}0100USDBV1.00|AOelm|AAP1|BKX9|`
    assert.equal((await (await at.kiosk()).say(line)).fixed['paymentAccepted'], 'Y')
    at.library.carrel.platform.services.delete('sip2.repetitions')
    assert.equal((await (await at.kiosk()).say(line)).fixed['paymentAccepted'], 'Y')
    assert.equal((await at.library.must(GetPatronAccount, { params: { id } })).balance.amount, 400)
  })

  it('gives one item to one of two machines that ask for it at the same moment', async () => {
    const [one, two] = await Promise.all([at.kiosk(), at.kiosk()])
    const answers = await Promise.all([
      one.say(`11NN${now}${none}AOelm|AAA1|ABI2|AC|`),
      two.say(`11NN${now}${none}AOelm|AAB1|ABI2|AC|`),
    ])
    assert.deepEqual(answers.map(({ fixed }) => fixed['ok']).toSorted(), ['0', '1'])
  })

  it('ends when half a message came and nothing more, and when nobody logs in', async () => {
    const server = openSip2(at.library.carrel.platform, { loginWithin: 1500, messageWithin: 200 })
    await server.listen()
    const port = server.ports()['sip2'] ?? 0
    const half = await kioskAt(port)
    half.send('2300120260302')
    await half.hungUp()
    const silent = await kioskAt(port)
    await silent.hungUp()
    await server.close()
    await writeNow(at.library.carrel.platform)
    const told = (await at.library.must(ListTrace, { query: { tone: 'fault' } })).rows
    assert.equal(told.filter(({ text }) => text === 'Hung up').length, 2)
  })

  it('bears a megabyte without an end, and serves the next message', async () => {
    const kiosk = await at.kiosk()
    kiosk.send(`2300120260302${'x'.repeat(1024 * 1024)}`)
    assert.match(utf8(await kiosk.hear()), /^96/)
    kiosk.send('\r')
    assert.match((await kiosk.say('9900802.00')).text, /^98/)
  })

  it('gives one answer to whatever is sent, and lives', async () => {
    const kiosk = await at.kiosk()
    let seed = 11
    const next = (below: number) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % below
    const requests = ['99', '23', '63', '11', '09', '29', '65', '17', '19', '15', '37', '35', '01', '25']
    for (let round = 0; round < 200; round++) {
      const code = requests[next(requests.length)] ?? '99'
      const length = next(120)
      const noise = Uint8Array.from({ length }, () => {
        const byte = next(256)
        return byte === 0x0d || byte === 0x0a ? 0x7c : byte
      })
      kiosk.send(Buffer.concat([Buffer.from(code), noise, Buffer.from(round % 2 === 0 ? '|AAA1|ABI3|\r' : '\r')]))
      assert.match(utf8(await kiosk.hear()), /^\d\d/, `${code} ${Buffer.from(noise).toString('hex')}`)
      if (round % 20 === 0) kiosk.send('9900802.00\r')
      if (round % 20 === 0) assert.match(utf8(await kiosk.hear()), /^98/)
    }
    await writeNow(at.library.carrel.platform)
    const failures = await at.library.must(ListTrace, { query: { tone: 'fault', text: 'Carrel failed' } })
    assert.deepEqual(
      failures.rows.map(({ request }) => request?.line),
      [],
    )
  })

  it('writes and reads the code page of the machine, with checksums over its bytes', async () => {
    await at.account('old', { encoding: 'cp850', terminator: 'crlf', errorDetection: 'always' })
    const kiosk = await kioskAt(at.port, 'old', { decode: (bytes) => decodeText(bytes, 'cp850') })
    await kiosk.logIn()
    const answer = await kiosk.say(`23001${now}AOelm|AAA1|`)
    assert.equal(answer.field('AE'), 'Zoë Lukasz')
    assert.match(answer.text, /AZ[0-9A-F]{4}$/)
    const body = `23001${now}AOé|AAA1|AY2AZ`
    kiosk.send(Buffer.concat([encodeText(body, 'cp850'), Buffer.from(`${checksum(encodeText(body, 'cp850'))}\r`)]))
    assert.match(decodeText(await kiosk.hear(), 'cp850'), /^24/)
    // The same in another code page adds up to something else.
    kiosk.send(Buffer.concat([encodeText(body, 'utf-8'), Buffer.from(`${checksum(encodeText(body, 'cp850'))}\r`)]))
    assert.match(decodeText(await kiosk.hear(), 'cp850'), /^96/)
    kiosk.close()
  })

  it('is nobody’s after a wrong password, although it was somebody’s before', async () => {
    const kiosk = await at.kiosk()
    assert.equal((await kiosk.logIn('wrong')).text, '940')
    kiosk.send(`23001${now}AOelm|AAA1|\r`)
    assert.equal(utf8(await kiosk.hear()), '940')
    await kiosk.hungUp()
    const encrypted = await kioskAt(at.port)
    assert.equal((await encrypted.say(`9311CNkiosk|CO${password}|`)).text, '940')
    encrypted.close()
  })

  it('ends when the account is switched off or gets another password', async () => {
    const id = await at.account('short')
    const kiosk = await at.kiosk('short')
    await at.library.must(SetMachinePassword, { params: { id }, body: { password: 'another one' } })
    await kiosk.hungUp()
    const again = await kioskAt(at.port, 'short')
    assert.equal((await again.logIn()).text, '940')
    assert.equal((await again.logIn('another one')).text, '941')
    await at.library.must(ChangeMachine, { params: { id }, body: { active: false } })
    await again.hungUp()
  })

  it('is kept to the networks and the number of lines of the account', async () => {
    await at.account('far', { addresses: ['10.1.2.0/24'] })
    const far = await kioskAt(at.port, 'far')
    assert.equal((await far.logIn()).text, '940')
    far.close()
    await at.account('near', { addresses: ['127.0.0.0/8'], connections: 2 })
    const near = [await at.kiosk('near'), await at.kiosk('near')]
    const third = await kioskAt(at.port, 'near')
    assert.equal((await third.logIn()).text, '940')
    third.close()
    assert.match((await near[0]?.say('9900802.00'))?.text ?? '', /^98/)
  })
})

describe('very many machines', () => {
  let at: Sip2Library
  before(async () => {
    at = await openSip2Library({ lines: 120, strangers: 200 })
    await at.account('crowd', { connections: 1000 })
  })
  after(() => at.stop())

  it('are served at the same time up to the limit; who comes then is told why', async () => {
    const kiosks: Kiosk[] = []
    for (let n = 0; n < 120; n++) kiosks.push(await kioskAt(at.port, 'crowd'))
    const [first] = kiosks
    await Promise.all(kiosks.map((kiosk) => kiosk.logIn()))
    const answers = await Promise.all(kiosks.map((kiosk) => kiosk.say('9900802.00')))
    assert.ok(answers.every(({ text }) => text.startsWith('98Y')))
    const late = await kioskAt(at.port, 'crowd')
    assert.match(utf8(await late.hear()), /^98N.*AFAll 120 lines are taken\./)
    await late.hungUp()
    first?.close()
    await first?.hungUp()
    const next = await kioskAt(at.port, 'crowd')
    assert.equal((await next.logIn()).text, '941')
    for (const kiosk of [...kiosks, next]) kiosk.close()
  })
})

describe('a proxy in front', () => {
  it('says who connects, in either version of its header; nobody connects without one', async () => {
    const base = await openSip2Library()
    const { platform } = base.library.carrel
    const server = openSip2({
      ...platform,
      config: { ...platform.config, sip2: { ...platform.config.sip2, proxied: true } },
    })
    await server.listen()
    const port = server.ports()['sip2'] ?? 0
    await base.account('branch', { addresses: ['10.9.8.7'] })
    const text = await kioskAt(port, 'branch')
    text.send('PROXY TCP4 10.9.8.7 10.0.0.1 50000 6001\r\n')
    assert.equal((await text.logIn()).text, '941')
    const binary = await kioskAt(port, 'branch')
    binary.send(Buffer.from('0d0a0d0a000d0a515549540a2111000c0a0908070a000001c3501771', 'hex'))
    assert.equal((await binary.logIn()).text, '941')
    const bare = await kioskAt(port, 'branch')
    bare.send(`9300CNbranch|CO${password}|\r`)
    await bare.hungUp()
    for (const kiosk of [text, binary]) kiosk.close()
    await server.close()
    await base.stop()
  })
})

describe('a terminal that logs in by words', () => {
  it('is asked for its name and password', async () => {
    const at = await openSip2Library({ promptAfter: 20 })
    await at.account('words', { telnetLogin: true })
    const kiosk = await kioskAt(at.port, 'words')
    const heard: string[] = []
    kiosk.socket.on('data', (bytes: Buffer) => heard.push(bytes.toString()))
    const until = async (text: string) => {
      for (let n = 0; n < 200 && !heard.join('').includes(text); n++)
        await new Promise((resolve) => setTimeout(resolve, 10))
      assert.ok(heard.join('').includes(text), heard.join(''))
    }
    await until('login: ')
    kiosk.send('words\r\n')
    await until('password: ')
    kiosk.send(`${password}\r\n`)
    await until('Login OK')
    kiosk.send('9900802.00\r')
    await until('98Y')
    kiosk.close()
    await at.stop()
  })
})

describe('a line with TLS', () => {
  const files = certificate()
  it(
    'is served like any other, and only there an account that wants it so',
    { skip: files ? false : 'openssl is not installed' },
    async () => {
      if (!files) return
      const base = await openSip2Library()
      const { platform } = base.library.carrel
      const tls = { port: 0, certificate: files.certificate, key: files.key }
      const server = openSip2({ ...platform, config: { ...platform.config, sip2: { ...platform.config.sip2, tls } } })
      await server.listen()
      const { sip2 = 0, sip2Tls = 0 } = server.ports()
      await base.account('safe', { onlyTls: true })
      const plain = await kioskAt(sip2, 'safe')
      assert.equal((await plain.logIn()).text, '940')
      const kiosk = await kioskAt(sip2Tls, 'safe', { tls: true })
      assert.equal((await kiosk.logIn()).text, '941')
      assert.match((await kiosk.say('9900802.00')).text, /^98Y/)
      // Who speaks no TLS there is hung up on, and nothing else suffers.
      const confused = await kioskAt(sip2Tls, 'safe')
      confused.send('9900802.00\r')
      await confused.hungUp()
      assert.match((await kiosk.say('9900802.00')).text, /^98Y/)
      for (const one of [plain, kiosk]) one.close()
      await server.close()
      await base.stop()
      rmSync(files.folder, { recursive: true, force: true })
    },
  )
})
