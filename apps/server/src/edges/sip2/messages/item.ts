import type { Field } from '@carrel/sip2'
import { itemStanding, type ItemStanding } from '../../../modules/machines/index.ts'
import { branchById, shelvingLocationsOf } from '../../../modules/org/index.ts'
import { itemProperties, noteItemProperties } from '../../../modules/sorting/index.ts'
import type { ItemFacts } from '../../../modules/catalog/index.ts'
import { decimalMoney } from '../../../platform/money.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { act, given, type Request, type Said, whyOf } from '../conversation.ts'
import { sipDate } from '../dates.ts'
import { mediaOf, namedItem } from '../item-answer.ts'
import { circulationStatusOf } from '../rules/circulation-status.ts'
import { wordsOf } from './loan-answer.ts'
import { patronBrief } from '../../../modules/patrons/index.ts'

const unknownItem = (barcode: string) => ({ code: 'item-not-found', message: `No item has the barcode ${barcode}.` })

/** 17 → 18: where an item is and what is known of it (SIP2, "Item Information"). */
export async function itemInformation(request: Request): Promise<Said> {
  const { barcode, item, security } = await namedItem(request)
  const { read, branch } = request
  const at = { transactionDate: sipDate(read.now, branch.timeZone) }
  if (!item) {
    const blocks = [unknownItem(barcode)]
    return {
      fixed: { circulationStatus: '01', securityMarker: '00', feeType: '01', ...at },
      fields: [
        ['AB', barcode],
        ['AJ', ''],
      ],
      screen: wordsOf(request, blocks),
      tone: 'refused',
      text: `Item ${barcode}: not known`,
      why: whyOf(blocks),
    }
  }
  const standing = await itemStanding(read, item)
  const recalled = standing.loan?.recallHold !== null && standing.loan !== null
  return {
    fixed: {
      circulationStatus: circulationStatusOf({ status: item.status, recalled }),
      securityMarker: security?.sipMarker ?? '00',
      feeType: '01',
      ...at,
    },
    fields: await itemFields(request, item, standing),
    screen: [],
    tone: 'ok',
    text: `${item.title}: ${item.status}`,
    why: [{ code: '', text: `The item is "${item.status}" since ${item.statusSince.toString()}.`, link: null }],
    item: item.id,
  }
}

async function itemFields(request: Request, item: ItemFacts, standing: ItemStanding): Promise<Field[]> {
  const { read, branch, account } = request
  const [owner, now, locations] = await Promise.all([
    branchById(read, item.branch),
    branchById(read, item.holdingBranch),
    shelvingLocationsOf(read),
  ])
  const location = item.location === null ? undefined : locations.get(item.location)
  const { loan, hold } = standing
  const date = (text: string) => sipDate(Temporal.Instant.from(text), branch.timeZone)
  const told = item.accompanying === '' ? (await itemProperties(read, item.id))?.properties : item.accompanying
  const away = item.status === 'in-transit'
  return [
    ['AB', item.barcode],
    ['AJ', item.title],
    ['CF', String(standing.waiting)],
    ...(loan && loan.state !== 'lost-paid' ? [['AH', date(loan.due)] as const] : []),
    ...(loan?.recallHold != null && loan.recalledAt ? [['CJ', date(loan.recalledAt)] as const] : []),
    ...(hold?.until ? [['CM', date(hold.until)] as const] : []),
    ['BG', owner?.code ?? ''],
    ...(item.price
      ? ([
          ['BH', item.price.currency],
          ['BV', decimalMoney(item.price)],
        ] as const)
      : []),
    ['CK', mediaOf(item.format)],
    ['AQ', owner?.code ?? ''],
    ['AP', away ? '' : (now?.code ?? '')],
    ...(told === undefined || told === '' ? [] : [['CH', told] as const]),
    ['CR', item.collection ?? location?.code ?? ''],
    ['CS', item.callNumber],
    ...(away ? [['CT', now?.code ?? ''] as const] : []),
    ...(hold && account.options.holdPatronShown
      ? [['CY', (await patronBrief(read, hold.patron))?.card ?? ''] as const]
      : []),
  ]
}

/** 19 → 20: what a machine says of an item, such as the state of its mark (SIP2, "Item Status Update"). */
export async function itemStatusUpdate(request: Request): Promise<Said> {
  const { barcode, item } = await namedItem(request)
  const properties = given(request, 'CH')
  const done =
    item && properties !== ''
      ? await act(request, async (w) => {
          await noteItemProperties(w, item.id, properties)
          await w.audit({ action: 'item.properties', subject: `item:${item.id}`, detail: { properties } })
          return undefined
        })
      : undefined
  const blocks = item ? (isRefusal(done) ? done.blocks : []) : [unknownItem(barcode)]
  const ok = blocks.length === 0
  return {
    fixed: {
      itemPropertiesOk: ok ? '1' : '0',
      transactionDate: sipDate(request.read.now, request.branch.timeZone),
    },
    fields: [
      ['AB', item?.barcode ?? barcode],
      ...(item ? [['AJ', item.title] as const] : []),
      ...(properties === '' ? [] : [['CH', properties] as const]),
    ],
    screen: ok ? [] : wordsOf(request, blocks),
    tone: ok ? 'ok' : 'refused',
    text: item
      ? `Properties of ${item.title}: ${properties === '' ? 'none sent' : properties}`
      : `Item ${barcode}: not known`,
    why: whyOf(blocks),
    item: item?.id,
  }
}
