/** What a delivery status notification says of one recipient (RFC 3464 2.3). */
export interface RecipientStatus {
  /** Address without its type, lower case. */
  readonly address: string
  /** RFC 3464 2.3.3; anything else is read as `failed` when the status begins with 5. */
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`; empty when there is none. */
  readonly status: string
  /** Words of the other side. */
  readonly diagnostic: string
}

/** A delivery status notification: recipients, and the headers of the message that it is about. */
export interface DeliveryStatus {
  readonly recipients: readonly RecipientStatus[]
  /** The returned message or its headers, for its `Message-ID`. */
  readonly returned: string
}

type Fields = ReadonlyMap<string, string>

/** Header lines with what was folded put together (RFC 5322 2.2.3); the first of several with one name counts. */
function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>()
  for (const line of text.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name = '', value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? []
    const key = name.toLowerCase()
    if (key !== '' && !fields.has(key)) fields.set(key, value.trim())
  }
  return fields
}

interface Part {
  readonly type: string
  readonly body: string
}

function split(text: string): { readonly fields: Fields; readonly body: string } {
  const end = text.search(/\n\n/)
  return end < 0
    ? { fields: fieldsOf(text), body: '' }
    : { fields: fieldsOf(text.slice(0, end)), body: text.slice(end + 2) }
}

function decoded(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) {
    try {
      return new TextDecoder().decode(Uint8Array.fromBase64(body.replaceAll(/\s/g, '')))
    } catch {
      return body
    }
  }
  if (!/quoted-printable/i.test(encoding)) return body
  return body
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The parts of a message (RFC 2046 5.1); one part when it is not made of several. */
function partsOf(text: string): readonly Part[] {
  const { fields, body } = split(text)
  const type = fields.get('content-type') ?? 'text/plain'
  const boundary = /boundary="([^"]+)"|boundary=([^\s;]+)/i.exec(type)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) return [{ type, body: decoded(body, fields.get('content-transfer-encoding') ?? '') }]
  return `\n${body}`
    .split(`\n--${mark}`)
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => {
      const inner = split(piece.replace(/^[^\n]*\n/, ''))
      return {
        type: inner.fields.get('content-type') ?? 'text/plain',
        body: decoded(inner.body, inner.fields.get('content-transfer-encoding') ?? '').replaceAll('\r\n', '\n'),
      }
    })
}

// The address of `rfc822; pat@example.org` (RFC 3464 2.3.1), with or without angle brackets.
function addressIn(field: string | undefined): string {
  return (field ?? '')
    .replace(/^[^;]*;/, '')
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .toLowerCase()
}

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

function recipientOf(text: string): RecipientStatus | undefined {
  const fields = fieldsOf(text)
  const address = addressIn(fields.get('original-recipient')) || addressIn(fields.get('final-recipient'))
  if (address === '') return undefined
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? ''
  const said = (fields.get('action') ?? '').toLowerCase()
  return {
    address,
    action: actions.find((action) => said.startsWith(action)) ?? (status.startsWith('5') ? 'failed' : 'delayed'),
    status,
    diagnostic: (fields.get('diagnostic-code') ?? '').replace(/^[^;]*;\s*/, ''),
  }
}

/** Reads a delivery status notification as it came; no recipients when it is none. */
export function readDeliveryStatus(message: string): DeliveryStatus {
  const parts = partsOf(message.replaceAll('\r\n', '\n'))
  const report = parts.find(({ type }) => /^message\/(global-)?delivery-status/i.test(type))
  const returned = parts.find(
    ({ type }) =>
      /^(message\/rfc822|text\/rfc822-headers|message\/global)/i.test(type) && !/delivery-status/i.test(type),
  )
  const recipients = (report?.body ?? '').split(/\n\n+/).flatMap((group) => recipientOf(group) ?? [])
  return { recipients, returned: returned?.body ?? '' }
}
