/** What Carrel says on slips in a language, until a library says it otherwise. */
export interface SlipWords {
  readonly due: string
  readonly onSite: string
  readonly with: string
  readonly items: string
  readonly owed: string
  readonly returned: string
  readonly overdue: string
  readonly hold: string
  readonly until: string
  readonly to: string
  readonly forHold: string
  readonly from: string
  /** Why something goes to another branch. */
  readonly reasons: Readonly<Record<'return' | 'hold' | 'rotation' | 'manual', string>>
  readonly toShelf: string
  readonly toHoldShelf: string
  readonly toWorkroom: string
}

/** Languages in which Carrel has words of its own for slips. */
export const slipLanguages = ['en', 'es', 'fr', 'de'] as const
export type SlipLanguage = (typeof slipLanguages)[number]

const words: Readonly<Record<SlipLanguage, SlipWords>> = {
  en: {
    due: 'due',
    onSite: 'use in the library',
    with: 'with',
    items: 'Items',
    owed: 'Owed',
    returned: 'Returned',
    overdue: 'overdue',
    hold: 'HOLD',
    until: 'until',
    to: 'TO',
    forHold: 'For a hold',
    from: 'From',
    reasons: { return: 'Goes home', hold: 'For a hold', rotation: 'Next stage of its rota', manual: 'Asked for there' },
    toShelf: 'To the shelf',
    toHoldShelf: 'To the hold shelf',
    toWorkroom: 'To the workroom',
  },
  es: {
    due: 'hasta el',
    onSite: 'uso en la biblioteca',
    with: 'con',
    items: 'Ejemplares',
    owed: 'Pendiente de pago',
    returned: 'Devuelto',
    overdue: 'con retraso',
    hold: 'RESERVA',
    until: 'hasta el',
    to: 'A',
    forHold: 'Para una reserva',
    from: 'De',
    reasons: {
      return: 'Vuelve a su biblioteca',
      hold: 'Para una reserva',
      rotation: 'Siguiente etapa de su ruta',
      manual: 'Pedido allí',
    },
    toShelf: 'Al estante',
    toHoldShelf: 'Al estante de reservas',
    toWorkroom: 'Al taller',
  },
  fr: {
    due: 'à rendre le',
    onSite: 'consultation sur place',
    with: 'avec',
    items: 'Documents',
    owed: 'Reste dû',
    returned: 'Rendu',
    overdue: 'en retard',
    hold: 'RÉSERVATION',
    until: 'jusqu’au',
    to: 'VERS',
    forHold: 'Pour une réservation',
    from: 'De',
    reasons: {
      return: 'Retourne chez lui',
      hold: 'Pour une réservation',
      rotation: 'Étape suivante de sa tournée',
      manual: 'Demandé là-bas',
    },
    toShelf: 'Au rayon',
    toHoldShelf: 'Au rayon des réservations',
    toWorkroom: 'À l’atelier',
  },
  de: {
    due: 'bis',
    onSite: 'nur in der Bibliothek',
    with: 'mit',
    items: 'Medien',
    owed: 'Noch offen',
    returned: 'Zurückgegeben',
    overdue: 'verspätet',
    hold: 'VORMERKUNG',
    until: 'bis',
    to: 'NACH',
    forHold: 'Für eine Vormerkung',
    from: 'Von',
    reasons: {
      return: 'Geht nach Hause',
      hold: 'Für eine Vormerkung',
      rotation: 'Nächste Station seiner Rundreise',
      manual: 'Dort angefordert',
    },
    toShelf: 'Ins Regal',
    toHoldShelf: 'Ins Abholregal',
    toWorkroom: 'In den Arbeitsraum',
  },
}

/** The language in which Carrel speaks on a slip: the first of those wanted that it knows, else English. */
export function slipLanguage(wanted: readonly string[]): SlipLanguage {
  for (const language of wanted) {
    const short = language.split('-')[0]?.toLowerCase()
    const known = slipLanguages.find((one) => one === short)
    if (known) return known
  }
  return 'en'
}

/** What Carrel says on slips in a language. */
export function slipWords(language: SlipLanguage): SlipWords {
  return words[language]
}
