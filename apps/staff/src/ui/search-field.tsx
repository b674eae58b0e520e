import { Search, X } from 'lucide-react'
import {
  Button,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField'
import { useWords } from '../desk-context.ts'
import { cx } from './cx.ts'
import styles from './field.module.css'
import search from './search-field.module.css'

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> {
  /** Said to screen readers; the icon says it to the others. */
  readonly label: string
  readonly placeholder?: string
}

/** A field to look for something in what is on the page. */
export function SearchField({ label, placeholder, ...rest }: SearchFieldProps) {
  const { ui } = useWords()
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx(styles.field, search.field)}>
      <div className={styles.frame}>
        <Search aria-hidden="true" />
        <Input {...(placeholder !== undefined && { placeholder })} className={cx(styles.input, search.input)} />
        <Button aria-label={ui.clear} className={search.clear ?? ''}>
          <X aria-hidden="true" />
        </Button>
      </div>
    </AriaSearchField>
  )
}
