import { listColumns } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './copy-cataloguing.module.css'
import { movedColumn, type ListLook } from './list-mapping.ts'

interface ListColumnsProps {
  readonly look: ListLook
  readonly onChange: (columns: ListLook['columns']) => void
}

const unused = 'unused'

/** Which column of a delimited file is what, and which of its lines have no ISBN. */
export function ListColumns({ look, onChange }: ListColumnsProps) {
  const { copy, copyListColumns: names } = useWords()
  const places = Array.from({ length: Math.min(look.width, 40) }, (_, at) => at + 1)
  const choices = [
    { id: unused, label: copy.columnUnused },
    ...listColumns.map((id) => ({ id, label: names[id] })),
  ] as const
  return (
    <div className={styles.form} role="group" aria-label={copy.columns}>
      {look.width > 1 && (
        <>
          <p className={styles.second}>{look.isRemembered ? copy.columnsRemembered : copy.columnsText}</p>
          <ul className={styles.columns}>
            {places.map((place) => (
              <li key={place}>
                <Select
                  label={look.header[place - 1]?.trim() || copy.column(place)}
                  value={listColumns.find((name) => look.columns[name] === place) ?? unused}
                  onChange={(name) => onChange(movedColumn(look.columns, place, name === unused ? undefined : name))}
                  choices={choices}
                />
                <p className={styles.sample}>
                  {look.rows
                    .map((row) => row[place - 1]?.trim() ?? '')
                    .filter((text) => text !== '')
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {look.bad > 0 && (
        <Banner tone={look.isbns === 0 ? 'stop' : 'warn'} title={copy.badLines(look.bad, look.lines)}>
          {look.problems
            .slice(0, 5)
            .map(({ line, problem }) => `${copy.line(line)}: ${problem}`)
            .join(' ')}
        </Banner>
      )}
    </div>
  )
}
