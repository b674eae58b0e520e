import { bytesOfHex, chipOf, chips, decodeTag, encodeTag, hexOf, RfidProblem, type TagModel } from '@carrel/iso28560'
import { notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import type { TagRead, TagToWrite } from './contract-rfid.ts'
import { tagChip, tagModel, tagOwner } from './settings.ts'

/** Chips of tags, and by what this library writes. */
export async function listChips(w: Work) {
  const [model, chip, owner] = await Promise.all([
    readSetting(w, tagModel),
    readSetting(w, tagChip),
    readSetting(w, tagOwner),
  ])
  return { rows: chips.map(({ code, name, bytes, block }) => ({ code, name, bytes, block })), model, chip, owner }
}

/** What a tag is asked to say. */
export interface TagRequest {
  readonly item: string
  readonly unknown?: boolean
  readonly model?: TagModel
  readonly chip?: string
  readonly owner?: string
  readonly set?: { readonly of: number; readonly part: number }
  readonly usage?: string
  readonly withTitle?: boolean
  readonly withCallNumber?: boolean
  readonly lock?: readonly number[]
}

/** The bytes of the tag of an item. What does not go on the tag is refused in a sentence. */
export async function encodeItemTag(w: Work, request: TagRequest): Promise<Outcome<TagToWrite>> {
  const item = await itemFacts(w, { barcode: request.item })
  if (!item && request.unknown !== true)
    return notFound(
      'item',
      `No item has the barcode ${request.item}. Add the item first, or say that the number is for later.`,
    )
  const model = request.model ?? (await readSetting(w, tagModel))
  const chip = chipOf(request.chip ?? (await readSetting(w, tagChip)))
  if (!chip)
    return refuse({
      code: 'unknown-chip',
      field: 'chip',
      message: `There is no chip “${request.chip ?? ''}” in the list.`,
    })
  const owner = request.owner ?? (await readSetting(w, tagOwner))
  const barcode = item?.barcode ?? request.item
  const withCallNumber = request.withCallNumber === true && item && item.callNumber !== '' && model === 'iso28560-2'
  try {
    const tag = encodeTag(
      model,
      {
        item: barcode,
        owner,
        usage: (request.usage ?? (item?.status === 'withdrawn' ? '70' : '10')).toUpperCase(),
        ...(request.set && { set: request.set }),
        ...(request.withTitle === true && item && { title: item.title }),
        ...(withCallNumber && { elements: [{ oid: 6, value: item.callNumber }] }),
        ...(request.lock && { lock: request.lock }),
      },
      chip,
    )
    return {
      model,
      chip: chip.code,
      chipName: chip.name,
      item: barcode,
      title: item?.title ?? '',
      hex: hexOf(tag.bytes),
      used: tag.used,
      bytes: chip.bytes,
      blocks: [...tag.blocks],
      dsfid: tag.dsfid,
      afi: { ...tag.afi },
      lines: [...decodeTag(tag.bytes, { dsfid: tag.dsfid }).lines],
    }
  } catch (error) {
    if (!(error instanceof RfidProblem)) throw error
    return refuse({ code: error.code, field: 'item', message: error.message })
  }
}

/** What the bytes of a tag say, and which item of the library it names. */
export async function decodeItemTag(
  w: Work,
  { hex, dsfid, afi }: { readonly hex: string; readonly dsfid?: number; readonly afi?: number },
): Promise<Outcome<TagRead>> {
  let bytes: Uint8Array
  try {
    bytes = bytesOfHex(hex)
  } catch (error) {
    if (!(error instanceof RfidProblem)) throw error
    return refuse({ code: error.code, field: 'hex', message: error.message })
  }
  const tag = decodeTag(bytes, { ...(dsfid !== undefined && { dsfid }), ...(afi !== undefined && { afi }) })
  // A broken tag may hold bytes that no database keeps.
  const barcode = tag.item.replaceAll('\u0000', '')
  const item = barcode === '' ? undefined : await itemFacts(w, { barcode })
  const possible = tag.set && tag.set.part >= 1 && tag.set.part <= tag.set.of
  return {
    ...tag,
    set: possible ? { of: tag.set.of, part: tag.set.part } : null,
    lines: [...tag.lines],
    problems: [...tag.problems],
    found: item
      ? { item: item.id, bib: item.bib, title: item.title, barcode: item.barcode, callNumber: item.callNumber }
      : null,
  }
}
