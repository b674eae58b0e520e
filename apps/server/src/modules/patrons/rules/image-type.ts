/** What kind of picture bytes are, by how they begin: JPEG (SOI and a marker), PNG (its signature), WebP (RIFF … WEBP); undefined for others. */
export function imageType(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | undefined {
  const begins = (signature: readonly number[], at = 0) => signature.every((byte, i) => bytes[at + i] === byte)
  if (begins([0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  return begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8) ? 'image/webp' : undefined
}
