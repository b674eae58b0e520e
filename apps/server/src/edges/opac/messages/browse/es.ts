import type { BrowseWords } from './words.ts'

/** In Spanish. */
export const browseEs: BrowseWords = {
  title: 'Índices',
  intro: 'Nombres, títulos, temas y géneros por orden alfabético, con las otras formas en que se conocen.',
  kinds: { name: 'Personas y entidades', title: 'Obras y series', subject: 'Temas', genre: 'Géneros' },
  kind: 'Lista',
  from: 'Desde',
  go: 'Ir',
  see: 'véase',
  relations: {
    '': 'Véase también',
    broader: 'Más amplio',
    narrower: 'Más específico',
    earlier: 'Anterior',
    later: 'Posterior',
    related: 'Véase también',
  },
  before: 'Antes',
  after: 'Después',
  none: 'Aquí no hay nada. Empiece por otra palabra.',
  near: 'Ver los temas cercanos',
  titles: ({ many }, count) => many(count, 'título', 'títulos'),
}
