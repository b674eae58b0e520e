import assert from 'node:assert/strict'
import { contentProblems, writeMessage, type Parts } from '@carrel/ncip'
import { childrenOf, readXml, textOf, type XmlElement } from '@carrel/xml'
import { sql, type RawBuilder } from 'kysely'
import { openLibrary, type TestLibrary } from '../../../../test/library.ts'
import { CreateAgency } from '../contract.ts'

/** An answer: its service element, and its problems as `type · element · value`. */
export interface Told {
  readonly status: number
  readonly text: string
  readonly root: XmlElement
  readonly said: XmlElement | undefined
  readonly problems: readonly string[]
}

type Headers = Readonly<Record<string, string>>

/** A library with a partner, some readers and two books. */
export interface PartnerHouse {
  readonly library: TestLibrary
  readonly agency: number
  readonly secret: string
  /** An InitiationHeader of the partner. */
  header(more?: Parts): Parts
  /** Sends bytes as they are; every answer is held against the content models. Null: no header at all. */
  post(body: string | Uint8Array, headers?: Headers | null): Promise<Told>
  /** Sends a message of the partner. */
  ask(service: string, parts: Parts): Promise<Told>
  /** Lends `The Tides` to a reader, to collect at Harbour. */
  accept(number: string, barcode: string, card: string, more?: Parts): Promise<Told>
  rows<T>(query: RawBuilder<T>): Promise<readonly T[]>
  itemState(barcode: string): Promise<ItemState | undefined>
  /** Holds of a reader, oldest first. */
  holdsOf(card: string): Promise<readonly { readonly state: string; readonly pickup: string }[]>
  close(): Promise<void>
}

interface ItemState {
  readonly status: string
  readonly suppressed: boolean
  readonly due: string | null
  readonly title: string
}

export const user = (value: string): Parts => ({ AgencyId: 'RIVER', UserIdentifierValue: value })
export const item = (value: string): Parts => ({ ItemIdentifierValue: value })
export const request = (value: string): Parts => ({ AgencyId: 'RIVER', RequestIdentifierValue: value })

/** Opens the library: cards C1 (José Reyes, PIN 4711), C2, C-OLD (expired) and RIVER-ACCOUNT, items B1 and B2. */
export async function openPartnerHouse(): Promise<PartnerHouse> {
  const library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
  await library.patron('C1', { givenName: 'Jos\u00e9', familyName: 'Reyes', email: 'jose@example.org', pin: '4711' })
  await library.patron('C2')
  await library.patron('C-OLD', { expires: '2026-01-01' })
  await library.patron('RIVER-ACCOUNT')
  await library.item('B1')
  await library.item('B2')
  const made = await library.must(CreateAgency, {
    body: { code: 'RIVER', name: 'River Library', branch: library.elm, itemType: 'book' },
  })
  const secret = made.secret ?? ''
  const post = (body: string | Uint8Array, headers: Headers | null = {}) => send(library, body, headers)
  const header = (more: Parts = {}): Parts => ({
    FromAgencyId: { AgencyId: 'RIVER' },
    FromAgencyAuthentication: secret,
    ToAgencyId: { AgencyId: 'ELMNET' },
    ...more,
  })
  const ask = (service: string, parts: Parts) => post(writeMessage(service, { InitiationHeader: header(), ...parts }))
  const rows = async <T>(query: RawBuilder<T>) => (await query.execute(library.carrel.platform.database.kysely)).rows
  return {
    library,
    agency: made.agency.id,
    secret,
    header,
    post,
    ask,
    accept: (number, barcode, card, more = {}) =>
      ask('AcceptItem', {
        RequestId: request(number),
        RequestedActionType: 'Hold For Pickup',
        UserId: user(card),
        ItemId: item(barcode),
        ItemOptionalFields: { BibliographicDescription: { Title: 'The Tides', Author: 'Ito, Mai' } },
        PickupLocation: 'HAR',
        ...more,
      }),
    rows,
    async itemState(barcode) {
      const [state] = await rows(
        sql<ItemState>`
          select i.status, i.suppressed, i.title, (select due_at from circulation.open_loan_view l where l.item_id = i.id)::text as due
          from catalog.item_view i where i.barcode = ${barcode}`,
      )
      return state
    },
    holdsOf: (card) =>
      rows(
        sql<{ state: string; pickup: string }>`select h.state, b.code as pickup from holds.notice_hold_view h
          join patrons.card_view c on c.patron_id = h.patron_id join org.branch_view b on b.id = h.pickup_branch_id
          where c.barcode = ${card} order by h.id`,
      ),
    close: () => library.stop(),
  }
}

async function send(library: TestLibrary, body: string | Uint8Array, headers: Headers | null): Promise<Told> {
  const response = await library.carrel.server.app.inject({
    method: 'POST',
    url: '/ncip',
    payload: typeof body === 'string' ? body : Buffer.from(body),
    headers: headers === null ? {} : { 'content-type': 'application/xml', ...headers },
  })
  const read = readXml(response.rawPayload)
  if (!read.ok) assert.fail(response.body)
  assert.deepEqual(read.root.children.flatMap(contentProblems), [], 'every answer keeps to the schema')
  const [said] = read.root.children
  const problems = [...childrenOf(read.root, 'Problem'), ...childrenOf(said, 'Problem')].map((problem) =>
    [textOf(problem, 'ProblemType'), textOf(problem, 'ProblemElement'), textOf(problem, 'ProblemValue')]
      .filter((word) => word !== undefined)
      .join(' · '),
  )
  return { status: response.statusCode, text: response.body, root: read.root, said, problems }
}
