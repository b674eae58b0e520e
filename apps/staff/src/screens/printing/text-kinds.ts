import {
  DeleteSlipTemplate,
  ListSlipTemplates,
  ListSlipVersions,
  PreviewSlip,
  PutSlipTemplate,
  slipKinds,
  type SlipKind,
} from '../../../../server/src/modules/circulation/contract-slips.ts'
import {
  ListPrintTexts,
  ListTextVersions,
  PreviewPrintText,
  PutPrintText,
  ResetPrintText,
  textKinds,
  type TextKind,
} from '../../../../server/src/modules/printing/contract-texts.ts'
import type { Call } from '../../api.ts'

/** Everything that a library can word itself: slips of lending, receipts and labels of printing. */
export type AnyKind = SlipKind | TextKind
export const anyKinds: readonly AnyKind[] = [...slipKinds, ...textKinds]

/** A text as it was from a moment on; empty where the library went back to the text before it in the line. */
export interface TextVersion {
  readonly branch: number | null
  readonly language: string
  readonly body: string
  readonly changedAt: string
  readonly changedBy: string
}

/** What a kind says: Carrel's own text by language, the fields it may name, and the library's texts. */
export interface KindText {
  readonly ready: Readonly<Record<string, string>>
  readonly fields: readonly { readonly name: string; readonly list: string | null }[]
  readonly own: readonly TextVersion[]
}

/** A place in which a text is in force. */
export interface TextPlace {
  readonly branch: number | null
  readonly language: string
}

const isSlip = (kind: AnyKind): kind is SlipKind => slipKinds.some((one) => one === kind)

/** Asks for what a kind says. */
export async function loadText(call: Call, kind: AnyKind, signal: AbortSignal): Promise<KindText | undefined> {
  if (!isSlip(kind)) return (await call(ListPrintTexts, {}, signal)).rows.find((row) => row.kind === kind)
  const found = (await call(ListSlipTemplates, {}, signal)).rows.find((row) => row.kind === kind)
  return found && { ready: found.readyIn, fields: found.fields, own: found.own }
}

const placeQuery = ({ branch, language }: TextPlace) => ({ language, ...(branch !== null && { branch }) })

/** What it said before, latest first. */
export async function loadVersions(
  call: Call,
  kind: AnyKind,
  place: TextPlace,
  signal: AbortSignal,
): Promise<readonly TextVersion[]> {
  const query = placeQuery(place)
  const { rows } = isSlip(kind)
    ? await call(ListSlipVersions, { params: { kind }, query }, signal)
    : await call(ListTextVersions, { params: { kind }, query }, signal)
  return rows
}

/** Keeps a text. */
export async function keepText(call: Call, kind: AnyKind, place: TextPlace, body: string): Promise<void> {
  if (isSlip(kind)) await call(PutSlipTemplate, { params: { kind }, body: { ...place, body } })
  else await call(PutPrintText, { params: { kind }, body: { ...place, body } })
}

/** Goes back to the text before it in the line: of the library, or of Carrel. */
export async function resetText(call: Call, kind: AnyKind, place: TextPlace): Promise<void> {
  if (isSlip(kind)) await call(DeleteSlipTemplate, { params: { kind }, query: placeQuery(place) })
  else await call(ResetPrintText, { params: { kind }, query: placeQuery(place) })
}

/** A text as it will be printed, and what is wrong with it. */
export function previewText(call: Call, kind: AnyKind, body: string, branch: number | null, signal: AbortSignal) {
  return isSlip(kind)
    ? call(PreviewSlip, { params: { kind }, body: { body, branch } }, signal)
    : call(PreviewPrintText, { params: { kind }, body: { body } }, signal)
}

/** The text in force at a place: its own, that of the whole library, or Carrel's in that language, else in English. */
export function textAt(
  text: KindText,
  { branch, language }: TextPlace,
): { readonly body: string; readonly own: boolean } {
  const fits = (one: TextVersion, at: number | null) => one.branch === at && one.language === language
  const mine = text.own.find((one) => fits(one, branch))
  const wider = text.own.find((one) => fits(one, null))
  const short = language.split('-')[0] ?? 'en'
  return { body: (mine ?? wider)?.body ?? text.ready[short] ?? text.ready['en'] ?? '', own: mine !== undefined }
}
