import type { SearchHit } from '../../../../server/src/modules/catalog/contract.ts'
import type { Words } from '../../messages/index.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { Pill } from '../../ui/pill.tsx'
import { coverOf } from './cover-of.ts'
import { Marked } from './marked.tsx'

interface About {
  readonly words: Words
  /** Words that were looked for, folded. */
  readonly found: readonly string[]
  readonly branchName: (id: number) => string
  /** What formats are called, as the search itself names them. */
  readonly formatName: (code: string) => string
}

/** The columns of the titles found. */
export function resultColumns({ words, found, branchName, formatName }: About): readonly Column<SearchHit>[] {
  const { catalogue } = words
  return [
    {
      id: 'title',
      title: catalogue.book,
      cell: (hit) => (
        <TwoLines
          cover={coverOf(hit)}
          second={[hit.originalAuthor ?? hit.author, hit.originalTitle !== null && hit.title]
            .filter((part) => typeof part === 'string' && part !== '')
            .join(' · ')}
        >
          <Link href={`/catalogue/${hit.id}`} look="quiet">
            <Marked text={hit.originalTitle ?? hit.title} words={found} />
          </Link>
        </TwoLines>
      ),
      text: (hit) => hit.title,
    },
    {
      id: 'author',
      title: catalogue.author,
      optional: true,
      cell: (hit) => hit.author,
      text: (hit) => hit.author ?? '',
    },
    {
      id: 'isbn',
      title: catalogue.isbn,
      optional: true,
      width: '140px',
      cell: (hit) => hit.isbn,
      text: (hit) => hit.isbn ?? '',
    },
    {
      id: 'format',
      title: catalogue.format,
      width: '124px',
      room: 'wide',
      cell: (hit) => formatName(hit.format),
      text: (hit) => formatName(hit.format),
    },
    {
      id: 'year',
      title: catalogue.year,
      width: '68px',
      align: 'end',
      room: 'wide',
      cell: (hit) => hit.year,
      text: (hit) => hit.year ?? undefined,
    },
    {
      id: 'where',
      title: catalogue.where,
      width: '168px',
      cell: (hit) => <Where hit={hit} words={words} branchName={branchName} />,
      text: (hit) => hit.availableAt.map(branchName).join(', '),
    },
    {
      id: 'copies',
      title: catalogue.copies,
      width: '80px',
      align: 'end',
      room: 'wide',
      cell: (hit) => <Figure value={hit.items} />,
      text: (hit) => hit.items,
    },
  ]
}

function Where({ hit, words, branchName }: Pick<About, 'words' | 'branchName'> & { readonly hit: SearchHit }) {
  const { catalogue } = words
  const [first] = hit.availableAt
  if (hit.items === 0) return <Pill>{catalogue.noCopies}</Pill>
  if (first === undefined) return <Pill tone="warn">{catalogue.allOut}</Pill>
  return (
    <Pill tone="ok" icon="tone">
      {hit.availableAt.length === 1 ? catalogue.inAt(branchName(first)) : catalogue.inAtSeveral(hit.availableAt.length)}
    </Pill>
  )
}
