import { crc32 } from 'node:zlib'
import type { CleanedPicture } from './clean-svg.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Chunks that draw the picture (PNG, third edition, section 11); texts, times and places of cameras are left out. */
const drawing = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'sBIT'])
const mostPixels = 8192

/** True for bytes that say that they are a PNG. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.equals(Buffer.from(bytes.subarray(0, signature.length)))
}

/** Reads a PNG chunk by chunk and keeps what draws it; whatever stands behind its end is left out. */
export function cleanPng(given: Uint8Array): CleanedPicture {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const kept: Buffer[] = [signature]
  let at = signature.length
  let [width, height, isDrawn] = [0, 0, false]
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) break
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length))
      return { ok: false, message: 'This PNG is damaged. Export the picture again and send the new file.' }
    if (type === 'IHDR' && length === 13) [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)]
    if (width === 0 || height === 0)
      return { ok: false, message: 'This PNG does not begin as a PNG must. Export the picture again.' }
    if (width > mostPixels || height > mostPixels)
      return {
        ok: false,
        message: `This picture has ${width} × ${height} pixels; ${mostPixels} each way are the most. Make it smaller.`,
      }
    if (drawing.has(type)) kept.push(bytes.subarray(at, end))
    isDrawn ||= type === 'IDAT'
    if (type === 'IEND' && isDrawn) return { ok: true, bytes: Buffer.concat(kept), type: 'image/png', width, height }
    at = end
  }
  return { ok: false, message: 'This PNG is cut off. Export the picture again and send the new file.' }
}
