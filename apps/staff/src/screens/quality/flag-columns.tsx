import type { Flag } from '../../../../server/src/modules/quality/contract.ts'
import { editorAddress, waitingBehind } from '../../editor-address.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { FlaggedFieldView } from './flagged-field-view.tsx'
import styles from './quality.module.css'

/** The address at which the record of a flag is edited, at its field; where one may not edit, that where it is seen. */
export function addressOfFlag(
  { bib, tag, occurrence, subfield }: Pick<Flag, 'bib' | 'tag' | 'occurrence' | 'subfield'>,
  list: readonly Flag[],
  mayEdit: boolean,
): string {
  if (!mayEdit) return `/catalogue/${bib}?tab=record`
  const at = tag === null ? undefined : { tag, occurrence: occurrence ?? 1, subfield: subfield ?? undefined }
  const waiting = waitingBehind(
    list.map((flag) => flag.bib),
    bib,
  )
  return editorAddress(bib, waiting, at)
}

/** The columns of a list of flags: the record, the field, what is wrong. */
export function flagColumns(
  { quality }: Words,
  format: Format,
  addressOf: (flag: Flag) => string,
): readonly Column<Flag>[] {
  return [
    {
      id: 'record',
      title: quality.record,
      width: '28%',
      cell: (flag) => (
        <TwoLines second={flag.controlNumber}>
          <Link href={addressOf(flag)} look="quiet">
            {flag.title}
          </Link>
        </TwoLines>
      ),
      text: (flag) => flag.title,
    },
    {
      id: 'field',
      title: quality.field,
      cell: (flag) => (
        <span className={styles.twoLines}>
          <FlaggedFieldView flag={flag} />
          <span className={styles.message} title={flag.message}>
            {flag.dismissed
              ? `${quality.dismissedBy(flag.dismissed.by, format.when(flag.dismissed.at))}: ${flag.dismissed.reason}`
              : flag.message}
          </span>
        </span>
      ),
      text: (flag) => flag.message,
    },
    {
      id: 'saved',
      title: quality.saved,
      width: '150px',
      room: 'widest',
      cell: (flag) => (
        <TwoLines second={format.when(flag.savedAt)}>
          <Link href={`/quality?rule=${flag.code}&savedBy=${encodeURIComponent(flag.savedBy)}`} look="quiet">
            {flag.savedBy}
          </Link>
        </TwoLines>
      ),
      text: (flag) => flag.savedBy,
    },
    {
      id: 'found',
      title: quality.found,
      width: '130px',
      optional: true,
      cell: (flag) => format.when(flag.foundAt),
      text: (flag) => flag.foundAt,
    },
  ]
}
