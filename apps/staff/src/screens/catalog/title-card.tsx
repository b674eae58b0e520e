import type { Bib } from '../../../../server/src/modules/catalog/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Cover } from '../../ui/cover.tsx'
import { KeyValues, type KeyValue } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { coverOf } from './cover-of.ts'
import styles from './title.module.css'

/** What a title is: its cover and its description. */
export function TitleCard({ bib }: { readonly bib: Bib }) {
  const { catalogue } = useWords()
  const fact = (label: string, value: string | null): readonly KeyValue[] =>
    value === null || value === '' ? [] : [{ label, value: <bdi>{value}</bdi> }]
  return (
    <Panel>
      <div className={styles.card}>
        <Cover of={coverOf(bib)} size="card" />
        <div className={styles.who}>
          {bib.originalTitle !== null && (
            <p className={styles.original}>
              <bdi>{bib.title}</bdi>
            </p>
          )}
          <p>
            <bdi>{bib.originalAuthor ?? bib.author}</bdi>
          </p>
          <div className={styles.pills}>
            {bib.year !== null && <Pill>{bib.year}</Pill>}
            <Pill>{bib.format.charAt(0).toUpperCase() + bib.format.slice(1).replaceAll('-', ' ')}</Pill>
            {bib.suppressed && <Pill tone="warn">{catalogue.suppressed}</Pill>}
          </div>
        </div>
      </div>
      {bib.summary !== null && (
        <p className={styles.summary}>
          <bdi>{bib.summary}</bdi>
        </p>
      )}
      <KeyValues
        look="columns"
        facts={[
          ...fact(catalogue.edition, bib.edition),
          ...fact(catalogue.published, [bib.place, bib.publisher].filter(Boolean).join(' : ')),
          ...fact(catalogue.extent, bib.extent),
          ...fact(catalogue.series, bib.series.join('; ')),
          ...fact(catalogue.contributors, bib.contributors.join('; ')),
          ...(bib.subjects.length === 0
            ? []
            : [
                {
                  label: catalogue.subjects,
                  value: (
                    <ul className={styles.subjects}>
                      {bib.subjects.map((subject) => (
                        <li key={subject}>
                          <Link href={`/catalogue?q=${encodeURIComponent(`subject:"${subject}"`)}`} look="quiet">
                            <bdi>{subject}</bdi>
                          </Link>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]),
          ...fact(catalogue.callNumber, bib.classNumber),
          ...fact(catalogue.isbn, bib.isbn),
          ...fact(catalogue.controlNumber, bib.controlNumber),
          ...bib.links.map(({ url, text }) => ({
            label: catalogue.online,
            value: <Link href={url}>{text === '' ? url : text}</Link>,
          })),
        ]}
      />
    </Panel>
  )
}
