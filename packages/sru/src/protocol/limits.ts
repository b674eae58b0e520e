import type { XmlLimits } from '@carrel/xml'

/** How much of a response is read: a hundred long records fit. */
export const responseLimits: Partial<XmlLimits> = { depth: 100, elements: 500_000, attributes: 64, text: 4_000_000 }
