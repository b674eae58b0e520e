import { fieldOf, formatMessage, layoutOf, type Field, type Message } from '@carrel/sip2'
import { branchById } from '../../modules/org/index.ts'
import { answerCode } from './answer-request.ts'
import { bytesFor, type Request, type Said } from './conversation.ts'

/** The answer as a message: AO where the standard has it, screen messages, and what the account says of fields. */
export async function answerMessage(request: Request, said: Said): Promise<Message> {
  const { options } = request.account
  const code = answerCode(request.message.code)
  const withInstitution = layoutOf(code)?.required.includes('AO') === true
  const fields: Field[] = [
    ...(withInstitution ? [['AO', await institution(request, said)] as const] : []),
    ...said.fields,
    ...said.screen.map((text) => ['AF', replaced(text, options.replacements)] as const),
  ]
  const hidden = new Set(options.hiddenFields)
  const required = new Set(layoutOf(code)?.required)
  return {
    code,
    fixed: said.fixed,
    // What the standard asks for stays, without its content, so that no machine stumbles.
    fields: fields
      .filter(([id]) => !hidden.has(id) || required.has(id))
      .map(([id, value]) => [id, hidden.has(id) ? '' : cut(value, options.longestField)]),
    sequence: request.message.sequence,
  }
}

/** The bytes of a message, without what ends it. */
export function answerBytes(request: Request, message: Message, wasChecked: boolean): Uint8Array {
  const { errorDetection, encoding } = request.account.options
  const checked = errorDetection === 'always' || (errorDetection === 'as-asked' && wasChecked)
  return formatMessage(message, { encode: bytesFor(encoding), checked })
}

function cut(value: string, longest: number): string {
  return longest === 0 || value.length <= longest ? value : value.slice(0, longest)
}

function replaced(text: string, replacements: readonly { readonly from: string; readonly to: string }[]): string {
  return replacements.reduce((result, { from, to }) => result.replaceAll(from, to), text)
}

async function institution(request: Request, said: Said): Promise<string> {
  const { options } = request.account
  const own = options.institution === '' ? request.branch.code : options.institution
  switch (options.institutionFrom) {
    case 'fixed':
      return own
    case 'as-sent':
      return fieldOf(request.message, 'AO') ?? own
    case 'empty':
      return ''
    case 'home-branch':
      return said.home === undefined ? own : ((await branchById(request.read, said.home))?.code ?? own)
  }
}
