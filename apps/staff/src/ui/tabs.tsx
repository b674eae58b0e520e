import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { Count } from './count.tsx'
import { revealIn } from './reveal.ts'
import styles from './tabs.module.css'

/** One page of a set of tabs. */
export interface TabPage<T extends string> {
  readonly id: T
  readonly label: string
  /** How many things are on it. */
  readonly count?: number
  readonly content: ReactNode
}

interface TabsProps<T extends string> {
  readonly label: string
  readonly pages: readonly TabPage<T>[]
  readonly value: T
  readonly onChange: (page: T) => void
}

/** Pages of which one is seen at a time. The choice belongs in the address, so it is held outside. */
export function Tabs<T extends string>({ label, pages, value, onChange }: TabsProps<T>) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => {
        const page = pages.find(({ id }) => id === key)
        if (page) onChange(page.id)
      }}
      className={styles.tabs ?? ''}
    >
      <TabList aria-label={label} className={styles.list ?? ''}>
        {pages.map((page) => (
          <Tab key={page.id} id={page.id} ref={page.id === value ? reveal : null} className={styles.tab ?? ''}>
            {page.label}
            {page.count !== undefined && <Count value={page.count} />}
          </Tab>
        ))}
      </TabList>
      {pages.map((page) => (
        <TabPanel key={page.id} id={page.id} className={styles.panel ?? ''}>
          {page.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

/** On a narrow screen the tabs are a strip that slides: the chosen one is seen. */
const reveal = (tab: HTMLElement | null) => revealIn(tab?.parentElement, tab)
