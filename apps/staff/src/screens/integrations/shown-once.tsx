import { Copy } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './integrations.module.css'

interface ShownOnceProps {
  readonly title: string
  readonly text: string
  readonly value: string
}

/** A token or secret that is shown once, with a button that copies it. */
export function ShownOnce({ title, text, value }: ShownOnceProps) {
  const { words, announce } = useDesk()
  const { integrations } = words
  return (
    <Panel title={title}>
      <div className={styles.form}>
        <Banner tone="ok" live title={text} />
        <code className={styles.secret}>{value}</code>
        <div className={styles.buttons}>
          <Button
            icon={Copy}
            onPress={() => void navigator.clipboard.writeText(value).then(() => announce(integrations.copied))}
          >
            {integrations.copy}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
