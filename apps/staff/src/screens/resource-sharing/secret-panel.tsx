import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './sharing.module.css'

/** A secret that was just made. */
export interface ShownSecret {
  readonly partner: string
  readonly secret: string
}

/** Shows a secret the one time that it can be seen. */
export function SecretPanel({ secret: { partner, secret } }: { readonly secret: ShownSecret }) {
  const { words, announce } = useDesk()
  const { sharing } = words
  return (
    <Panel title={`${sharing.secret}: ${partner}`}>
      <div className={styles.tight}>
        <Banner tone="ok" live title={sharing.secret}>
          {sharing.secretText}
        </Banner>
        <code className={styles.secret}>{secret}</code>
        <div className={styles.buttons}>
          <Button onPress={() => void navigator.clipboard.writeText(secret).then(() => announce(sharing.copied))}>
            {sharing.copy}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
