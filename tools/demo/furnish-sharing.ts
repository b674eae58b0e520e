import { writeMessage, type Parts } from '@carrel/ncip'
import {
  answerNcip,
  createAgency,
  logExchange,
  ownAgencyId,
} from '../../apps/server/src/modules/resource-sharing/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { writeSetting } from '../../apps/server/src/platform/setting.ts'
import { carrel, mustWork } from '../../apps/server/src/platform/work.ts'
import { branches } from './house.ts'
import { granted, type House } from './furnish-house.ts'

/** What a system needs to talk with the demo library by NCIP. */
export interface DemoNcip {
  /** Below the address of the library. */
  readonly path: string
  /** For FromAgencyId. */
  readonly agency: string
  /** For FromAgencyAuthentication. */
  readonly secret: string
  /** For ToAgencyId. */
  readonly toAgency: string
  /** For PickupLocation. */
  readonly pickup: string
}

const us = 'CARREL'
const agency = 'RIVER'

/** A partner that lends: its account, and the first book that it has sent to a reader. */
export async function furnishSharing(
  platform: Platform,
  house: House,
  readers: readonly { readonly card: string }[],
): Promise<DemoNcip> {
  const [first] = branches
  if (!first) throw new Error('A library needs a branch.')
  const made = await mustWork(platform, carrel, async (w) => {
    await writeSetting(w, ownAgencyId, us)
    return granted(
      await createAgency(w, {
        code: agency,
        name: 'River Valley Libraries',
        branch: house.branches.get(first.code) ?? 0,
        itemType: 'book',
        note: 'The partner of the demo library',
      }),
    )
  })
  const secret = made.secret ?? ''
  const header: Parts = {
    FromAgencyId: { AgencyId: agency },
    FromAgencyAuthentication: secret,
    ToAgencyId: { AgencyId: us },
  }
  const play = async (service: string, parts: Parts) => {
    const bytes = new TextEncoder().encode(writeMessage(service, { InitiationHeader: header, ...parts }))
    const answered = await answerNcip(platform, { bytes, address: '127.0.0.1' })
    await logExchange(platform, answered, { address: '127.0.0.1', bytes: bytes.length, milliseconds: 12 })
  }
  const card = readers.at(-1)?.card ?? ''
  const user: Parts = { UserIdentifierValue: card }
  await play('LookupUser', { UserId: user, UserElementType: ['Name Information', 'User Privilege', 'Block Or Trap'] })
  await play('AcceptItem', {
    RequestId: { AgencyId: agency, RequestIdentifierValue: 'RIVER-2041' },
    RequestedActionType: 'Hold For Pickup',
    UserId: user,
    ItemId: { AgencyId: agency, ItemIdentifierValue: 'RV30412000217' },
    ItemOptionalFields: {
      BibliographicDescription: { Author: 'Thesiger, Wilfred', Title: 'The marsh Arabs', PublicationDate: '1964' },
    },
    PickupLocation: first.code,
  })
  return { path: '/ncip', agency, secret, toAgency: us, pickup: first.code }
}
