import { choice, type ValueOf } from '../ber/structures.ts'
import { CodecProblem } from '../ber/problem.ts'
import { readBer, usualBerLimits, type BerLimits } from '../ber/read-ber.ts'
import { implicit, opaque, type BerType } from '../ber/types.ts'
import { writeBer } from '../ber/write-ber.ts'
import * as control from './control.ts'
import { deleteRequest, deleteResponse, type DeleteRequest, type DeleteResponse } from './delete.ts'
import { initRequest, initResponse, type InitRequest, type InitResponse } from './init.ts'
import {
  presentRequest,
  presentResponse,
  segment,
  type PresentRequest,
  type PresentResponse,
  type Segment,
} from './present.ts'
import { scanRequest, scanResponse, type ScanRequest, type ScanResponse } from './scan.ts'
import { searchRequest, searchResponse, type SearchRequest, type SearchResponse } from './search.ts'
import { sortRequest, sortResponse, type SortRequest, type SortResponse } from './sort.ts'

/** A message of Z39.50 (PDU). Extended services and duplicate detection are kept as the bytes of their parts. */
export type Apdu =
  | { readonly kind: 'initRequest'; readonly value: InitRequest }
  | { readonly kind: 'initResponse'; readonly value: InitResponse }
  | { readonly kind: 'searchRequest'; readonly value: SearchRequest }
  | { readonly kind: 'searchResponse'; readonly value: SearchResponse }
  | { readonly kind: 'presentRequest'; readonly value: PresentRequest }
  | { readonly kind: 'presentResponse'; readonly value: PresentResponse }
  | { readonly kind: 'deleteRequest'; readonly value: DeleteRequest }
  | { readonly kind: 'deleteResponse'; readonly value: DeleteResponse }
  | { readonly kind: 'accessControlRequest'; readonly value: control.AccessControlRequest }
  | { readonly kind: 'accessControlResponse'; readonly value: control.AccessControlResponse }
  | { readonly kind: 'resourceControlRequest'; readonly value: control.ResourceControlRequest }
  | { readonly kind: 'resourceControlResponse'; readonly value: control.ResourceControlResponse }
  | { readonly kind: 'triggerResourceControlRequest'; readonly value: control.TriggerResourceControlRequest }
  | { readonly kind: 'resourceReportRequest'; readonly value: control.ResourceReportRequest }
  | { readonly kind: 'resourceReportResponse'; readonly value: control.ResourceReportResponse }
  | { readonly kind: 'scanRequest'; readonly value: ScanRequest }
  | { readonly kind: 'scanResponse'; readonly value: ScanResponse }
  | { readonly kind: 'sortRequest'; readonly value: SortRequest }
  | { readonly kind: 'sortResponse'; readonly value: SortResponse }
  | { readonly kind: 'segment'; readonly value: Segment }
  | { readonly kind: 'extendedServicesRequest' | 'extendedServicesResponse'; readonly value: Uint8Array }
  | { readonly kind: 'close'; readonly value: control.Close }
  | { readonly kind: 'duplicateDetectionRequest' | 'duplicateDetectionResponse'; readonly value: Uint8Array }
export type ApduKind = Apdu['kind']

/** The message of a kind. */
export type ApduOf<K extends ApduKind> = ValueOf<Apdu, K>

const apdu: BerType<Apdu> = choice<Apdu>('The message', {
  initRequest: implicit(20, initRequest),
  initResponse: implicit(21, initResponse),
  searchRequest: implicit(22, searchRequest),
  searchResponse: implicit(23, searchResponse),
  presentRequest: implicit(24, presentRequest),
  presentResponse: implicit(25, presentResponse),
  deleteRequest: implicit(26, deleteRequest),
  deleteResponse: implicit(27, deleteResponse),
  accessControlRequest: implicit(28, control.accessControlRequest),
  accessControlResponse: implicit(29, control.accessControlResponse),
  resourceControlRequest: implicit(30, control.resourceControlRequest),
  resourceControlResponse: implicit(31, control.resourceControlResponse),
  triggerResourceControlRequest: implicit(32, control.triggerResourceControlRequest),
  resourceReportRequest: implicit(33, control.resourceReportRequest),
  resourceReportResponse: implicit(34, control.resourceReportResponse),
  scanRequest: implicit(35, scanRequest),
  scanResponse: implicit(36, scanResponse),
  sortRequest: implicit(43, sortRequest),
  sortResponse: implicit(44, sortResponse),
  segment: implicit(45, segment),
  extendedServicesRequest: implicit(46, opaque),
  extendedServicesResponse: implicit(47, opaque),
  close: implicit(48, control.close),
  duplicateDetectionRequest: implicit(49, opaque),
  duplicateDetectionResponse: implicit(50, opaque),
})

/** Reads one whole message. Throws a {@link CodecProblem} for bytes that are none, and nothing else, whatever the bytes. */
export function readApdu(bytes: Uint8Array, limits: BerLimits = usualBerLimits): Apdu {
  const element = readBer(bytes, limits)
  if (!apdu.matches(element)) throw new CodecProblem('unexpected', `Z39.50 has no message of the kind ${element.tag}.`)
  return apdu.read(element)
}

/** Writes a message. Throws a RangeError for one that lacks what it must have. */
export function writeApdu(message: Apdu): Uint8Array<ArrayBuffer> {
  return writeBer(apdu.write(message))
}
