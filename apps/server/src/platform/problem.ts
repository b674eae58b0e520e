import type { Block } from './refusal.ts'
import type { Problem } from './schemas.ts'

/** HTTP status for a refusal: 404 when what was named does not exist, 401, 403, 422, 429, 503 by code, else 409. */
export function statusOf(blocks: readonly Block[]): number {
  const first = blocks[0]?.code ?? ''
  if (blocks.some(({ code }) => code === 'too-many-attempts' || code === 'too-many-requests')) return 429
  if (first === 'search-busy' || first === 'search-starting') return 503
  if (['sign-in-needed', 'sign-in-failed', 'key-unknown', 'key-expired'].includes(first)) return 401
  if (blocks.every(({ code }) => code === 'permission-missing' || code === 'key-address')) return 403
  if (blocks.every((block) => block.code.endsWith('-not-found'))) return 404
  if (blocks.every((block) => block.code.startsWith('invalid-') || block.field !== undefined)) return 422
  return 409
}

/** Problem details (RFC 9457) for a refusal: the first sentence as the title, all reasons in `blocks`. */
export function problemOf(blocks: readonly Block[]): Problem {
  const status = statusOf(blocks)
  return {
    type: `urn:carrel:problem:${blocks[0]?.code ?? 'refused'}`,
    title: blocks[0]?.message ?? 'This cannot be done.',
    status,
    ...(blocks.length > 1 && { detail: blocks.map((block) => block.message).join(' ') }),
    blocks: blocks.map((block) => ({ ...block, ...(block.facts && { facts: { ...block.facts } }) })),
  }
}
