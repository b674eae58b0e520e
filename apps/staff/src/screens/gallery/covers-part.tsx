import { Cover } from '../../ui/cover.tsx'
import { Part, Specimen } from './part.tsx'
import { sampleBooks } from './sample.ts'

/** Drawn covers in every size. */
export function CoversPart() {
  const books = sampleBooks(30)
  return (
    <Part title="Covers">
      <Specimen name="Cover, as on a card" look="wide">
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 10 }}>
          {books.map((book) => (
            <Cover key={book.id} of={book} size="card" />
          ))}
        </div>
      </Specimen>
      <Specimen name="Cover, as in a row and in a dense row">
        {books.slice(0, 10).map((book) => (
          <Cover key={book.id} of={book} />
        ))}
        {books.slice(0, 10).map((book) => (
          <Cover key={book.id} of={book} size="dense" />
        ))}
      </Specimen>
    </Part>
  )
}
