import { encodeText } from '@carrel/code-pages'
import { closeLine, openLine, type MachineAccount } from '../../modules/machines/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Conversation } from './conversation.ts'
import { takeLine } from './take-line.ts'

interface Emulation {
  readonly conversation: Conversation
  readonly machine: number
  timer: NodeJS.Timeout
}

const name = 'sip2.emulations'
const endsAfter = 15 * 60_000
const most = 100

function emulationsOf(platform: Platform): Map<string, Emulation> {
  const known = platform.services.get(name)
  if (known instanceof Map) return known as Map<string, Emulation>
  const made = new Map<string, Emulation>()
  platform.services.set(name, made)
  return made
}

/** Plays a line as a machine that is logged in already; what it does is done. An emulation ends by itself. */
export async function playLineAs(
  platform: Platform,
  account: MachineAccount,
  line: string,
  session: string | undefined,
): Promise<{ readonly session: string } | Refusal> {
  const all = emulationsOf(platform)
  const known = session === undefined ? undefined : all.get(session)
  if (session !== undefined && known?.machine !== account.id)
    return refuse({
      code: 'emulation-ended',
      field: 'session',
      message: 'This emulation has ended. Send the line without a session to begin a new one.',
    })
  if (!known && all.size >= most)
    return refuse({ code: 'too-many-emulations', message: 'Too many emulations are open. Try again in a few minutes.' })
  const emulation = known ?? begin(platform, all, account)
  emulation.timer.refresh()
  const text = line.replaceAll(/[\r\n]+$/g, '')
  await takeLine(emulation.conversation, encodeText(text, account.options.encoding))
  return { session: emulation.conversation.line.id }
}

function begin(platform: Platform, all: Map<string, Emulation>, account: MachineAccount): Emulation {
  const end = () => {
    clearTimeout(emulation.timer)
    all.delete(open.id)
    closeLine(platform, open)
  }
  const open = openLine(platform, { address: 'emulation', tls: false, emulated: true, machine: account, hangUp: end })
  const emulation: Emulation = {
    machine: account.id,
    timer: setTimeout(end, endsAfter).unref(),
    conversation: {
      platform,
      line: open,
      account,
      sent: undefined,
      numbered: undefined,
      faults: 0,
      language: '',
      patron: undefined,
    },
  }
  all.set(open.id, emulation)
  return emulation
}
