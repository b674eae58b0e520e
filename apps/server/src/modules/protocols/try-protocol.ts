import { allOf, bib1Query, term } from '@carrel/z3950'
import { openZ3950, Z3950Failure } from '@carrel/z3950/node'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ProtocolTrial } from './contract.ts'
import { hubOf } from './hub.ts'
import { protocolNamed, type Protocol } from './protocol-list.ts'
import { protocolSettings, type ProtocolSettings } from './protocol-settings.ts'
import { unknownProtocol } from './standing.ts'

const timeoutMs = 10_000

/** Asks a protocol as other programs do, over the network of this machine. */
export async function tryProtocol(w: Work, name: string): Promise<Outcome<ProtocolTrial>> {
  const protocol = protocolNamed(name)
  if (!protocol) return unknownProtocol(name)
  const settings = await protocolSettings(w.platform, protocol.name)
  if (settings.audience === 'nobody') return { ok: false, message: 'It is switched off.', milliseconds: 0 }
  const began = performance.now()
  const asked = protocol.name === 'z3950' ? await askZ3950(w, settings) : await askWeb(w, protocol, settings)
  return 'blocks' in asked ? asked : { ...asked, milliseconds: Math.round(performance.now() - began) }
}

type Asked = Pick<ProtocolTrial, 'ok' | 'message'>

async function askZ3950(w: Work, { audience }: ProtocolSettings): Promise<Asked> {
  const { z3950 } = hubOf(w.platform).listening
  if (!z3950)
    return {
      ok: false,
      message:
        'This process does not listen for Z39.50: its port is taken, or it runs without the role z3950 (CARREL_ROLES).',
    }
  try {
    const server = await openZ3950({ ...z3950, database: 'Default', timeoutMs })
    try {
      const { hits } = await server.search(bib1Query(allOf([term('', { 1: 1035, 2: 103 })])))
      const records = hits === 0 ? [] : await server.present(1, 1)
      const [first] = records
      if (first?.kind === 'diagnostic') return { ok: false, message: first.message }
      return { ok: true, message: `It answers: ${hits.toLocaleString('en')} titles, and the first record came.` }
    } finally {
      await server.close()
    }
  } catch (error) {
    if (!(error instanceof Z3950Failure)) throw error
    if (audience === 'keys' && error.code === 'refused')
      return { ok: true, message: 'It answers, and asks for an API key as it should.' }
    return { ok: false, message: error.message }
  }
}

async function askWeb(w: Work, { trial, sign }: Protocol, { audience }: ProtocolSettings) {
  const { base } = hubOf(w.platform).listening
  if (trial === null)
    return refuse({ code: 'protocol-untried', message: 'This protocol is for people who sign in: try it with a card.' })
  if (base === undefined) return { ok: false, message: 'This process does not know its own web address yet.' }
  try {
    const answer = await fetch(`${base}${trial}`, { signal: AbortSignal.timeout(timeoutMs) })
    const text = (await answer.text()).slice(0, 1_000_000)
    if (audience === 'keys' && answer.status === 401)
      return { ok: true, message: 'It answers, and asks for an API key as it should.' }
    if (!answer.ok) return { ok: false, message: `It answers with the status ${answer.status} of HTTP.` }
    return text.includes(sign)
      ? { ok: true, message: `It answers with ${text.length.toLocaleString('en')} letters, as it should.` }
      : { ok: false, message: 'It answers, but not what it should.' }
  } catch (error) {
    return { ok: false, message: `It does not answer: ${error instanceof Error ? error.message : String(error)}.` }
  }
}
