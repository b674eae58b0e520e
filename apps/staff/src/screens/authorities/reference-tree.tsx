import type { Authority } from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { useWords } from '../../desk-context.ts'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './authorities.module.css'

type Related = Authority['related'][number]

/** Where a heading stands: broader ones above, narrower ones below, others beside, and the forms that lead to it. */
export function ReferenceTree({ of: it }: { readonly of: Authority }) {
  const { authorities, relationNames } = useWords()
  const by = Map.groupBy(it.related, ({ relation }) => relation)
  const beside = (['related', '', 'earlier', 'later'] as const).flatMap((relation) =>
    (by.get(relation) ?? []).map((one) => ({ ...one, label: relationNames[relation] })),
  )
  const own = (
    <>
      <span className={styles.here}>
        <bdi>{it.text}</bdi>
      </span>
      {by.has('narrower') && (
        <ul>
          {by.get('narrower')?.map((one) => (
            <Line key={one.text} one={one} />
          ))}
        </ul>
      )}
    </>
  )
  const broader = by.get('broader') ?? []
  return (
    <Panel title={authorities.related}>
      <ul className={styles.tree}>
        {broader.length === 0 ? (
          <li>{own}</li>
        ) : (
          broader.map((one, at) => (
            <li key={one.text}>
              <Named one={one} />
              {at === broader.length - 1 && (
                <ul>
                  <li>{own}</li>
                </ul>
              )}
            </li>
          ))
        )}
        {beside.map((one) => (
          <li key={`${one.label} ${one.text}`}>
            <span className={styles.second}>{one.label}</span> <Named one={one} />
          </li>
        ))}
      </ul>
      <h3 className={styles.second}>{authorities.forms}</h3>
      {it.seeFrom.length === 0 ? (
        <p className={styles.second}>{authorities.noForms}</p>
      ) : (
        <ul className={styles.tree}>
          {it.seeFrom.map(({ text, tag, hidden }) => (
            <li key={`${tag} ${text}`}>
              <bdi>{text}</bdi> {hidden && <span className={styles.second}>{authorities.hiddenForm}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Line({ one }: { readonly one: Related }) {
  return (
    <li>
      <Named one={one} />
    </li>
  )
}

function Named({ one }: { readonly one: Related }) {
  const { authorities } = useWords()
  return (
    <>
      {one.id === null ? (
        <bdi>{one.text}</bdi>
      ) : (
        <Link href={`/authorities/${one.id}`}>
          <bdi>{one.text}</bdi>
        </Link>
      )}{' '}
      <span className={styles.second}>
        {one.id === null ? authorities.blind : one.bibs > 0 && authorities.titles(one.bibs)}
      </span>
    </>
  )
}
