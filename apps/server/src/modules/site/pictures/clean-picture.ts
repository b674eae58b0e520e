import { cleanPng, isPng } from './clean-png.ts'
import { cleanSvg, type CleanedPicture } from './clean-svg.ts'

/** A picture that staff sent, made safe to show to everyone: SVG and PNG are taken, up to so many bytes. */
export function cleanPicture(base64: string, mostBytes: number): CleanedPicture {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > mostBytes) {
    const size = (count: number) => `${Math.ceil(count / 1024).toLocaleString('en')} KiB`
    return {
      ok: false,
      message: `The file has ${size(bytes.length)}; ${size(mostBytes)} are the most. Make the picture smaller.`,
    }
  }
  const cleaned = isPng(bytes)
    ? cleanPng(bytes)
    : /^(?:\ufeff|\s)*</.test(bytes.toString('utf8', 0, 400))
      ? cleanSvg(bytes)
      : undefined
  if (!cleaned)
    return { ok: false, message: 'This file is neither an SVG nor a PNG. Export the picture as one of them.' }
  if (cleaned.ok && cleaned.bytes.length > mostBytes)
    return { ok: false, message: 'This drawing is too large. Make it simpler.' }
  return cleaned
}
