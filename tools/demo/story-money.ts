import type { DemoCopy } from './copies.ts'
import type { DemoPatron } from './people.ts'
import type { PlannedCharge, PlannedPayment } from './story.ts'

/** What people owe by hand or from loans that are over: family name and given name of the patron, then the charge. */
const charges: readonly (readonly [
  name: string,
  kind: PlannedCharge['kind'],
  amount: number,
  daysAgo: number,
  description: string,
  work?: string,
])[] = [
  ['Reyes, Jordan', 'overdue', 140, 19, 'Seven days late', 'wells-all-systems-red'],
  ['Reyes, Jordan', 'overdue', 200, 12, 'Four days late', 'coco-blu-ray'],
  ['Okonkwo, Chidi', 'overdue', 20, 3, 'One day late', 'gibson-neuromancer'],
  ['Okonkwo, Chidi', 'other', 75, 3, 'Printing, 15 pages'],
  ['Carter, Deshawn', 'overdue', 480, 33, 'Twenty-four days late', 'ellison-invisible-man'],
  ['Carter, Deshawn', 'card', 200, 30, 'New card'],
  ['Finch, Harold', 'lost', 2800, 310, 'Not returned', 'goodwin-team-of-rivals'],
  ['Finch, Harold', 'processing', 500, 310, 'Processing of a lost item'],
  ['Finch, Harold', 'lost', 2300, 290, 'Not returned', 'larson-the-splendid-and-the-vile'],
  ['Finch, Harold', 'processing', 500, 290, 'Processing of a lost item'],
  ['Blankenship, Arthur', 'overdue', 1000, 120, 'Fine at its highest', 'beard-spqr'],
  ['Vanderhoof, Curtis', 'overdue', 360, 75, 'Eighteen days late', 'mosley-devil-in-a-blue-dress'],
  ['Ferraro, Giulia', 'damage', 1500, 21, 'Coffee on the cover', 'eco-il-nome-della-rosa-ita'],
  ['Jiménez Ortega, Rosa', 'other', 300, 8, 'Booklet of the makerspace, 3-D print'],
  ['Wiśniewski, Łukasz', 'overdue', 60, 5, 'Three days late', 'lem-solaris-pol'],
  ['Doyle, Patrick', 'overdue', 150, 14, 'Three days late', 'jaws-dvd'],
  ['Mbeki, Grace', 'overdue', 20, 1, 'One day late', 'butler-parable-of-the-sower'],
  ['Thibodeaux, Marguerite', 'overdue', 40, 26, 'Two days late', 'camus-letranger-fre'],
  ['Brooks, Imani', 'lost', 1899, 60, 'Chewed by a puppy', 'freeman-corduroy'],
  ['Brooks, Imani', 'processing', 500, 60, 'Processing of a lost item'],
  ['Raman, Priya', 'other', 120, 40, 'Photocopies'],
]

/** What has been paid: name, cents, method, days ago. Some paid all, some a part. */
const payments: readonly (readonly [
  name: string,
  amount: number,
  method: PlannedPayment['method'],
  daysAgo: number,
])[] = [
  ['Carter, Deshawn', 300, 'cash', 10],
  ['Blankenship, Arthur', 250, 'check', 100],
  ['Ferraro, Giulia', 1500, 'card', 20],
  ['Doyle, Patrick', 150, 'cash', 7],
  ['Thibodeaux, Marguerite', 40, 'cash', 25],
  ['Brooks, Imani', 1000, 'card', 45],
  ['Raman, Priya', 120, 'cash', 40],
  ['Wiśniewski, Łukasz', 60, 'cash', 0],
  ['Jiménez Ortega, Rosa', 300, 'card', 0],
]

/** Charges and payments, each with the card of its patron and the barcode of the copy that it is about. */
export function plannedMoney(
  patrons: readonly DemoPatron[],
  copies: readonly DemoCopy[],
): { readonly charges: readonly PlannedCharge[]; readonly payments: readonly PlannedPayment[] } {
  const byName = new Map(patrons.map((patron) => [`${patron.familyName}, ${patron.givenName}`, patron]))
  const patronOf = (name: string): DemoPatron => {
    const patron = byName.get(name)
    if (!patron) throw new Error(`The story names somebody without a card: ${name}`)
    return patron
  }
  const copyOf = (work: string | undefined): Pick<PlannedCharge, 'copy'> => {
    if (work === undefined) return {}
    const copy = copies.find((candidate) => candidate.work === work)
    if (!copy) throw new Error(`The story names a work without copies: ${work}`)
    return { copy: copy.barcode }
  }
  return {
    charges: charges.map(([name, kind, amount, daysAgo, description, work]) => ({
      patron: patronOf(name).card,
      kind,
      amount,
      daysAgo,
      description,
      ...copyOf(work),
    })),
    payments: payments.map(([name, amount, method, daysAgo]) => {
      const patron = patronOf(name)
      return { patron: patron.card, amount, method, daysAgo, branch: patron.branch }
    }),
  }
}
