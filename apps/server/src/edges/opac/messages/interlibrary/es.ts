import type { InterlibraryWords } from './words.ts'

/** In Spanish. */
export const interlibraryEs: InterlibraryWords = {
  title: 'Pedirlo a otra biblioteca',
  intro: 'Lo que la biblioteca no tiene quizá podamos pedirlo prestado a otra, o conseguir la copia de un artículo.',
  kind: '¿Qué necesita?',
  what: 'Título del libro o de la revista',
  part: 'Título del artículo o capítulo',
  author: 'Autor',
  number: 'ISBN o ISSN',
  year: 'Año',
  volume: 'Volumen',
  issue: 'Número',
  pages: 'Páginas',
  doi: 'DOI',
  note: 'Nota para nosotros',
  pickup: 'Recoger en',
  submit: 'Pedirlo',
  mine: 'Lo que he pedido',
  none: 'Nada todavía.',
  withdraw: 'Retirar',
  closed: 'La biblioteca no acepta ahora peticiones aquí. Pregunte en el mostrador.',
  kinds: {
    article: 'Artículo',
    chapter: 'Capítulo de un libro',
    book: 'Libro',
    journal: 'Revista',
    thesis: 'Tesis',
  },
  states: {
    new: 'Aún no lo hemos mirado',
    ordered: 'Pedido',
    here: 'Aquí para usted',
    declined: 'No es posible',
    done: 'Terminado',
  },
}
