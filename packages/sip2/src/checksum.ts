/**
 * The checksum of a message: two's complement of the sum of its bytes up to and with the letters `AZ`, as four
 * upper-case hexadecimal digits (3M SIP 2.00, "Checksum").
 */
export function checksum(bytes: Uint8Array): string {
  let sum = 0
  for (const byte of bytes) sum += byte
  return (-sum & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}
