import type { BranchCode } from './copies.ts'

/** A member of staff with an account at the desk and a card of their own. */
export interface DemoStaff {
  readonly username: string
  readonly name: string
  /** Code of a ready role. */
  readonly role: string
  /** What it says on the badge. */
  readonly post: string
  readonly branch: BranchCode
  readonly password: string
}

/** Everybody's password at the demo's desk. It protects nothing: the data is invented and the demo says so. */
export const staffPassword = 'reading-room'

const staffRows: readonly (readonly [
  username: string,
  name: string,
  role: string,
  post: string,
  branch: BranchCode,
])[] = [
  ['tomas', 'Tomás Rivera', 'page', 'Page', 'ELM'],
  ['maya', 'Maya Osei', 'library-assistant', 'Main desk, Elm Street', 'ELM'],
  ['finn', 'Finn Gallagher', 'library-assistant', 'Desk, Harbour', 'HAR'],
  ['hyejin', 'Hye-jin Seo', 'technician', 'Cataloguing', 'ELM'],
  ['renata', 'Renata Kovács', 'senior-technician', 'Technical services', 'ELM'],
  ['dev', 'Dev Malhotra', 'specialist', 'Digital collections', 'ELM'],
  ['ines', 'Inês Carvalho', 'specialist', 'Media', 'ELM'],
  ['kwame', 'Kwame Boateng', 'specialist', 'Makerspace', 'ELM'],
  ['ruth', 'Ruth Lindholm', 'librarian', 'Adult services', 'ELM'],
  ['denise', 'Denise Okafor', 'department-manager', 'Circulation', 'ELM'],
  ['admin', 'Anna Bergström', 'administrator', 'Systems', 'ELM'],
]

/** One staff account for each step of the ladder, three kinds of specialist, and a second desk at Harbour. */
export const demoStaff: readonly DemoStaff[] = staffRows.map(([username, name, role, post, branch]) => ({
  username,
  name,
  role,
  post,
  branch,
  password: staffPassword,
}))
