import type { ChangeWords } from './words.ts'

/** In Spanish. */
export const changesEs: ChangeWords = {
  title: 'Encabezamientos que hemos cambiado',
  intro: 'Las palabras de un catálogo pueden herir. Aquí está lo que hemos cambiado, por qué y dónde.',
  none: 'Todavía no hay cambios en la lista.',
  all: 'Todos los cambios',
  why: 'Por qué lo hacemos',
  sources: 'De dónde vienen las palabras',
  contact: 'A quién preguntar',
  rules: 'Qué se cambia',
  list: 'Títulos cambiados',
  download: 'La lista completa como archivo',
  newer: 'Más recientes',
  older: 'Más antiguos',
  columns: ['Título', 'Antes', 'Ahora', 'Día'],
  note: 'Sobre estos temas',
  replaced: (from, to) => `«${to}» figura en lugar de «${from}».`,
  added: (from, to) => `Se añadió «${to}» junto a «${from}».`,
  removed: (from) => `Se quitó «${from}».`,
  titles: ({ many }, count) => many(count, 'título', 'títulos'),
}
