import type { Conversation } from './conversation.ts'
import { logIn } from './log-in.ts'
import { enter } from './take-line.ts'

/** What a terminal that logs in by words is asked next. */
export interface TelnetLogin {
  name: string | undefined
  tries: number
}

const tries = 3

/** True for a line with which no message can begin: two digits begin each. */
export function isWords(line: Uint8Array): boolean {
  const [first = 0, second = 0] = line
  const digit = (byte: number) => byte >= 0x30 && byte <= 0x39
  return !(digit(first) && digit(second)) && line.length <= 100
}

/** Takes a name, then a password, as terminals type them; gives what is answered, and whether to hang up. */
export async function takeWords(
  conversation: Conversation,
  login: TelnetLogin,
  line: Uint8Array,
): Promise<{ readonly text: string; readonly end: boolean; readonly entered: boolean }> {
  const words = new TextDecoder().decode(line).replaceAll('\0', '').trim()
  if (login.name === undefined) {
    login.name = words
    return { text: 'password: ', end: false, entered: false }
  }
  const outcome = await logIn(conversation.platform, conversation.line, login.name, words)
  login.name = undefined
  if (outcome.account?.options.telnetLogin === true) {
    enter(conversation, outcome.account)
    return { text: 'Login OK. Initiating SIP\r\n', end: false, entered: true }
  }
  login.tries += 1
  const end = login.tries >= tries
  return { text: end ? 'Login incorrect\r\n' : 'Login incorrect\r\nlogin: ', end, entered: false }
}
