import { oneOf, Nullable, Type, type Static } from '../../platform/schemas.ts'

/** Bytes of the texts of a machine; the checksum is over these bytes. */
export const encodings = [
  'cp437',
  'cp850',
  'cp858',
  'cp852',
  'cp866',
  'cp1252',
  'iso-8859-1',
  'iso-8859-15',
  'utf-8',
  'ascii',
] as const
/** What AO says in answers: the text of the account, what the machine sent, nothing, or the code of the patron's home branch. */
export const institutionSources = ['fixed', 'as-sent', 'empty', 'home-branch'] as const
/** Answers with checksum and number: as the request came, always, or never. */
export const errorDetections = ['as-asked', 'always', 'never'] as const
/** `as-sent`: a PIN is judged when there is one; `always`: without a right one nothing is told and lent; `never`: cards are enough. */
export const pinPolicies = ['as-sent', 'always', 'never'] as const
/** A check-out of what the patron has already: renewed if the machine allows it, always, or never. */
export const renewalPolicies = ['as-asked', 'always', 'never'] as const
/** Loans that a machine made while it had no line: recorded with what stood against them, or refused like others. */
export const offlinePolicies = ['record', 'refuse'] as const

/** Which of what stands against a patron reaches the fourteen marks of a patron's status. */
export const blockSources = [
  'by-hand',
  'expired',
  'card',
  'owes',
  'overdues',
  'lost',
  'limits',
  'guarantees',
  'claims',
] as const

/** Things that a machine may do; a request for others is refused in words. */
export const machinePermissions = [
  'circulation:check-out',
  'circulation:check-in',
  'circulation:renew',
  'patrons:read',
  'patrons:block',
  'holds:place',
  'fees:read',
  'fees:pay',
  'catalog:read',
  'catalog:items',
] as const

const seconds = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })

/** The dialect of one machine and what it may be told. Every option has a default with which most machines work. */
export const MachineOptions = Type.Object({
  // The line
  encoding: oneOf(...encodings),
  terminator: oneOf('cr', 'crlf'),
  errorDetection: oneOf(...errorDetections),
  /** The longest value of a field in characters; 0: no limit but that of a message. */
  longestField: Type.Integer({ minimum: 0, maximum: 4000 }),
  /** Networks from which the account may be used, `10.1.2.0/24` or `10.1.2.3`; none: everywhere. */
  addresses: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 }),
  /** Refuses lines without TLS. */
  onlyTls: Type.Boolean(),
  /** Also takes the words `login:` and `password:` of terminals in place of message 93. */
  telnetLogin: Type.Boolean(),
  /** Ends a line that has been silent this long. */
  idleSeconds: seconds(60, 86_400),
  /** Lines at a time. */
  connections: Type.Integer({ minimum: 1, maximum: 10_000 }),
  // Message 98
  /** Tenths of a second that the machine waits for an answer. */
  timeoutTenths: Type.Integer({ minimum: 1, maximum: 999 }),
  retries: Type.Integer({ minimum: 0, maximum: 999 }),
  // Who and where
  institution: Type.String({ maxLength: 60 }),
  institutionFrom: oneOf(...institutionSources),
  /** Language of screen messages, such as `es`; empty: that of the patron, or the machine's request, or the library. */
  language: Type.String({ maxLength: 10 }),
  // Patrons
  pin: oneOf(...pinPolicies),
  /** A PIN that is sent empty counts as none sent. */
  emptyPinAllowed: Type.Boolean(),
  /** How AE names a patron: `{name}`, `{given}`, `{family}`, `{initials}`, `{card}`, `{category}`, `{branch}`. */
  nameTemplate: Type.String({ maxLength: 100 }),
  /** Fields that are never sent, such as `BD` and `BE`. */
  hiddenFields: Type.Array(Type.String({ pattern: '^[A-Z][A-Z0-9]$' }), { maxItems: 60 }),
  /** Fields of one's own in answers about patrons, by the templates above and `{home}`, `{expires}`, `{birthDate}`, `{age}`. */
  ownFields: Type.Array(
    Type.Object({ id: Type.String({ pattern: '^[A-Z][A-Z0-9]$' }), template: Type.String({ maxLength: 100 }) }),
    { maxItems: 20 },
  ),
  blocksShown: Type.Array(oneOf(...blockSources)),
  // Lending
  renewOnCheckOut: oneOf(...renewalPolicies),
  /** Item types that are not lent here, by code. */
  notLendable: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 }),
  offlineLoans: oneOf(...offlinePolicies),
  // Returns and sorting
  /** Says ok for what was not on loan; sorters need it. */
  returnOfNotLoaned: Type.Boolean(),
  /** Takes nothing in that someone waits for: it falls into the bin that people empty. */
  holdsBlockReturn: Type.Boolean(),
  /** Sends CV `00` where nothing is the matter. */
  alertAlways: Type.Boolean(),
  /** Sends CT although it is empty. */
  destinationAlways: Type.Boolean(),
  /** Lights the alert of the answer only with a CV that means something. */
  alertOnlyWithType: Type.Boolean(),
  /** Sends for whom an item is held (CY, DA). */
  holdPatronShown: Type.Boolean(),
  /** How DA names whom an item is held for; as for AE. */
  holdNameTemplate: Type.String({ maxLength: 100 }),
  // Money
  /** Takes more than is owed and keeps the rest as credit. */
  overpaymentAllowed: Type.Boolean(),
  /** Payment type by which charges are written off instead of paid, such as `06`; empty: none. */
  writeOffPaymentType: Type.String({ maxLength: 2 }),
  /** The till that payments go to; null: none. */
  till: Nullable(Type.Integer()),
  // What is said
  /** Says on check-out and check-in what is owed. */
  sayFines: Type.Boolean(),
  /** Says when a card ends within this many days; 0: never. */
  sayExpiryDays: Type.Integer({ minimum: 0, maximum: 366 }),
  sayHomeBranch: Type.Boolean(),
  /** Words of screen messages that are said otherwise here. */
  replacements: Type.Array(
    Type.Object({ from: Type.String({ minLength: 1, maxLength: 200 }), to: Type.String({ maxLength: 200 }) }),
    { maxItems: 50 },
  ),
})
export type MachineOptions = Static<typeof MachineOptions>

/** Some of the options; the others stay as they are. */
export const SomeMachineOptions = Type.Partial(MachineOptions)
export type SomeMachineOptions = Static<typeof SomeMachineOptions>

/** What holds where an account says nothing else. */
export const usualOptions: MachineOptions = {
  encoding: 'utf-8',
  terminator: 'cr',
  errorDetection: 'as-asked',
  longestField: 255,
  addresses: [],
  onlyTls: false,
  telnetLogin: false,
  idleSeconds: 900,
  connections: 1000,
  timeoutTenths: 100,
  retries: 3,
  institution: '',
  institutionFrom: 'fixed',
  language: '',
  pin: 'as-sent',
  emptyPinAllowed: true,
  nameTemplate: '{name}',
  hiddenFields: [],
  ownFields: [],
  blocksShown: [...blockSources],
  renewOnCheckOut: 'as-asked',
  notLendable: [],
  offlineLoans: 'record',
  returnOfNotLoaned: true,
  holdsBlockReturn: false,
  alertAlways: false,
  destinationAlways: false,
  alertOnlyWithType: false,
  holdPatronShown: true,
  holdNameTemplate: '{name}',
  overpaymentAllowed: false,
  writeOffPaymentType: '',
  till: null,
  sayFines: true,
  sayExpiryDays: 30,
  sayHomeBranch: false,
  replacements: [],
}
