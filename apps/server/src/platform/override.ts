import { may, type Actor } from './actor.ts'
import type { AuditEntry } from './audit.ts'
import type { Block } from './refusal.ts'

/** What staff send to go on in spite of blocks: their codes, and the reason that is kept. */
export interface Override {
  readonly codes: readonly string[]
  readonly reason: string
}

/** Blocks that stand, and those that were passed. */
export interface Judged {
  readonly standing: readonly Block[]
  readonly passed: readonly Block[]
}

/**
 * Sorts blocks by whether the actor may and does pass them. Nothing passes without a reason, save what is only asked
 * (`confirm`).
 * A block that the actor asked to pass without the permission stands, with a sentence that says which one is missing.
 */
export function judgeOverride(actor: Actor, blocks: readonly Block[], override: Override | undefined): Judged {
  if (!override) return { standing: blocks, passed: [] }
  const hasReason = override.reason.trim() !== ''
  const passed = blocks.filter(
    (block) =>
      override.codes.includes(block.code) &&
      (hasReason || block.confirm === true) &&
      block.override !== undefined &&
      may(actor, block.override),
  )
  const standing = blocks
    .filter((block) => !passed.includes(block))
    .map((block) =>
      override.codes.includes(block.code) && block.override !== undefined && !may(actor, block.override)
        ? { ...block, message: `${block.message} Going on all the same needs the permission "${block.override}".` }
        : block,
    )
  return { standing, passed }
}

/** The audit line for blocks that someone asked to pass and that stand all the same. */
export function refusedOverride(subject: string, override: Override, standing: readonly Block[]): AuditEntry {
  return {
    action: 'override.refused',
    subject,
    reason: override.reason,
    detail: { asked: override.codes, standing: standing.map((block) => block.code) },
  }
}
