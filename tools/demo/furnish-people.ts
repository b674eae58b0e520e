import { createStaff } from '../../apps/server/src/modules/org/index.ts'
import {
  addPatronBlock,
  addPatronNote,
  joinHousehold,
  registerPatron,
} from '../../apps/server/src/modules/patrons/index.ts'
import type { Work } from '../../apps/server/src/platform/work.ts'
import { granted, type House } from './furnish-house.ts'
import { demoPatrons, type DemoPatron } from './people.ts'
import { demoStaff } from './staff.ts'

/** Only the first people of the list get their PIN: each costs a strong hash, and the demo shall open soon. */
export const patronsWithPin = 8

/** Gives the demo library its staff; the administrator is there already. */
export async function furnishStaff(w: Work, house: House): Promise<void> {
  for (const { username, name, role, branch, password } of demoStaff) {
    if (role === 'administrator') continue
    granted(
      await createStaff(w, {
        username,
        name,
        password,
        email: `${username}@example.org`,
        roles: [{ role, branch: house.branches.get(branch) ?? null }],
      }),
    )
  }
}

/** Registers everybody with a card; returns the patron of each card. */
export async function furnishPatrons(
  w: Work,
  house: House,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const [place, person] of demoPatrons(today).entries()) {
    const id = await register(w, house, person, place < patronsWithPin)
    ids.set(person.card, id)
    const head = person.household === undefined ? undefined : ids.get(person.household)
    if (head !== undefined && head !== id) granted(await joinHousehold(w, id, head))
    if (person.note !== undefined) granted(await addPatronNote(w, id, { text: person.note }))
    if (person.block !== undefined) granted(await addPatronBlock(w, id, { reason: person.block }))
  }
  return ids
}

async function register(w: Work, house: House, person: DemoPatron, withPin: boolean): Promise<number> {
  const patron = granted(
    await registerPatron(w, {
      givenName: person.givenName,
      familyName: person.familyName,
      category: person.category,
      branch: house.branches.get(person.branch) ?? 0,
      card: person.card,
      ...(withPin && { pin: person.pin }),
      birthDate: person.birthDate?.toString() ?? null,
      expires: person.expires?.toString() ?? null,
      email: person.email,
      phone: person.phone,
      address: person.address,
      language: person.language,
      keepHistory: person.keepHistory,
    }),
  )
  return patron.id
}
