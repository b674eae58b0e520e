/**
 * The check of ISO 28560-3, annex C: CRC-16 with the polynomial 1021 and FFFF to begin with.
 *
 * @example crc16(new TextEncoder().encode('RFID tag data model')) // 0x1aee
 */
export function crc16(bytes: Iterable<number>): number {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021
    crc &= 0xffff
  }
  return crc
}
