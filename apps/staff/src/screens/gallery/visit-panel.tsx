import { Laptop, Scissors } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { OutcomeRow } from '../../ui/outcome-row.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import styles from './visit-panel.module.css'

const none = () => undefined

/** A visit at the desk as it stands in the picture of the look. */
export function VisitPanel({ fill }: { readonly fill?: boolean }) {
  const [deciding, setDeciding] = useState(false)
  return (
    <Panel
      title="This visit"
      aside={<Pill>5 items</Pill>}
      actions={
        <Button tone="plain" size="small" keys="Esc">
          Next patron
        </Button>
      }
      flush
      {...(fill && { fill })}
    >
      <ul>
        <OutcomeRow
          of={{ title: 'Braiding Sweetgrass', author: 'Kimmerer, Robin Wall', classNumber: '305.597' }}
          barcode="31234008712209"
          band="ok"
          state={{ tone: 'ok', text: 'Out', icon: 'tone' }}
          result="15 Dec"
          ask={{ text: 'why?', onPress: none }}
          onUndo={none}
        />
        <OutcomeRow
          of={{ title: 'Chainsaw Man, vol. 11', author: 'Fujimoto, Tatsuki', classNumber: '741.5', kind: 'manga' }}
          barcode="31234009024410"
          band="stop"
          state={{ tone: 'stop', text: 'Held for another', icon: 'tone' }}
          result="not lent"
          refused
          ask={{ text: 'decide', onPress: () => setDeciding(!deciding) }}
          onUndo={none}
        >
          {deciding && (
            <div className={styles.decision}>
              <p>R. Osei waits since 18 Nov.</p>
              <Button size="small">Put on the hold shelf</Button>
              <Button size="small">Lend all the same</Button>
            </div>
          )}
        </OutcomeRow>
        <OutcomeRow
          of={{ title: 'Cien años de soledad', author: 'García Márquez, Gabriel', classNumber: '863.64' }}
          barcode="31234004550131"
          state={{ tone: 'ok', text: 'Out', icon: 'tone' }}
          result="15 Dec"
          ask={{ text: 'why?', onPress: none }}
          onUndo={none}
        />
        <OutcomeRow
          of={{ title: 'Laptop 14, ThinkPad L14 (kit of 3)', author: 'Equipment', kind: 'equipment' }}
          barcode="31234007770027"
          state={{ tone: 'info', text: '4 hours', icon: Laptop }}
          result="Today 14:42"
          ask={{ text: 'why?', onPress: none }}
          onUndo={none}
        />
        <OutcomeRow
          of={{ title: 'Spirited Away (DVD)', author: 'Miyazaki, Hayao', classNumber: '791.43', kind: 'DVD' }}
          barcode="31234006209918"
          state={{ tone: 'ok', text: 'Out', icon: 'tone' }}
          result="1 Dec"
          ask={{ text: 'why?', onPress: none }}
          onUndo={none}
        />
        <OutcomeRow
          of={{ title: 'Мастер и Маргарита', author: 'Булгаков, Михаил', classNumber: '891.73' }}
          barcode="31234003337206"
          state={{ tone: 'warn', text: 'Shortened', icon: Scissors }}
          result="3 Dec"
          ask={{ text: 'why? card ends', onPress: none }}
          onUndo={none}
          selected
        />
      </ul>
    </Panel>
  )
}
