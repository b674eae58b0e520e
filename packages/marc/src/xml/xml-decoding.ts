const encoder = new TextEncoder()

/** Bytes in which the XML declaration must have ended. */
const HEAD = 256

/**
 * Makes UTF-8 of XML in another encoding, which its byte order mark or its declaration names (XML 1.0 appendix F). UTF-8
 * is handed on as it is.
 */
export class XmlDecoding {
  #decoder: TextDecoder | undefined
  #isKnown = false
  #head = new Uint8Array(0)

  /** The chunk in UTF-8; empty while too little is there to know the encoding. */
  push(chunk: Uint8Array): Uint8Array {
    if (this.#isKnown) return this.#decode(chunk, true)
    const head = new Uint8Array(this.#head.length + chunk.length)
    head.set(this.#head)
    head.set(chunk, this.#head.length)
    this.#head = head
    return head.length >= HEAD ? this.#begin() : new Uint8Array(0)
  }

  /** What is left. */
  end(): Uint8Array {
    const rest = this.#isKnown ? new Uint8Array(0) : this.#begin()
    return this.#decoder ? joined(rest, encoder.encode(this.#decoder.decode())) : rest
  }

  #begin(): Uint8Array {
    this.#isKnown = true
    this.#decoder = decoderFor(this.#head)
    return this.#decode(this.#head, true)
  }

  #decode(chunk: Uint8Array, stream: boolean): Uint8Array {
    return this.#decoder ? encoder.encode(this.#decoder.decode(chunk, { stream })) : chunk
  }
}

/** The decoder for an encoding other than UTF-8, or `undefined`; encodings that nobody knows are taken for UTF-8. */
function decoderFor(head: Uint8Array): TextDecoder | undefined {
  const [first, second] = head
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder('utf-16le')
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder('utf-16be')
  const text = String.fromCharCode(...head.subarray(0, HEAD))
  const label = /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/
    .exec(text)?.[1]
    ?.toLowerCase()
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  if (!label || /^(?:utf-?8|us-ascii|ascii|utf-?16|utf-?32|ucs-)/.test(label)) return undefined
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}
