import type { Facts, TemplateFields } from '../../../platform/template.ts'
import type { PaymentMethod } from '../../fees/index.ts'
import type { TextKind } from '../contract-texts.ts'

/** Languages in which Carrel has words of its own. */
export const readyLanguages = ['en', 'es', 'fr', 'de'] as const
export type ReadyLanguage = (typeof readyLanguages)[number]

const receipt = [
  'library.name',
  'branch.name',
  'number',
  'now',
  'by',
  'patron',
  'total',
  'method',
  'tendered',
  'change',
  'remaining',
  'refund',
  'copy',
  'footer',
]
const item = [
  'library.name',
  'branch.name',
  'title',
  'author',
  'barcode',
  'callNumber',
  'location',
  'part',
  'copyNumber',
]

/** What texts of a kind may name. */
export const textFields: Readonly<Record<TextKind, TemplateFields>> = {
  receipt: {
    values: new Set(receipt),
    lists: new Map([['lines', new Set(['description', 'amount'])]]),
  },
  'spine-label': { values: new Set(item), lists: new Map([['lines', new Set(['line'])]]) },
  'item-label': { values: new Set(item), lists: new Map([['lines', new Set(['line'])]]) },
}

interface ReceiptWords {
  readonly copy: string
  readonly receipt: string
  readonly refund: string
  readonly by: string
  readonly total: string
  readonly back: string
  readonly paidBy: string
  readonly tendered: string
  readonly change: string
  readonly owed: string
  readonly methods: Readonly<Record<PaymentMethod, string>>
  /** In place of a name: a receipt that is lost must not give the card away. */
  readonly card: string
}

const words: Readonly<Record<ReadyLanguage, ReceiptWords>> = {
  en: {
    copy: 'COPY',
    receipt: 'RECEIPT',
    refund: 'REFUND',
    by: 'Served by',
    total: 'Total',
    back: 'Given back',
    paidBy: 'Paid by',
    tendered: 'Handed over',
    change: 'Change',
    owed: 'Still owed',
    methods: { cash: 'Cash', card: 'Card', check: 'Cheque', online: 'Online', other: 'Other' },
    card: 'Card',
  },
  es: {
    copy: 'COPIA',
    receipt: 'RECIBO',
    refund: 'DEVOLUCIÓN',
    by: 'Atendido por',
    total: 'Total',
    back: 'Devuelto',
    paidBy: 'Pagado con',
    tendered: 'Entregado',
    change: 'Cambio',
    owed: 'Pendiente',
    methods: { cash: 'Efectivo', card: 'Tarjeta', check: 'Cheque', online: 'En línea', other: 'Otro' },
    card: 'Carné',
  },
  fr: {
    copy: 'DUPLICATA',
    receipt: 'REÇU',
    refund: 'REMBOURSEMENT',
    by: 'Servi par',
    total: 'Total',
    back: 'Rendu',
    paidBy: 'Payé par',
    tendered: 'Reçu',
    change: 'Monnaie',
    owed: 'Reste dû',
    methods: { cash: 'Espèces', card: 'Carte bancaire', check: 'Chèque', online: 'En ligne', other: 'Autre' },
    card: 'Carte',
  },
  de: {
    copy: 'KOPIE',
    receipt: 'QUITTUNG',
    refund: 'ERSTATTUNG',
    by: 'Es bediente Sie',
    total: 'Summe',
    back: 'Zurückgezahlt',
    paidBy: 'Bezahlt mit',
    tendered: 'Gegeben',
    change: 'Rückgeld',
    owed: 'Noch offen',
    methods: { cash: 'Bar', card: 'Karte', check: 'Scheck', online: 'Online', other: 'Anders' },
    card: 'Ausweis',
  },
}

/** The words that stand in the facts of a receipt. */
export function receiptWords(language: ReadyLanguage): Pick<ReceiptWords, 'methods' | 'card'> {
  return words[language]
}

function receiptText(say: ReceiptWords): string {
  return `{{if copy}}# ${say.copy}
{{end}}= **{{library.name}}**
= {{branch.name}}

# {{if refund}}${say.refund}{{else}}${say.receipt}{{end}}
{{number}} || {{now}}
${say.by} {{by}}
{{if patron}}{{patron}}
{{end}}---
{{each lines}}{{description}} || {{amount}}
{{end}}---
**{{if refund}}${say.back}{{else}}${say.total}{{end}} || {{total}}**
{{if tendered}}${say.tendered} || {{tendered}}
{{else}}${say.paidBy} || {{method}}
{{end}}{{if change}}**${say.change} || {{change}}**
{{end}}{{if remaining}}${say.owed} || {{remaining}}
{{end}}
%% {{number}}
{{if footer}}
= {{footer}}
{{end}}{{if copy}}
= **${say.copy}**{{end}}`
}

const spineLabel = `{{each lines}}{{line}}
{{end}}`
const itemLabel = `= **{{library.name}}**
= {{title}}
%% {{barcode}}
= {{barcode}}`

/** What Carrel prints until a library says it otherwise; labels say the same in each language. */
export function readyText(kind: TextKind, language: ReadyLanguage): string {
  if (kind === 'receipt') return receiptText(words[language])
  return kind === 'spine-label' ? spineLabel : itemLabel
}

/** Made-up facts, for previews of a text. */
export const sampleFacts: Readonly<Record<TextKind, Facts>> = {
  receipt: {
    'library.name': 'Your library',
    'branch.name': 'Elm Street',
    number: 'ELM-2026-000017',
    now: '11/24/26, 2:42 PM',
    by: 'Sam',
    patron: 'Card …6789',
    total: '$3.40',
    method: 'Cash',
    tendered: '$5.00',
    change: '$1.60',
    remaining: '$0.00',
    refund: false,
    copy: false,
    footer: 'Thank you. Open until 8 today.',
    lines: [
      { description: 'Overdue: The overstory', amount: '$2.40' },
      { description: 'Photocopies', amount: '$1.00' },
    ],
  },
  'spine-label': labelFacts(),
  'item-label': labelFacts(),
}

function labelFacts(): Facts {
  return {
    'library.name': 'Your library',
    'branch.name': 'Elm Street',
    title: 'The overstory',
    author: 'Powers, Richard',
    barcode: '31234000412345',
    callNumber: '813.54 POW 2018',
    location: 'Fiction',
    part: '',
    copyNumber: '',
    lines: [{ line: '813.54' }, { line: 'POW' }, { line: '2018' }],
  }
}
