import type { Block } from './refusal.ts'

/** Who acts: a member of staff, a program with a key, a machine of the library's, a patron for their own things, Carrel itself, or nobody known. */
export type Actor =
  | {
      readonly kind: 'staff'
      readonly id: number
      readonly name: string
      /** Where they work now; permissions are those of their roles there. */
      readonly branch: number
      readonly permissions: ReadonlySet<string>
    }
  | {
      readonly kind: 'key'
      readonly id: number
      readonly name: string
      readonly branch: number | null
      readonly permissions: ReadonlySet<string>
    }
  | {
      /** A self-check, a sorter or a kiosk: it lends by the rules at its branch and may override nothing. */
      readonly kind: 'machine'
      readonly id: number
      readonly name: string
      readonly branch: number
      readonly permissions: ReadonlySet<string>
    }
  | { readonly kind: 'patron'; readonly id: number; readonly name: string }
  | { readonly kind: 'system'; readonly name: string }
  | {
      readonly kind: 'anonymous'
      /** Why what they sent to be known by, such as a key, does not count. */
      readonly problem?: Block
    }

/** The actor for work that Carrel does by itself. */
export const carrel: Actor = { kind: 'system', name: 'Carrel' }

/** True when the actor holds a permission; Carrel itself holds all. */
export function may(actor: Actor, permission: string): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'staff':
    case 'key':
    case 'machine':
      return actor.permissions.has(permission)
    case 'patron':
    case 'anonymous':
      return false
  }
}

/** How an actor is named in logs and on receipts. */
export function actorName(actor: Actor): string {
  return actor.kind === 'anonymous' ? 'not signed in' : actor.name
}
