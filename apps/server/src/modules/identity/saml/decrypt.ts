import { constants, createDecipheriv, privateDecrypt } from 'node:crypto'
import { childOf, childrenOf, textOf, type XmlElement } from '@carrel/xml'
import { SamlProblem } from './saml-problem.ts'
import { everything, fromBase64, mostBytes } from './strict-xml.ts'

const ciphers: Readonly<
  Record<string, { readonly name: 'aes-128-gcm' | 'aes-256-gcm' | 'aes-128-cbc' | 'aes-256-cbc'; readonly key: number }>
> = {
  'http://www.w3.org/2009/xmlenc11#aes128-gcm': { name: 'aes-128-gcm', key: 16 },
  'http://www.w3.org/2009/xmlenc11#aes256-gcm': { name: 'aes-256-gcm', key: 32 },
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc': { name: 'aes-128-cbc', key: 16 },
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc': { name: 'aes-256-cbc', key: 32 },
}
const oaep = new Set(['http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p', 'http://www.w3.org/2009/xmlenc11#rsa-oaep'])

/** Decrypts what is in an EncryptedAssertion (XML Encryption 1.1, sections 5.2, 5.5), with the key of the library. */
export function decrypted(encrypted: XmlElement, privateKey: string): string {
  const data = childOf(encrypted, 'EncryptedData')
  const method = childOf(data, 'EncryptionMethod')?.attributes.get('Algorithm') ?? ''
  const cipher = Object.hasOwn(ciphers, method) ? ciphers[method] : undefined
  const keys = [...everything(encrypted)].filter(({ name }) => name === 'EncryptedKey')
  const content = fromBase64(textOf(data, 'CipherData', 'CipherValue') ?? '', mostBytes)
  if (!cipher || !content || keys.length === 0 || keys.length > 5)
    throw new SamlProblem(
      'saml-encryption',
      `it encrypts in a way that is not taken (${method.slice(0, 80)}). AES in GCM or CBC with RSA-OAEP is.`,
    )
  for (const key of keys) {
    try {
      return decipher(cipher, content, unwrapped(key, privateKey))
    } catch {
      // Meant for somebody else, or broken: one sentence for all, from which nobody learns how near they were.
    }
  }
  throw new SamlProblem(
    'saml-encryption',
    'what it encrypted cannot be read with the key of this library. Does it have our present description (metadata)?',
  )
}

function unwrapped(key: XmlElement, privateKey: string): Buffer {
  const method = childOf(key, 'EncryptionMethod')
  if (!oaep.has(method?.attributes.get('Algorithm') ?? '')) throw new RangeError('not taken')
  const digest = childrenOf(method, 'DigestMethod')[0]?.attributes.get('Algorithm') ?? ''
  const oaepHash = /#sha(256|384|512)$/.exec(digest)?.[1]
  const bytes = fromBase64(textOf(key, 'CipherData', 'CipherValue') ?? '', 2048) ?? Buffer.alloc(0)
  return privateDecrypt(
    {
      key: privateKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: oaepHash === undefined ? 'sha1' : `sha${oaepHash}`,
    },
    bytes,
  )
}

function decipher({ name, key: size }: NonNullable<(typeof ciphers)[string]>, content: Buffer, key: Buffer): string {
  if (key.length !== size) throw new RangeError('a key of another length')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  if (name === 'aes-128-gcm' || name === 'aes-256-gcm') {
    const open = createDecipheriv(name, key, content.subarray(0, 12), { authTagLength: 16 })
    open.setAuthTag(content.subarray(-16))
    return utf8.decode(Buffer.concat([open.update(content.subarray(12, -16)), open.final()]))
  }
  const open = createDecipheriv(name, key, content.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([open.update(content.subarray(16)), open.final()])
  // Only the last byte says how much is padding (XML Encryption, section 5.2.1).
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > 16) throw new RangeError('padding')
  return utf8.decode(padded.subarray(0, padded.length - padding))
}
