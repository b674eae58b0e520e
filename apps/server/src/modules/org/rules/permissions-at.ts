/** A role that someone holds; `branch` null: everywhere. */
export interface Assignment {
  readonly role: string
  readonly branch: number | null
}

/** Permissions at a place, given as itself and the systems above it; an empty line means those held everywhere. */
export function permissionsAt(
  assignments: readonly Assignment[],
  roles: ReadonlyMap<string, readonly string[]>,
  line: readonly number[],
): ReadonlySet<string> {
  const here = assignments.filter(({ branch }) => branch === null || line.includes(branch))
  return new Set(here.flatMap(({ role }) => roles.get(role) ?? []))
}
